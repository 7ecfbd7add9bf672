import Diagnostics
import OOXML

extension Templates {
  static func workbook(_ bytes: [UInt8], _ name: String, _ fields: Shape?, _ delimiters: Delimiters) throws -> [Finding] {
    let package = try OfficePackage(template: bytes, file: name)
    var compilation = Compilation()
    let template = try WorkbookTemplate(package, name: name, delimiters: delimiters, in: &compilation)
    let properties = try PropertyTexts(package.properties, file: name, delimiters: delimiters, in: &compilation)
    var problems = compilation.problems
    problems.add(template.formulaProblems)
    if let fields {
      for sheet in template.sheets { problems.add(sheet.problems(with: fields)) }
      var lint = FieldLint(fields)
      properties.lint(&lint)
      problems.add(lint.problems)
      if compilation.problems.isEmpty { problems.add(try template.rehearsal(fields)) }
    }
    problems.add(compilation.remarks)
    return problems.findings
  }
}

extension SheetTemplate {
  /// What is wrong with the sheet's tags for data of these fields.
  fileprivate func problems(with fields: Shape) -> Problems {
    var lint = FieldLint(fields)
    for rule in title?.sections ?? [] { lint.enter(rule.section, inverted: rule.isInverted) }
    if let title { self.lint(title.nodes, &lint) }
    for margin in margins { self.lint(margin.nodes, &lint) }
    self.lint(block, &lint)
    self.lint(objects, &lint)
    return lint.problems
  }

  /// The rows of a block in their order, the blocks among them entered as a filling would.
  private func lint(_ block: SheetBlock, _ lint: inout FieldLint) {
    for segment in block.segments {
      switch segment {
      case .lines(let numbers):
        // The sheet's own last rows are without end.
        for row in self.rows where numbers.contains(row.number) { self.lint(row, columns, &lint) }
      case .block(let index):
        let child = block.children[index]
        if let section = child.section { lint.enter(section, inverted: child.isInverted) }
        self.lint(child, &lint)
        if child.section != nil { lint.leave() }
      }
    }
  }

  /// A row's cells, the blocks of columns among them entered with the row's own section.
  private func lint(_ row: RowTemplate, _ columns: SheetBlock, _ lint: inout FieldLint) {
    for segment in columns.segments {
      switch segment {
      case .lines(let lines): for cell in row.cells(in: lines) { self.lint(cell, &lint) }
      case .block(let index):
        let block = columns.children[index]
        let hasTags = row.cells(in: block.lines).contains(where: \.isText)
        guard hasTags || block.ownSections[row.number] != nil, let rule = block.rule(at: row.number) else { continue }
        lint.enter(rule.section, inverted: rule.isInverted)
        self.lint(row, block, &lint)
        lint.leave()
      }
    }
  }

  /// What has tags outside of cells, each where its cell is.
  private func lint(_ objects: SheetObjects, _ lint: inout FieldLint) {
    for (_, comment) in objects.comments.sorted(by: { $0.key < $1.key }) {
      within(comment.cell, &lint) { self.lint(comment.text.nodes, &$0) }
    }
    for (_, anchors) in objects.anchors.sorted(by: { $0.key < $1.key }) {
      for (_, anchor) in anchors.sorted(by: { $0.key < $1.key }) {
        within(anchor.cell, &lint) { lint in
          for (_, binding) in anchor.bindings.sorted(by: { $0.key < $1.key }) {
            switch binding {
            case .picture(let expression): lint.bind(expression, to: .picture)
            case .chart(let expression): lint.bind(expression, to: .chart)
            }
          }
          for (_, texts) in anchor.texts.sorted(by: { $0.key < $1.key }) {
            for (_, text) in texts.sorted(by: { $0.key < $1.key }) { self.lint(text.nodes, &lint) }
          }
          for (_, text) in anchor.paragraphs.sorted(by: { $0.key < $1.key }) { self.lint(text.nodes, &lint) }
        }
      }
    }
    for (_, chart) in objects.charts.sorted(by: { $0.key < $1.key }) {
      within(chart.cell, &lint) { lint in
        for (_, text) in chart.paragraphs.sorted(by: { $0.key < $1.key }) { self.lint(text.nodes, &lint) }
      }
    }
  }

  /// Enters the blocks around a cell.
  private func within(_ cell: CellAddress?, _ lint: inout FieldLint, _ body: (inout FieldLint) -> Void) {
    var rules = cell.map { block.innermost($0.row).chain.compactMap { $0.rule(at: 0) } } ?? []
    if let cell { rules += columns.innermost(cell.column).chain.compactMap { $0.rule(at: cell.row) } }
    for rule in rules { lint.enter(rule.section, inverted: rule.isInverted) }
    body(&lint)
    for _ in rules { lint.leave() }
  }

  private func lint(_ cell: CellTemplate, _ lint: inout FieldLint) {
    switch cell.content {
    case .value(let cell): lint.show(cell.expression)
    case .text(let nodes, _): self.lint(nodes, &lint)
    case .fixed, .formula, .part: break
    }
  }

  private func lint(_ nodes: [TextNode], _ lint: inout FieldLint) {
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
