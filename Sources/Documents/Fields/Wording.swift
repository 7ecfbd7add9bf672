import Contract
import Measures

/// What the other floors wrote for programs and lists, as a document prints it: "2026-04-20" becomes "2026年4月20日", "2 180 000.00" becomes
/// "2,180,000.00", and no blank stands between Chinese and figures.
enum Wording {
  static func printed(_ text: String) -> String {
    var characters = Array(text)
    characters = withChineseDates(characters)
    characters = withCommas(characters)
    return String(withoutInnerBlanks(characters))
  }

  /// A cause beside a column with its date: the date is not said twice.
  static func printed(_ text: String, without date: CivilDate?) -> String {
    let prefix = date.map { "\($0) " } ?? ""
    return printed(!prefix.isEmpty && text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text)
  }

  /// A reading with its unit: "37%"; after a word the unit stands apart, "48/48 在线（块）".
  static func reading(_ reading: String, unit: String) -> String {
    unit.isEmpty || reading.last.map { $0.isNumber } ?? true ? reading + unit : "\(reading)（\(unit)）"
  }

  // MARK: - Steps

  private static func withChineseDates(_ text: [Character]) -> [Character] {
    var out: [Character] = []
    var index = 0
    while index < text.count {
      let end = index + 10
      if end <= text.count, isDigit(text[index]), !isPartOfName(text, index - 1), !isPartOfName(text, end),
        let date = CivilDate(iso: String(text[index..<end]))
      {
        out += Array(date.chinese)
        index = end + (end < text.count && text[end] == " " ? 1 : 0)
      } else {
        out.append(text[index])
        index += 1
      }
    }
    return out
  }

  /// Dates within file names and numbers of records stay as they are.
  private static func isPartOfName(_ text: [Character], _ index: Int) -> Bool {
    guard text.indices.contains(index) else { return false }
    return "-_/.@".contains(text[index]) || (text[index].isASCII && (text[index].isLetter || text[index].isNumber))
  }

  /// A blank between a digit and exactly three more groups thousands.
  private static func withCommas(_ text: [Character]) -> [Character] {
    var out = text
    for index in text.indices.dropFirst().dropLast(3) where text[index] == " " && isDigit(text[index - 1]) {
      let isGroup = text[(index + 1)...(index + 3)].allSatisfy(isDigit) && !(index + 4 < text.count && isDigit(text[index + 4]))
      if isGroup { out[index] = "," }
    }
    return out
  }

  private static func withoutInnerBlanks(_ text: [Character]) -> [Character] {
    text.indices.filter { index in
      guard text[index] == " ", index > 0, index + 1 < text.count else { return true }
      let (before, after) = (text[index - 1], text[index + 1])
      return !((isChinese(before) && isLatin(after)) || (isLatin(before) && isChinese(after)))
    }.map { text[$0] }
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
  private static func isLatin(_ character: Character) -> Bool { character.isASCII && (character.isLetter || character.isNumber) }
  private static func isChinese(_ character: Character) -> Bool { character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false }

  // MARK: - Records

  /// How a person calls a record that JSON calls "violations:2", "daily@2026-04-20" or "2026-03-18/P004" (specification: command line, "JSON").
  ///
  /// - Parameters:
  ///   - ledger: the ledger's key, which a bare date does not say.
  ///   - said: the date that stands beside it already.
  static func record(_ record: String, ledger: String? = nil, said: CivilDate? = nil, in view: CycleView) -> String {
    let name = ledger.flatMap { LedgerTable.named($0)?.name } ?? ""
    func day(_ date: CivilDate) -> String { date == said ? "" : date.chinese }
    if let date = CivilDate(iso: record) { return name.isEmpty ? date.chinese : day(date) + name }
    if let (key, row) = parts(of: record, at: ":"), let table = LedgerTable.named(key), Int(row) != nil { return "\(table.name)第\(row)行" }
    if let (plan, due) = parts(of: record, at: "@"), let date = CivilDate(iso: due) {
      return day(date) + (view.dossier.terms.plan(plan)?.name ?? plan)
    }
    if let (due, person) = parts(of: record, at: "/"), let date = CivilDate(iso: due) {
      return "\(day(date))\(name)（\(view.dossier.roster.person(person)?.name ?? person)）"
    }
    return record
  }

  private static func parts(of text: String, at separator: Character) -> (String, String)? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }
}
