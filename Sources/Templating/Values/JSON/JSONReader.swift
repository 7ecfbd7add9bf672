import Diagnostics

/// Reads JSON (RFC 8259) as values; numbers keep the digits that they were written with.
///
/// A number that does not fit exactly stays as the text that it is. Records with the same names share a shape. Two equal names in one
/// record are an error, since one of them would be lost. The whole text is looked at; but of a long list the items are made only when they
/// are asked for, so that a million records take no more memory than a few.
public struct JSONReader {
  private let document: JSONDocument
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  private var depth: Int
  private(set) var shapes: JSONShapes
  /// Whether values are made, or the text is only looked at.
  private var makes = true
  /// How far the pages of the source were given back.
  private var forgotten: Int

  private static let depthLimit = 200
  /// A list whose text is longer is read item by item when it is asked for.
  private static let longList = 1 << 18
  private static let forgetEvery = 1 << 22

  /// The one value that the bytes hold.
  public static func read(_ bytes: [UInt8]) throws(JSONFault) -> Value { try read(JSONSource(bytes)) }

  /// The one value that the source holds.
  public static func read(_ source: JSONSource) throws(JSONFault) -> Value { try JSONDocument(source).value() }

  init(_ document: JSONDocument, position: Int, depth: Int, shapes: JSONShapes) {
    self.document = document
    self.position = position
    self.depth = depth
    self.shapes = shapes
    bytes = document.source.bytes
    forgotten = position
  }

