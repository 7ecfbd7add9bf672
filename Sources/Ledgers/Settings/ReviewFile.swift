import Contract
import Diagnostics
import Measures
import Yams

/// review.yaml (specification: ledgers, "review.yaml").
enum ReviewFile {
  static let name = "review.yaml"

  /// The nine items of the annex with their full points.
  static let items: [(code: String, full: Points)] = [
    ("1.1", Points(5)), ("1.2", Points(10)), ("1.3", Points(5)), ("2.1", Points(15)), ("2.2", Points(15)), ("2.3", Points(15)),
    ("2.4", Points(15)), ("3.1", Points(10)), ("3.2", Points(10)),
  ]

  /// The review, or `nil` when anything in it is not as it must be: a score that is half understood is none.
  ///
  /// - Parameter policies: whether items may fall below nothing.
  static func read(_ node: Node?, policies: Policies, with reader: SettingsReader) -> Review? {
    let root = node.map { SettingsValue(node: $0, path: "", reader: reader) }
    let keys = ["confirmed_on", "signed_by", "signed_on", "total", "items", "decisions", "form"]
    let fields: SettingsFields
    if let root, !root.isBlank {
      guard let found = root.fields(keys) else { return nil }
      fields = found
    } else {
      fields = SettingsFields(blank: reader)
    }
    let confirmed = fields.optional("confirmed_on", .date)
    let signatures = fields["signed_by"]?.fields(["office", "vendor"])
    let signedOn = fields["signed_on"].flatMap(days)
    let total = fields.required("total", .points)
    let items = items(fields, policies: policies)
    let decisions = fields["decisions"].map(decisions) ?? []
    let form = fields["form"].flatMap(form)
    let office = signatures?.optional("office", .text)
    let vendor = signatures?.optional("vendor", .text)
    if let total, let items { checkSum(of: items, against: total, fields) }
    guard reader.findings.isEmpty, let total, let items else { return nil }
    return Review(
      confirmedOn: confirmed, signedByOffice: office, signedByVendor: vendor, signedOn: signedOn, total: total, items: items,
      decisions: decisions, form: form)
  }

  private static func days(_ value: SettingsValue) -> Review.SignatureDays? {
    guard let fields = value.fields(["office", "vendor"]) else { return nil }
    guard let office = fields.required("office", .date), let vendor = fields.required("vendor", .date) else { return nil }
    return Review.SignatureDays(office: office, vendor: vendor)
  }

  private static func items(_ fields: SettingsFields, policies: Policies) -> [String: Points]? {
    guard let group = fields.group("items", items.map(\.code)) else { return nil }
    var scores: [String: Points] = [:]
    for (code, full) in items {
      guard let score = group.required(code, .points) else { continue }
      scores[code] = score
      if score > full || (policies.itemFloorZero && score < .zero) {
        group[code]?.refuse(Bilingual(zh: " 0 到 \(full) 的分数", en: "points from 0 to \(full)"))
      }
    }
    return scores.count == items.count ? scores : nil
  }

  private static func checkSum(of items: [String: Points], against total: Points, _ fields: SettingsFields) {
    let sum = items.values.reduce(.zero, +)
    guard sum != total else { return }
    fields.reader.report(
      "total", line: fields["total"]?.line ?? 1, value: "\(total)",
      Bilingual(zh: "各项得分之和为 \(sum)，与总分 \(total) 不符", en: "the items add up to \(sum), not to the total \(total)"),
      hint: Bilingual(zh: "请按签字的评分表核对各项与总分", en: "compare items and total with the signed form"))
  }

  private static func decisions(_ value: SettingsValue) -> [Review.Decision] {
    guard let members = value.members else {
      value.refuse(Bilingual(zh: "列表，每项为 {rule, record, decision, points}", en: "a list of {rule, record, decision, points}"))
      return []
    }
    return members.compactMap { member in
      guard let fields = member.fields(["rule", "record", "decision", "points", "comment", "date"]) else { return nil }
      let (rule, record) = (fields.required("rule", .text), fields.required("record", .text))
      let kind = fields.required("decision", SettingsKind<Review.Decision.Kind>.one(of: [.upheld, .dropped, .adjusted, .added]))
      let points = fields.required("points", .points)
      let comment = fields.optional("comment", .text)
      let date = fields.optional("date", .date)
      guard let rule, let record, let kind, let points else { return nil }
      return Review.Decision(rule: rule, record: record, kind: kind, points: points, comment: comment, date: date)
    }
  }

  private static func form(_ value: SettingsValue) -> Review.Form? {
    guard let fields = value.fields(["file", "sha256", "ledgers"]) else { return nil }
    let file = fields.required("file", .text)
    let (sum, ledgers) = (fields.required("sha256", .text), fields.required("ledgers", .text))
    guard let file, let sum, let ledgers else { return nil }
    return Review.Form(file: file, sha256: sum, ledgers: ledgers)
  }
}
