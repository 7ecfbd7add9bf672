import Assessment
import Contract
import Diagnostics
import Documents

/// What `accept` says of a form: every change and every tampering by cell, and the score that follows.
struct AcceptanceText {
  private let reading: AssessmentFormReading
  private let forceStale: Bool
  private let language: Language

  init(_ reading: AssessmentFormReading, forceStale: Bool, language: Language) {
    self.reading = reading
    self.forceStale = forceStale
    self.language = language
  }

  /// A line a remark: kind, place, what it was and what it is, by whom.
  var remarks: String {
    reading.remarks.map { remark in
      // Most sentences name their cell already.
      let place = "\(remark.sheet)!\(remark.cell)"
      let lead = remark.cell.isEmpty || remark.message[language].contains(place) ? "" : place + " "
      let by = remark.by.map { Bilingual(zh: "（\($0)）", en: " (\($0))")[language] } ?? ""
      return "\(Self.word(remark.kind)[language]) \(lead)\(remark.message[language])\(by)\n"
    }.joined()
  }

  var score: String {
    let review = reading.review
    let items = AssessmentItem.all.compactMap { item in review.items[item.code].map { "\(item.code)=\($0)" } }.joined(separator: " ")
    let date = review.confirmedOn
    let confirmed =
      review.isConfirmed
      ? Bilingual(
        zh: "已确认：甲方 \(review.signedByOffice ?? "")，乙方 \(review.signedByVendor ?? "")，\(date?.chinese ?? "")",
        en: "confirmed: office \(review.signedByOffice ?? ""), vendor \(review.signedByVendor ?? ""), \(date?.description ?? "")")
      : Bilingual(
        zh: "尚未确认，得分仍按自评：还缺\(reading.missing.map(\.zh).joined(separator: "、"))",
        en: "not confirmed, the score stays the vendor's own; still missing: \(reading.missing.map(\.en).joined(separator: ", "))")
    let total = Bilingual(zh: "总分 \(review.total)（\(items)）", en: "total \(review.total) (\(items))")
    return "\(total[language])\n\(confirmed[language])\n"
  }

  func written(_ path: String, kept: String?) -> String {
    let earlier = kept.map { Bilingual(zh: "，原有的保留为 \($0)", en: "; the earlier one is kept as \($0)") }
    return Bilingual(zh: "已写入 \(path)", en: "written: \(path)")[language] + (earlier?[language] ?? "") + "\n"
  }

  var refusal: String {
    let remedy =
      !reading.isAcceptable(forcingStale: true)
      ? Bilingual(
        zh: "请甲方在原表上只改允许填写的单元格，再发回。", en: "Ask the office to fill in only the cells that are meant for it, in the form as it was sent.")
      : reading.remarks.contains { $0.kind == .foreign }
        ? Bilingual(
          zh: "请用它自己的周期收下；确认无误要照收，加 --force-stale。", en: "Take it for the cycle that it names; to take it all the same, add --force-stale.")
        : Bilingual(
          zh: "请用现在的台账重新 build，再请甲方填写；确认无误要照收，加 --force-stale。",
          en:
            "Build the form anew from the ledgers as they are and have it filled in again; to take this one all the same, add --force-stale."
        )
    return Bilingual(zh: "未收下，没有写入任何文件。", en: "Not accepted; nothing was written. ")[language] + remedy[language] + "\n"
  }

  private static func word(_ kind: AssessmentFormRemark.Kind) -> Bilingual {
    switch kind {
    case .change: Bilingual(zh: "改动", en: "changed:")
    case .note: Bilingual(zh: "说明", en: "note:")
    case .invalid: Bilingual(zh: "无效", en: "invalid:")
    case .tampered: Bilingual(zh: "篡改", en: "tampered:")
    case .foreign: Bilingual(zh: "不符", en: "foreign:")
    case .stale: Bilingual(zh: "过期", en: "stale:")
    }
  }
}
