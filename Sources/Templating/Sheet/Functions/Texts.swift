extension FormulaFunction {
  static let texts: [FormulaFunction] = [
    FormulaFunction("CONCATENATE", 1...255) { call throws(FormulaError) in
      try call.spread { values throws(FormulaError) in
        var text = ""
        for value in values { text += try value.text() }
        return .text(text)
      }
    },
    .plain("LEN", 1...1) { values throws(FormulaError) in .number(Double(try values[0].text().utf16.count)) },
    .plain("LEFT", 1...2) { values throws(FormulaError) in
      let text = Array(try values[0].text().utf16)
      return .text(String(decoding: text.prefix(try length(values, 1, or: 1)), as: UTF16.self))
    },
    .plain("RIGHT", 1...2) { values throws(FormulaError) in
      let text = Array(try values[0].text().utf16)
      return .text(String(decoding: text.suffix(try length(values, 1, or: 1)), as: UTF16.self))
    },
    .plain("MID", 3...3) { values throws(FormulaError) in
      let text = Array(try values[0].text().utf16)
      let start = Int(clamping: try values[1].number())
      guard start >= 1 else { throw .value }
      return .text(String(decoding: text.dropFirst(start - 1).prefix(try length(values, 2, or: 0)), as: UTF16.self))
    },
    .plain("TRIM", 1...1) { values throws(FormulaError) in
      .text(try values[0].text().split(separator: " ").joined(separator: " "))
    },
    .plain("UPPER", 1...1) { values throws(FormulaError) in .text(try values[0].text().uppercased()) },
    .plain("LOWER", 1...1) { values throws(FormulaError) in .text(try values[0].text().lowercased()) },
    .plain("EXACT", 2...2) { values throws(FormulaError) in .boolean(try values[0].text() == values[1].text()) },
    .plain("REPT", 2...2) { values throws(FormulaError) in
      let count = try length(values, 1, or: 0)
      let text = try values[0].text()
      guard text.utf16.count * count <= 32_767 else { throw .value }
      return .text(String(repeating: text, count: count))
    },
    .plain("SUBSTITUTE", 3...4) { values throws(FormulaError) in
      let (text, old, new) = (try values[0].text(), try values[1].text(), try values[2].text())
      let which = values.count > 3 ? Int(clamping: try values[3].number()) : nil
      if let which, which < 1 { throw .value }
      guard !old.isEmpty else { return .text(text) }
      let pieces = text.split(separator: old, omittingEmptySubsequences: false)
      guard let which else { return .text(pieces.joined(separator: new)) }
      guard which < pieces.count else { return .text(text) }
      return .text(pieces[..<which].joined(separator: old) + new + pieces[which...].joined(separator: old))
    },
    .plain("FIND", 2...3) { values throws(FormulaError) in
      let (part, text) = (Array(try values[0].text().utf16), Array(try values[1].text().utf16))
      let start = values.count > 2 ? Int(clamping: try values[2].number()) : 1
      guard start >= 1, part.count + start - 1 <= text.count else { throw .value }
      for place in (start - 1)...(text.count - part.count) where text[place..<place + part.count].elementsEqual(part) {
        return .number(Double(place + 1))
      }
      throw .value
    },
    .plain("VALUE", 1...1) { values throws(FormulaError) in .number(try values[0].number()) },
    .plain("T", 1...1) { values in if case .text = values[0] { values[0] } else { .text("") } },
    .plain("N", 1...1) { values throws(FormulaError) in
      switch values[0] {
      case .number, .boolean: .number(try values[0].number())
      case .error(let error): throw error
      default: .number(0)
      }
    },
    .plain("TEXT", 2...2) { values throws(FormulaError) in
      let pattern = try values[1].text()
      if case .error(let error) = values[0] { throw error }
      guard let format = NumberFormat(pattern) else { throw .value }
      if case .text(let text) = values[0], NumberText.parse(text) == nil { return .text(format.text(text)) }
      return .text(format.text(try values[0].number()))
    },
  ]

  private static func length(_ values: [FormulaValue], _ index: Int, or standard: Int) throws(FormulaError) -> Int {
    guard index < values.count else { return standard }
    let count = Int(clamping: try values[index].number())
    guard count >= 0 else { throw .value }
    return Swift.min(count, 1 << 20)
  }
}