  /// The value, and nothing behind it.
  mutating func only() throws(JSONFault) -> Value {
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw fault("后面还有多余的内容", "there is more after the value") }
    return value
  }

  /// So many items of a list, from the first one's place on.
  mutating func items(_ count: Int) throws(JSONFault) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for index in 0..<count {
      if index > 0, !takes(",") { throw fault("这里应为逗号", "a comma is expected here") }
      values.append(try value())
    }
    return values
  }

  private mutating func value() throws(JSONFault) -> Value {
    skipBlanks()
    guard position < bytes.count else { throw fault("内容不完整", "it ends too early") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONFault) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(JSONFault) in try reader.list() }
    case UInt8(ascii: "\""):
      let text = try string(making: makes)
      return makes ? .text(text) : .null
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault("这里应为一个值", "a value is expected here")
    }
  }

  private mutating func nested(_ read: (inout JSONReader) throws(JSONFault) -> Value) throws(JSONFault) -> Value {
    depth += 1
    guard depth <= Self.depthLimit else { throw fault("嵌套超过 \(Self.depthLimit) 层", "nested deeper than \(Self.depthLimit)") }
    defer { depth -= 1 }
    position += 1
    return try read(&self)
  }

  // MARK: Records

  private mutating func object() throws(JSONFault) -> Value {
    let likely = shapes.likely(at: depth)
    /// The names, once they are not those of the record before.
    var names: [String]?
    var seen: Set<String> = []
    var count = 0
    var values: [Value] = []
    if makes, let likely { values.reserveCapacity(likely.keys.count) }
    if !takes("}") {
      repeat {
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw fault("这里应为名称", "a name is expected here") }
        if names != nil || !takesKey(count, of: likely) {
          let name = try string(making: true)
          if names == nil {
            names = Array(likely?.names.prefix(count) ?? [])
            seen = Set(names ?? [])
          }
          guard seen.insert(name).inserted else { throw fault("名称“\(name)”重复", "the name \"\(name)\" occurs twice") }
          names?.append(name)
        }
        count += 1
        guard takes(":") else { throw fault("这里应为冒号", "a colon is expected here") }
        let value = try value()
        if makes { values.append(value) }
      } while takes(",")
      guard takes("}") else { throw fault("这里应为逗号或右花括号", "a comma or closing brace is expected here") }
    }
    let entry: JSONShapes.Entry
    if names == nil, let likely, likely.keys.count == count {
      entry = likely
    } else {
      entry = shapes.entry(for: names ?? Array(likely?.names.prefix(count) ?? []), at: depth)
    }
    return makes ? .object(Object(entry.shape) { [values] in values[$0] }) : .null
  }

  /// Takes the quoted name that stands at a place of a shape, where it is the next one.
  private mutating func takesKey(_ index: Int, of likely: JSONShapes.Entry?) -> Bool {
    guard let likely, index < likely.keys.count else { return false }
    let key = likely.keys[index]
    let end = position + 1 + key.count
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\""),
      key.withUnsafeBufferPointer({ UnsafeBufferPointer(rebasing: bytes[position + 1..<end]).elementsEqual($0) })
    else { return false }
    position = end + 1
    return true
  }

  // MARK: Lists

  private mutating func list() throws(JSONFault) -> Value {
    let (start, made) = (position, makes)
    defer { makes = made }
    var values: [Value] = []
    var marks: [JSONList.Mark] = []
    var count = 0
    if !takes("]") {
      repeat {
        if made {
          skipBlanks()
          if marks.last.map({ position - $0.position >= JSONList.chunkBytes }) ?? true {
            marks.append(JSONList.Mark(item: count, position: position))
          }
        }
        let value = try value()
        count += 1
        if makes {
          values.append(value)
          if position - start > Self.longList { (values, makes) = ([], false) }
        } else if position - forgotten > Self.forgetEvery {
          document.source.forget(forgotten..<position)
          forgotten = position
        }
      } while takes(",")
      guard takes("]") else { throw fault("这里应为逗号或右方括号", "a comma or closing bracket is expected here") }
    }
    guard made else { return .null }
    return .list(makes ? ValueList(values) : JSONList(document, marks, count: count, depth: depth).value)
  }

  // MARK: Texts

  /// - Parameter making: `false` looks at the text, and gives nothing.
  private mutating func string(making: Bool) throws(JSONFault) -> String {
    position += 1
    let start = position
    var isASCII = true
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let plain = UnsafeBufferPointer(rebasing: bytes[start..<position])
        position += 1
        if isASCII, !making { return "" }
        guard let text = String(validating: plain, as: UTF8.self) else { throw fault("不是 UTF-8", "it is not UTF-8") }
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(after: Array(bytes[start..<position])) }
      guard byte >= 0x20 else { throw fault("文字里有控制字符", "a control character stands in a string") }
      if byte >= 0x80 { isASCII = false }
      position += 1
    }
    throw fault("文字没有结束的引号", "a string is not closed")
  }

  private mutating func escapedString(after before: [UInt8]) throws(JSONFault) -> String {
    var text = before
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else { throw fault("不是 UTF-8", "it is not UTF-8") }
        return string
      case UInt8(ascii: "\\"):
        position += 1
        text.append(contentsOf: try escape())
      case 0..<0x20: throw fault("文字里有控制字符", "a control character stands in a string")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw fault("文字没有结束的引号", "a string is not closed")
  }

  private mutating func escape() throws(JSONFault) -> [UInt8] {
    guard position < bytes.count else { throw fault("内容不完整", "it ends too early") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var code = try hex()
      if (0xD800..<0xDC00).contains(code) {
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") else {
          throw fault("代理对不完整", "a surrogate stands alone")
        }
        position += 2
        let low = try hex()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("代理对不完整", "a surrogate stands alone") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("代理对不完整", "a surrogate stands alone") }
      return Array(String(Character(scalar)).utf8)
    default: throw fault("反斜杠后面的字符不对", "no such escape")
    }
  }

  private mutating func hex() throws(JSONFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
        throw fault("\\u 后面应为四位十六进制数", "four hexadecimal digits are expected after \\u")
      }
      code = code << 4 + UInt32(digit)
      position += 1
    }
    return code
  }

  private mutating func word(_ word: String, _ value: Value) throws(JSONFault) -> Value {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("这里应为一个值", "a value is expected here") }
    position += word.utf8.count
    return value
  }

  // MARK: Numbers

  private mutating func number() throws(JSONFault) -> Value {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole == 1 || (whole > 1 && bytes[position - whole] != UInt8(ascii: "0")) else {
      throw fault("数写得不对", "the number is not well formed")
    }
    var decimals = 0
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      decimals = digits()
      guard decimals > 0 else { throw fault("数写得不对", "the number is not well formed") }
    }
    let mantissa = start..<position
    var exponent: Int? = 0
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      let signStart = position
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw fault("数写得不对", "the number is not well formed") }
      exponent = Int(text(signStart..<position))
    }
    guard makes else { return .null }
    if position == mantissa.upperBound, whole + decimals <= 18 { return .number(exact(mantissa, decimals: decimals)) }
    guard let exponent, (-100...100).contains(exponent), let number = Number(text(mantissa))?.shifted(by: exponent) else {
      return .text(text(start..<position))
    }
    return .number(number)
  }

  /// A number of at most 18 digits without exponent.
  private func exact(_ range: Range<Int>, decimals: Int) -> Number {
    var value = 0
    for byte in bytes[range] where byte >= UInt8(ascii: "0") { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
    return Number(bytes[range.lowerBound] == UInt8(ascii: "-") ? -value : value, decimals: decimals)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
    return position - start
  }

  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func fault(_ zh: String, _ en: String) -> JSONFault {
    let before = bytes[..<min(position, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 }
    return JSONFault(line: before.count { $0 == 0x0A } + 1, column: column + 1, reason: Bilingual(zh: zh, en: en))
  }
}

extension Number {
  /// The number times ten to the power of `exponent`, exactly; `nil` where that overflows.
  fileprivate func shifted(by exponent: Int) -> Number? {
    let decimals = decimals - exponent
    return decimals >= 0 ? Number(unscaled, decimals: decimals) : Number(unscaled).rounded(to: -decimals).map { Number($0.unscaled) }
  }
}
