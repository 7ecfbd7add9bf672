import OOXML

/// The names that a workbook gives to cells, values and formulas.
struct DefinedNames {
  /// By name in lower case and the sheet that it belongs to; -1 for the workbook.
  private var formulas: [String: [Int: Formula]] = [:]

  /// - Parameter sheets: the engine's number of each sheet by its position in the workbook.
  init(_ workbook: XMLElement, sheets: [Int?]) {
    for element in workbook.first("x:definedNames")?.all("x:definedName") ?? [] {
      guard let name = element["name"], let formula = try? Formula(element.text) else { continue }
      let position = element["localSheetId"].flatMap { Int($0) }
      let scope = position.flatMap { sheets.indices.contains($0) ? sheets[$0] : nil }
      guard position == nil || scope != nil else { continue }
      formulas[name.lowercased(), default: [:]][scope ?? -1] = formula
    }
  }

  /// What a name stands for, seen from a sheet; `nil` for one that there is not.
  func formula(_ name: String, from sheet: Int) -> Formula? {
    let plain = name.lastIndex(of: "!").map { String(name[name.index(after: $0)...]) } ?? name
    let scopes = formulas[plain.lowercased()]
    return scopes?[sheet] ?? scopes?[-1]
  }
}

extension Formula {
  /// Whether it means other cells in other places, as a name does that is written without dollar signs.
  var isRelative: Bool { references.contains { $0.shape.isRelative } }
}
