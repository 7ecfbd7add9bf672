/// Guesses on which page a heading falls, from markup as it is written: lines of text in their styles, rows, pictures, page breaks.
///
/// A guess: the true numbers are known only to who lays the document out (`FillOptions.headingPages`). All lengths are in twips.
struct PageEstimator {
  private let width: Int
  private let height: Int
  private let styles: [String: WordStyles.Metrics]
  private let standard: WordStyles.Metrics

  private var used = 0
  private var pages = 1
  private var metrics: WordStyles.Metrics
  /// The text of the paragraph so far, in halves of a CJK character, and the height of its pictures.
  private var halves = 0
  private var pictures = 0
  private var cellDepth = 0
  private var cellWidth = 0
  private var cellHeight = 0
  private var rowHeight = 0
  private var inText = false
  private var breakPending = false

  init(width: Int, height: Int, styles: [String: WordStyles.Metrics], standard: WordStyles.Metrics) {
    (self.width, self.height, self.styles, self.standard) = (max(1_000, width), max(1_000, height), styles, standard)
    metrics = standard
  }

  /// The page on which the next line falls.
  var page: Int { pages + (breakPending || used + metrics.line > height ? 1 : 0) }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        // The first byte of a character tells its width.
        if inText, bytes[index] & 0xC0 != 0x80 { halves += bytes[index] < 0x80 ? 1 : 2 }
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: ">") { end += 1 }
      tag(UnsafeBufferPointer(rebasing: bytes[(index + 1)..<end]))
      index = end + 1
    }
  }

  private mutating func tag(_ tag: UnsafeBufferPointer<UInt8>) {
    func has(_ name: StaticString) -> Bool {
      let count = name.utf8CodeUnitCount
      guard tag.count >= count, (0..<count).allSatisfy({ tag[$0] == name.utf8Start[$0] }) else { return false }
      return tag.count == count || tag[count] == 0x20 || tag[count] == 0x2F
    }
    func value(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? { Self.value(of: name, in: tag) }
    if has("w:t") {
      inText = true
    } else if has("/w:t") {
      inText = false
    } else if has("w:pStyle") {
      metrics = value("w:val").flatMap { styles[String(decoding: $0, as: UTF8.self)] } ?? standard
      if metrics.breaksPage, cellDepth == 0 { newPage() }
    } else if has("/w:p") {
      endParagraph()
    } else if has("w:tc") {
      cellDepth += 1
    } else if has("w:tcW"), cellDepth == 1 {
      cellWidth = Self.number(value("w:w"))
    } else if has("/w:tc") {
      cellDepth -= 1
      if cellDepth == 0 { (rowHeight, cellHeight, cellWidth) = (max(rowHeight, cellHeight), 0, 0) }
    } else if has("/w:tr"), cellDepth == 0 {
      add(rowHeight + 10)
      rowHeight = 0
    } else if has("w:br") || has("w:sectPr") {
      if has("w:sectPr") || value("w:type")?.elementsEqual("page".utf8) == true { breakPending = true }
    } else if has("w:pageBreakBefore") {
      newPage()
    } else if has("wp:extent") {
      pictures += Self.number(value("cy")) / 635
    }
  }

  /// The value of an attribute, between the double quotes that we write.
  private static func value(of name: StaticString, in tag: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let count = name.utf8CodeUnitCount
    var index = 0
    while index + count + 3 <= tag.count {
      let start = index + count + 3
      let isName = tag[index] == 0x20 && tag[start - 2] == UInt8(ascii: "=") && tag[start - 1] == UInt8(ascii: "\"")
      if isName, (0..<count).allSatisfy({ tag[index + 1 + $0] == name.utf8Start[$0] }) {
        return UnsafeBufferPointer(rebasing: tag[start...].prefix { $0 != UInt8(ascii: "\"") })
      }
      index += 1
    }
    return nil
  }

  /// A length; 0 where there is none, as a layout that is only guessed may take it.
  private static func number(_ digits: UnsafeBufferPointer<UInt8>?) -> Int {
    digits.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
  }

  private mutating func endParagraph() {
    let room = cellDepth > 0 ? max(400, (cellWidth > 0 ? cellWidth : width / 3) - 216) : width
    let perLine = max(2, room / metrics.half)
    let lines = max(pictures > 0 && halves == 0 ? 0 : 1, (halves + perLine - 1) / perLine)
    let total = lines * metrics.line + metrics.around + pictures
    (halves, pictures, metrics) = (0, 0, standard)
    if cellDepth > 0 {
      cellHeight += total
    } else {
      add(total)
      if breakPending { newPage() }
    }
  }

  private mutating func add(_ more: Int) {
    used += more
    // What does not fit goes to the next page: a row or a picture whole, text by its lines.
    while used > height {
      pages += 1
      used = min(used - height, height)
      if more <= height { used = max(used, min(more, metrics.line)) }
    }
  }

  private mutating func newPage() {
    breakPending = false
    guard used > 0 else { return }
    pages += 1
    used = 0
  }
}
