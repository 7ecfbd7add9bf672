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
      case .run(let expression, _), .paragraph(let expression, _), .attribute(let expression), .namedBookmark(let expression):
        lint.show(program.expressions[expression])
      case .picture(let box, .check): lint.bind(program.expressions[boxes[box].expression], to: .picture)
      case .pictureRun(let expression, _): lint.bind(program.expressions[expression], to: .picture)
      case .chart(let chart): lint.bind(program.expressions[charts[chart].expression], to: .chart)
      default: break
      }
    }
  }
}
