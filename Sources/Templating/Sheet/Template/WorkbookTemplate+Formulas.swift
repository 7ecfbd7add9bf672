import Diagnostics

extension WorkbookTemplate {
  /// Formulas whose value the engine cannot put beside them, each named: what it does not know is never computed wrongly.
  var formulaProblems: Problems {
    var problems = Problems()
    for sheet in sheets {
      for row in sheet.rows {
        for cell in row.cells {
          guard case .formula(let formula) = cell.content,
            let reason = fault(of: formula.formula, at: formula.site.cell.flatMap { CellAddress($0) }, on: sheet)
          else { continue }
          problems.add(.uncomputed(reason), source: Formula.shown(formula.formula.text), at: formula.site)
        }
      }
    }
    return problems
  }

  /// - Parameter depth: of names that stand for names.
  private func fault(of formula: Formula, at cell: CellAddress?, on sheet: SheetTemplate, depth: Int = 0) -> Bilingual? {
    if case .failure(let error) = formula.tree { return Bilingual(zh: "不能计算：\(error.message)", en: error.message) }
    for name in formula.names {
      guard let named = names.formula(name, from: sheet.templateIndex), depth < 16 else {
        return Bilingual(zh: "名称 \(name) 不存在", en: "there is no name \(name)")
      }
      guard !named.isRelative else {
        return Bilingual(
          zh: "名称 \(name) 用相对引用，每处所指不同，算不出来；给它加上 $", en: "the name \(name) is relative and means other cells everywhere: write it with $")
      }
      if let fault = fault(of: named, at: cell, on: sheet, depth: depth + 1) { return fault }
    }
    for reference in formula.tables
    where tables.table(reference, at: cell ?? CellAddress(row: 1, column: 1), of: sheet.templateIndex)?.columns(reference.columns) == nil {
      return Bilingual(zh: "没有表格 \(reference.table) 或它的这一列", en: "there is no table \(reference.table), or it has no such column")
    }
    for reference in formula.references {
      guard let prefix = reference.sheet, !sheets.contains(where: { $0.templateName.lowercased() == prefix.name.lowercased() }) else {
        continue
      }
      return Bilingual(zh: "没有工作表 \(prefix.name)", en: "there is no sheet \(prefix.name)")
    }
    return nil
  }
}

extension WorkbookTemplate {
  /// Whether a formula calls cells by the name of a table.
  func usesTable(_ name: String) -> Bool {
    let prefix = name.lowercased() + "["
    return sheets.contains { sheet in
      sheet.rows.contains { row in
        row.cells.contains { cell in
          guard case .formula(let cell) = cell.content else { return false }
          return cell.formula.tokens.contains { if case .structured(let text) = $0 { text.lowercased().hasPrefix(prefix) } else { false } }
        }
      }
    }
  }
}

extension Fault {
  static func uncomputed(_ reason: Bilingual) -> Fault {
    .other(
      .templateUnsupported, reason,
      hint: Bilingual(
        zh: "可用的函数：\(FormulaFunction.names.joined(separator: "、"))", en: "functions: \(FormulaFunction.names.joined(separator: ", "))"))
  }
}
