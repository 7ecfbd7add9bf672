/// Cuts a formula's text, without its equals sign and in the grammar of files (English names, commas), into tokens.
struct FormulaScanner {
  private let source: [Unicode.Scalar]
  private var position = 0
  private var tokens: [FormulaToken] = []

  /// What Excel takes in a cell, in characters.
  static let longest = 8_192

  static func scan(_ text: String) throws(FormulaSyntaxError) -> [FormulaToken] {
    var scanner = FormulaScanner(text)
    guard scanner.source.count <= longest else {
      throw FormulaSyntaxError(message: "\(scanner.source.count) characters, more than the \(longest) that Excel takes")
    }
    while scanner.position < scanner.source.count { try scanner.next() }
    return scanner.tokens
  }

  private init(_ text: String) { source = Array(text.unicodeScalars) }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < source.count ? source[position + ahead] : nil
  }

  private func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: source[start..<position])
    return String(text)
  }

  private mutating func next() throws(FormulaSyntaxError) {
    guard let character = peek() else { return }
    let start = position
    switch character {
    case " ", "\n", "\r", "\t":
      while let next = peek(), " \n\r\t".unicodeScalars.contains(next) { position += 1 }
      tokens.append(.space(text(from: start)))
    case "\"":
      try quoted("\"")
      tokens.append(.text(text(from: start)))
    case "'":
      try quoted("'")
      guard peek() == "!" else { throw FormulaSyntaxError(message: "a quoted sheet name without !") }
      position += 1
      afterSheet(from: start)
    case "#": try error(from: start)
    case "(": single(.open)
    case ")": single(.close)
    case ",": single(.comma)
    case "{", "}", ";": single(.brace(String(character)))
    case "[": try external(from: start)
    case "0"..."9", ".": number(from: start)
    case "+", "-", "*", "/", "^", "&", "%", "=", ":", "@": single(.symbol(String(character)))
    case "<", ">":
      position += 1
      if let next = peek(), next == "=" || (character == "<" && next == ">") { position += 1 }
      tokens.append(.symbol(text(from: start)))
    default:
      guard isWord(character) else { throw FormulaSyntaxError(message: "unexpected character \(character)") }
      try word(from: start)
    }
  }

  private mutating func single(_ token: FormulaToken) {
    position += 1
    tokens.append(token)
  }

  /// From an opening quote past its closing one; a doubled quote stands for itself.
  private mutating func quoted(_ quote: Unicode.Scalar) throws(FormulaSyntaxError) {
    position += 1
    while let next = peek() {
      position += 1
      guard next == quote else { continue }
      if peek() == quote { position += 1 } else { return }
    }
    throw FormulaSyntaxError(message: "a quote is not closed")
  }

  private mutating func error(from start: Int) throws(FormulaSyntaxError) {
    for name in FormulaError.allCases.map(\.rawValue) {
      let scalars = Array(name.unicodeScalars)
      if source[position...].starts(with: scalars) {
        position += scalars.count
        tokens.append(.error(text(from: start)))
        return
      }
    }
    // After a reference, # takes the range that a formula spills into.
    single(.symbol("#"))
  }

  /// `[1]Sheet!A1`: kept, never moved.
  private mutating func external(from start: Int) throws(FormulaSyntaxError) {
    // A reference into the table that the formula stands in has no name before its bracket.
    if !(peek(1).map { ("0"..."9").contains($0) } ?? false) {
      try brackets()
      tokens.append(.structured(text(from: start)))
      return
    }
    while let next = peek(), next != "]" { position += 1 }
    guard peek() != nil else { throw FormulaSyntaxError(message: "a bracket is not closed") }
    position += 1
    while let next = peek(), isWord(next) || next == "!" || next == ":" { position += 1 }
    tokens.append(.external(text(from: start)))
  }

  private mutating func number(from start: Int) {
    if let reference = reference() {
      tokens.append(.reference(FormulaReference(shape: reference), text: text(from: start)))
      return
    }
    while let next = peek(), ("0"..."9").contains(next) || next == "." { position += 1 }
    if let mark = peek(), mark == "e" || mark == "E" {
      let sign = peek(1).map { $0 == "+" || $0 == "-" } ?? false
      if let digit = peek(sign ? 2 : 1), ("0"..."9").contains(digit) {
        position += sign ? 2 : 1
        while let next = peek(), ("0"..."9").contains(next) { position += 1 }
      }
    }
    tokens.append(.number(text(from: start)))
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "$", "\\", "?": true
    default: scalar.value >= 0x80
    }
  }

  private mutating func word(from start: Int) throws(FormulaSyntaxError) {
    if let reference = reference() {
      tokens.append(.reference(FormulaReference(shape: reference), text: text(from: start)))
      return
    }
    while let next = peek(), isWord(next) { position += 1 }
    switch peek() {
    case "!":
      position += 1
      afterSheet(from: start)
    case ":":
      // Through several sheets: Jan:Dec!A1.
      let end = position
      position += 1
      while let next = peek(), isWord(next) { position += 1 }
      if peek() == "!", position > end + 1 {
        position += 1
        afterSheet(from: start)
      } else {
        position = end
        tokens.append(.name(text(from: start)))
      }
    case "(": tokens.append(.function(text(from: start)))
    case "[":
      try brackets()
      tokens.append(.structured(text(from: start)))
    default: tokens.append(.name(text(from: start)))
    }
  }

  private mutating func brackets() throws(FormulaSyntaxError) {
    var depth = 0
    while let next = peek() {
      position += 1
      switch next {
      case "'": position += 1
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth == 0 { return }
      default: break
      }
    }
    throw FormulaSyntaxError(message: "a bracket is not closed")
  }

  /// What stands behind `Sheet!`: a reference, a name of that sheet, or an error that a deleted cell left.
  private mutating func afterSheet(from start: Int) {
    let prefix = SheetPrefix(spelled: text(from: start))
    if let shape = reference() {
      let isExternal = prefix.name.hasPrefix("[") || prefix.name.contains("]")
      let spelled = text(from: start)
      tokens.append(isExternal ? .external(spelled) : .reference(FormulaReference(sheet: prefix, shape: shape), text: spelled))
      return
    }
    if source[position...].starts(with: "#REF!".unicodeScalars) {
      position += 5
      tokens.append(.error(text(from: start)))
      return
    }
    while let next = peek(), isWord(next) { position += 1 }
    tokens.append(.name(text(from: start)))
  }

  /// A cell, range, or whole rows or columns at the current position, as long as it goes; `nil` leaves the position.
  private mutating func reference() -> ReferenceShape? {
    let start = position
    func plain(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && isWord(scalar) && scalar != "\\" && scalar != "?" }
    while let next = peek(), plain(next) { position += 1 }
    let end = position
    let first = text(from: start)
    if end > start, peek() == ":" {
      position += 1
      let second = position
      while let next = peek(), plain(next) { position += 1 }
      let last = text(from: second)
      if position > second, endsReference, let shape = ReferenceShape(first + ":" + last) { return shape }
      position = end
    }
    if end > start, endsReference || peek() == ":", let corner = ReferenceCorner(first) { return .cell(corner) }
    position = start
    return nil
  }

  /// Whether what was read is a whole word: not the begin of a function, a sheet's name or a longer name.
  private var endsReference: Bool {
    guard let next = peek() else { return true }
    return next != "(" && next != "!" && next != "[" && !isWord(next)
  }
}
