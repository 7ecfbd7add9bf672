/// Guesses on which page a heading falls, from markup as it is written: lines of text, rows, pictures, page breaks.
///
/// A guess: the true numbers are known only to who lays the document out (`FillOptions.headingPages`).
struct PageEstimator {
  /// Width of a line in half CJK characters, height of a page in lines.
  var lineWidth = 76
  var pageLines = 40
  var lineHeightEMU = 200_000

  private var lines = 0
  private var pages = 1
  private var units = 0
  private var cellDepth = 0
  private var cellLines = 0
  private var rowLines = 0
  private var rowCells = 0
  private var cellsBefore = 2
  private var inText = false
  private var breakPending = false

  /// The page on which the next line falls.
  var page: Int { pages + (breakPending ? 1 : 0) }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        // The first byte of a character tells its width.
        if inText, bytes[index] & 0xC0 != 0x80 { units += bytes[index] < 0x80 ? 1 : 2 }
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
    func begins(_ text: StaticString) -> Bool {
      tag.count >= text.utf8CodeUnitCount
        && (0..<text.utf8CodeUnitCount).allSatisfy { tag[$0] == text.utf8Start[$0] }
    }
    if begins("w:t ") || (begins("w:t") && tag.count == 3) {
      inText = true
    } else if begins("/w:t") && tag.count == 4 {
      inText = false
    } else if begins("/w:p") && tag.count == 4 {
      endParagraph()
    } else if begins("w:tc") && (tag.count == 4 || tag[4] == 0x20) {
      cellDepth += 1
      rowCells += 1
    } else if begins("/w:tc") && tag.count == 5 {
      cellDepth -= 1
      if cellDepth == 0 {
        rowLines = max(rowLines, cellLines)
        cellLines = 0
      }
    } else if begins("/w:tr") && tag.count == 5, cellDepth == 0 {
      add(rowLines)
      (cellsBefore, rowCells, rowLines) = (max(1, rowCells), 0, 0)
    } else if begins("w:br "), String(decoding: tag, as: UTF8.self).contains("\"page\"") {
      breakPending = true
    } else if begins("w:pageBreakBefore/") {
      newPage()
    } else if begins("w:sectPr") {
      breakPending = true
    } else if begins("wp:extent ") {
      let pieces = String(decoding: tag, as: UTF8.self).split(separator: "\"")
      if pieces.count >= 4, let height = Int(pieces[3]) { units += lineWidth * max(0, min(60, height / lineHeightEMU)) }
    }
  }

  private mutating func endParagraph() {
    let width = cellDepth > 0 ? max(4, lineWidth / cellsBefore) : lineWidth
    let count = max(1, (units + width - 1) / width)
    units = 0
    if cellDepth > 0 {
      cellLines += count
    } else {
      add(count)
      if breakPending { newPage() }
    }
  }

  private mutating func add(_ count: Int) {
    lines += count
    while lines > pageLines {
      pages += 1
      lines -= pageLines
    }
  }

  private mutating func newPage() {
    breakPending = false
    guard lines > 0 else { return }
    pages += 1
    lines = 0
  }
}
