import Diagnostics
import OOXML

/// Array formulas over several cells: only the first cell holds the formula, and each of the others shows its part of the result.
struct ArrayFormulas {
  /// An area of more cells is filled by no program in good time.
  private static let largest = 100_000

  private(set) var problems = Problems()

  /// The rows with a cell for every part of a result, also where the file leaves it out.
  mutating func spread(over rows: [RowTemplate], _ block: SheetBlock, _ columns: SheetBlock) -> [RowTemplate] {
    var parts: [Int: [Int: FormulaCell]] = [:]
    for row in rows {
      for cell in row.cells {
        guard case .formula(let formula) = cell.content, let area = formula.array, !area.isCell else { continue }
        guard isWhole(area.rows, in: block), isWhole(area.columns, in: columns), area.rows.count * area.columns.count <= Self.largest else {
          problems.add(.brokenArray(area), source: "=" + formula.formula.text, at: formula.site)
          continue
        }
        for number in area.rows {
          for column in area.columns where number != row.number || column != cell.column { parts[number, default: [:]][column] = formula }
        }
      }
    }
    return parts.isEmpty ? rows : Self.rows(rows, with: parts)
  }

  /// Whether the first line is repeated only together with all others, so that every item has the formula once.
  private func isWhole(_ lines: ClosedRange<Int>, in block: SheetBlock) -> Bool {
    block.innermost(lines.lowerBound).holds(lines)
  }

  private static func rows(_ rows: [RowTemplate], with parts: [Int: [Int: FormulaCell]]) -> [RowTemplate] {
    var all = Dictionary(uniqueKeysWithValues: rows.map { ($0.number, $0) })
    for (number, formulas) in parts {
      var row = all[number] ?? RowTemplate(number: number, attributes: [], height: nil, isHeightFixed: false, isHidden: false, cells: [])
      var cells = Dictionary(uniqueKeysWithValues: row.cells.map { ($0.column, $0) })
      for (column, formula) in formulas {
        let before = cells[column]
        cells[column] = CellTemplate(
          column: column, style: before?.style ?? 0, attributes: before?.attributes ?? [], content: .part(formula))
      }
      row.cells = cells.values.sorted { $0.column < $1.column }
      all[number] = row
    }
    return all.values.sorted { $0.number < $1.number }
  }
}

extension Fault {
  /// An array formula of which only a piece would be repeated.
  static func brokenArray(_ area: CellArea) -> Fault {
    .other(
      .templateReference,
      Bilingual(
        zh: "数组公式 \(area) 只有一部分在重复的行列里，或超过十万格", en: "only a part of the array formula \(area) is repeated, or it has over 100,000 cells"),
      hint: Bilingual(zh: "让区段把整个数组公式包在里面，或改成每格一个公式", en: "put the whole of it into the section, or write a formula a cell"))
  }

  /// A formula whose result takes as much room as it has, and the file says how much that was.
  static func spill(_ area: CellArea, height: Int, width: Int) -> Fault {
    .other(
      .templateReference,
      Bilingual(
        zh: "动态数组公式占 \(area)，而结果是 \(height) 行 \(width) 列",
        en: "the dynamic array formula takes \(area), and its result has \(height) rows and \(width) columns"),
      hint: Bilingual(zh: "用 SUM、INDEX 等得出一个值的公式，或在区段里每行写一个公式", en: "use a formula of one value, or one a row within the section"))
  }
}
