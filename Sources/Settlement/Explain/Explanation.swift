import Contract
import Diagnostics
import Measures

/// A figure with what it is made of, down to file, row and clause: what `explain Q2 payable` shows.
public struct Explanation: Sendable {
  public let title: Bilingual
  /// Points, or yuan with two decimals; `nil` for a record.
  public let value: String?
  /// The contract's clause or the annex's rule that it rests on.
  public let clause: String?
  /// The calculation with its numbers, or the sentence that explains the cause.
  public let reason: Bilingual?
  public let record: String?
  public let place: Place?
  public let parts: [Explanation]

  public init(
    _ title: Bilingual, value: String? = nil, clause: String? = nil, reason: Bilingual? = nil, record: String? = nil, place: Place? = nil,
    parts: [Explanation] = []
  ) {
    self.title = title
    self.value = value
    self.clause = clause
    self.reason = reason
    self.record = record
    self.place = place
    self.parts = parts
  }

  /// A tree of lines, each part under what it belongs to.
  public func text(_ language: Language) -> String { lines(language, indent: "").joined(separator: "\n") }

  private func lines(_ language: Language, indent: String) -> [String] {
    let source = place.flatMap(Self.source).map { "  [\($0)]" } ?? ""
    let head = indent + title[language] + (value.map { language == .zh ? "：\($0)" : ": \($0)" } ?? "") + clauseWords(language) + source
    let why = reason.map { indent + "    " + $0[language] }
    return [head, why].compactMap { $0 } + parts.flatMap { $0.lines(language, indent: indent + "  ") }
  }

  /// " (clause 35)", where the title does not say it.
  private func clauseWords(_ language: Language) -> String {
    guard let clause else { return "" }
    guard clause.hasPrefix("annex") else {
      let words = language == .zh ? "第\(clause.replacing(", ", with: "、"))条" : "clause \(clause)"
      return title[language].contains(words) ? "" : language == .zh ? "（\(words)）" : " (\(words))"
    }
    let code = String(clause.dropFirst("annex ".count))
    guard code.isEmpty || !title[language].hasPrefix(code) else { return "" }
    return language == .zh ? "（附件\(code)）" : code.isEmpty ? " (annex)" : " (annex \(code))"
  }

  /// "Q2/tickets.csv:14", and for a sheet "台账.xlsx:运维服务单:14".
  private static func source(_ place: Place) -> String? {
    place.file.map { file in ([file] + [place.sheet, place.row.map(String.init)].compactMap { $0 }).joined(separator: ":") }
  }

  /// What `explain --format json` prints.
  public func json(_ language: Language) -> JSONValue {
    [
      "title": .string(title[language]), "value": .string(orNull: value), "clause": .string(orNull: clause),
      "reason": .string(orNull: reason?[language]), "record": .string(orNull: record), "file": .string(orNull: place?.file),
      "sheet": .string(orNull: place?.sheet), "row": .integer(orNull: place?.row), "parts": .array(parts.map { $0.json(language) }),
    ]
  }
}
