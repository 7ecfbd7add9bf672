import Contract
import Glibc
import Measures

/// Writes review.yaml: for people to read and mend, and never over an earlier one.
public enum ReviewStore {
  /// Writes the review into a cycle's folder. An earlier review.yaml is kept as review.yaml.1, review.yaml.2, …
  ///
  /// - Returns: the name under which an earlier one was kept; `nil` when there was none, or the same.
  @discardableResult
  public static func write(_ review: Review, into cycleFolder: String) throws(FileError) -> String? {
    let path = cycleFolder + "/" + ReviewFile.name
    let bytes = Array(text(review).utf8)
    if Folder.bytes(of: path) == bytes { return nil }
    let draft = cycleFolder + "/.review.yaml.new"
    unlink(draft)
    try Folder.write(bytes, to: draft)
    let kept = try keep(path)
    guard rename(draft, path) == 0 else { throw FileError(path: path, code: errno) }
    return kept
  }

  /// Gives the earlier file a second name, the first that is free.
  private static func keep(_ path: String) throws(FileError) -> String? {
    for number in 1...9_999 {
      if link(path, "\(path).\(number)") == 0 { return "\(ReviewFile.name).\(number)" }
      if errno == ENOENT { return nil }
      guard errno == EEXIST else { break }
    }
    throw FileError(path: path, code: errno)
  }

  /// The file's text, keys and items always in the same order.
  public static func text(_ review: Review) -> String {
    var lines = ["# 考核结果：由签字后的评分表读入，可人工核改；各项之和必须等于总分。"]
    if let day = review.confirmedOn { lines.append("confirmed_on: \(day)") }
    let signatures = [("office", review.signedByOffice), ("vendor", review.signedByVendor)].compactMap { key, name in
      name.map { "\(key): \(quoted($0))" }
    }
    if !signatures.isEmpty { lines.append("signed_by: {\(signatures.joined(separator: ", "))}") }
    lines.append("total: \(quoted("\(review.total)"))")
    lines.append("items:")
    for (code, _) in ReviewFile.items {
      if let score = review.items[code] { lines.append("  \(quoted(code)): \(quoted("\(score)"))") }
    }
    if !review.decisions.isEmpty { lines.append("decisions:") }
    for decision in review.decisions {
      lines.append("  - rule: \(quoted(decision.rule))")
      lines.append("    record: \(quoted(decision.record))")
      lines.append("    decision: \(decision.kind.rawValue)")
      lines.append("    points: \(quoted("\(decision.points)"))")
      if let comment = decision.comment { lines.append("    comment: \(quoted(comment))") }
    }
    if let form = review.form {
      lines += ["form:", "  file: \(quoted(form.file))", "  sha256: \(quoted(form.sha256))", "  ledgers: \(quoted(form.ledgers))"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A double-quoted scalar, on one line whatever the text holds (YAML 1.2, 5.7).
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: out += "\\" + String(scalar)
      case 0x0A: out += "\\n"
      case 0x09: out += "\\t"
      case 0..<0x20, 0x7F...0xA0, 0x2028, 0x2029, 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
