import Diagnostics
import OOXML

extension Templates {
  static func workbook(_ bytes: [UInt8], _ name: String, _ fields: Shape?, _ delimiters: Delimiters) throws -> [Finding] {
    let template = try WorkbookTemplate(OfficePackage(bytes: bytes), name: name, delimiters: delimiters)
    var problems = template.formulaProblems
    guard let fields else { return problems.findings }
    for sheet in template.sheets {
      var lint = FieldLint(fields)
      for margin in sheet.margins { sheet.lint(margin.nodes, &lint) }
      sheet.lint(sheet.block, &lint)
      problems.add(lint.problems)
    }
    return problems.findings
  }
}

extension SheetTemplate {
  /// The rows of a block in their order, the blocks among them entered as a filling would.
  fileprivate func lint(_ block: SheetBlock, _ lint: inout FieldLint) {
    for segment in block.segments {
      switch segment {
      case .rows(let numbers):
        // The sheet's own last rows are without end.
        for row in self.rows where numbers.contains(row.number) { for cell in row.cells { self.lint(cell, &lint) } }
      case .block(let index):
        let child = block.children[index]
        if let section = child.section { lint.enter(section, inverted: child.isInverted) }
        self.lint(child, &lint)
        if child.section != nil { lint.leave() }
      }
    }
  }

  private func lint(_ cell: CellTemplate, _ lint: inout FieldLint) {
    switch cell.content {
    case .value(let cell): lint.show(cell.expression)
    case .text(let nodes, _): self.lint(nodes, &lint)
    case .fixed, .formula: break
    }
  }

  fileprivate func lint(_ nodes: [TextNode], _ lint: inout FieldLint) {
    for node in nodes {
      switch node {
      case .literal: break
      case .value(let expression, _): lint.show(expression)
      case .section(let expression, let inverted, let inner):
        lint.enter(expression, inverted: inverted)
        self.lint(inner, &lint)
        lint.leave()
      }
    }
  }
}
