extension Program {
  /// Walks the program as a filling would, every section once.
  func lint(_ lint: inout FieldLint, special: (Int, Program, inout FieldLint) -> Void = { _, _, _ in }) {
    for op in ops {
      switch op {
      case .bytes, .partial: break
      case .value(let index): lint.show(expressions[index])
      case .section(let index, _): lint.enter(expressions[index], inverted: false)
      case .inverted(let index, _): lint.enter(expressions[index], inverted: true)
      case .end: lint.leave()
      case .special(let number): special(number, self, &lint)
      }
    }
  }
}

extension WordProgram {
  func lint(_ lint: inout FieldLint) {
    program.lint(&lint) { number, program, lint in
      switch specials[number] {
      case .run(let expression, _), .paragraph(let expression, _), .namedBookmark(let expression):
        lint.show(program.expressions[expression])
      case .line(let line, _): lines[line].program.lint(&lint)
      case .note(let note, .refers): notes[note].program.lint(&lint)
      case .picture(let box, .check): lint.bind(program.expressions[boxes[box].expression], to: .picture)
      case .pictureRun(let expression, _): lint.bind(program.expressions[expression], to: .picture)
      case .chartData(let chart):
        for title in charts[chart].titles { lines[title.line].program.lint(&lint) }
        if let bound = charts[chart].expression { lint.bind(program.expressions[bound], to: .chart) }
      default: break
      }
    }
  }
}
