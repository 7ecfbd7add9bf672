/// Which sheets the names in a template's formulas mean: a sheet that an item repeats has a name of its own, and formulas call it by the
/// template's.
struct SheetNames {
  private let names: [String]
  private let numbers: [String: [Int]]
  /// The names of the template whose sheets are all gone too.
  private let known: Set<String>

  /// - Parameter known: the names of all sheets of the template.
  init(_ sheets: [SheetTemplate], known: [String]) {
    names = sheets.map(\.name)
    var numbers: [String: [Int]] = [:]
    for sheet in sheets { numbers[sheet.templateName.lowercased(), default: []].append(sheet.index) }
    self.numbers = numbers
    self.known = Set(known.map { $0.lowercased() })
  }

  /// Whether the template has a sheet of that name.
  func isKnown(_ name: String) -> Bool { known.contains(name.lowercased()) }

  func numbers(of name: String, from sheet: Int) -> [Int] {
    let found = numbers[name.lowercased()] ?? []
    return found.contains(sheet) ? [sheet] : found
  }

  /// The sheets of a reference, from the first to the last where it names two.
  func numbers(of prefix: SheetPrefix, from sheet: Int) -> [Int] {
    guard let last = prefix.last else { return numbers(of: prefix.name, from: sheet) }
    guard let from = numbers[prefix.name.lowercased()]?.first, let to = numbers[last.lowercased()]?.last, from <= to else { return [] }
    return Array(from...to)
  }

  func prefix(of sheet: Int) -> SheetPrefix { SheetPrefix(from: names[sheet]) }

  /// A reference's sheet under its present name, spelled as it was where nothing changed.
  func prefix(_ prefix: SheetPrefix, first: Int, last: Int) -> SheetPrefix {
    let (from, to) = (names[first], names[last])
    if from.lowercased() == prefix.name.lowercased(), to.lowercased() == (prefix.last ?? prefix.name).lowercased() { return prefix }
    return SheetPrefix(from: from, to: first == last ? nil : to)
  }
}
