import OOXML

/// The names that a workbook gives to cells.
struct DefinedNames {
  /// By name in lower case and the sheet that it belongs to; -1 for the workbook.
  private var references: [String: [Int: FormulaReference]] = [:]

  /// - Parameter sheets: the engine's number of each sheet by its position in the workbook.
  init(_ workbook: XMLElement, sheets: [Int?]) {
    for element in workbook.first("x:definedNames")?.all("x:definedName") ?? [] {
      guard let name = element["name"], let formula = try? Formula(element.text), formula.tokens.count == 1, formula.references.count == 1
      else { continue }
      let position = element["localSheetId"].flatMap { Int($0) }
      let scope = position.flatMap { sheets.indices.contains($0) ? sheets[$0] : nil }
      guard position == nil || scope != nil else { continue }
      references[name.lowercased(), default: [:]][scope ?? -1] = formula.references[0]
    }
  }

  /// The cells that a name stands for, seen from a sheet; `nil` for names that are no plain reference.
  func reference(_ name: String, from sheet: Int) -> FormulaReference? {
    let plain = name.lastIndex(of: "!").map { String(name[name.index(after: $0)...]) } ?? name
    let scopes = references[plain.lowercased()]
    return scopes?[sheet] ?? scopes?[-1]
  }
}
