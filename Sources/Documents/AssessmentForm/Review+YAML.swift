import Assessment
import Contract

extension Review {
  /// The text of review.yaml: the same review gives the same bytes (specification: ledgers, "review.yaml").
  public var yaml: String {
    var lines: [String] = []
    if let confirmedOn { lines.append("confirmed_on: \(confirmedOn)") }
    let signatures = [("office", signedByOffice), ("vendor", signedByVendor)].compactMap { key, name in
      name.map { "\(key): \(Self.quoted($0))" }
    }
    if !signatures.isEmpty { lines.append("signed_by: {\(signatures.joined(separator: ", "))}") }
    if let signedOn { lines.append("signed_on: {office: \(signedOn.office), vendor: \(signedOn.vendor)}") }
    lines.append("total: \"\(total)\"")
    let scores = AssessmentItem.all.compactMap { item in items[item.code].map { "\"\(item.code)\": \"\($0)\"" } }
    lines.append("items: {\(scores.joined(separator: ", "))}")
    if !decisions.isEmpty {
      lines.append("decisions:")
      for decision in decisions {
        var fields = [
          "rule: \(decision.rule)", "record: \(Self.quoted(decision.record))", "decision: \(decision.kind.rawValue)",
          "points: \"\(decision.points)\"",
        ]
        if let date = decision.date { fields.append("date: \(date)") }
        if let comment = decision.comment { fields.append("comment: \(Self.quoted(comment))") }
        lines.append("  - {\(fields.joined(separator: ", "))}")
      }
    }
    if let form {
      lines.append("form: {file: \(Self.quoted(form.file)), sha256: \(Self.quoted(form.sha256)), ledgers: \(Self.quoted(form.ledgers))}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A YAML string in double quotes.
  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          out += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
