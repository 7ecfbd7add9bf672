import Contract
import Measures

/// How long the filings of one kind and system hold: the one that runs longest counts.
struct FilingStatus {
  let kind: AssessmentKind
  let system: String
  let certificate: String?
  let validUntil: CivilDate
  /// Negative when it has run out.
  let daysLeft: Int

  /// Sorted by the day on which they run out; filings that were made after the day do not count yet.
  static func all(_ dossier: Dossier, on day: CivilDate) -> [FilingStatus] {
    let mask = dossier.privacyMask
    var longest: [String: FilingStatus] = [:]
    for filing in dossier.records(Filing.self) {
      guard let kind = filing.kind, let until = filing.validUntil, filing.filedOn.map({ $0 <= day }) ?? true else { continue }
      let key = kind.rawValue + "\u{1F}" + (filing.system ?? "")
      if let known = longest[key], known.validUntil >= until { continue }
      longest[key] = FilingStatus(
        kind: kind, system: mask.masked(filing.system ?? ""), certificate: filing.certificate.map(mask.masked), validUntil: until,
        daysLeft: until - day)
    }
    return longest.sorted { ($0.value.validUntil, $0.key) < ($1.value.validUntil, $1.key) }.map(\.value)
  }

  /// Whether it is time to think of the next one.
  var isShort: Bool { daysLeft <= 60 }
}
