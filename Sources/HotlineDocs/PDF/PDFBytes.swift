import OOXML

/// Places in a PDF's bytes: a tagged one of some hundred pages has tens of megabytes.
enum PDFBytes {
  /// Where a text stands first, from a place on; `nil` where it does not stand.
  static func index(of text: String, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.firstRange(ofBytes: text.utf8, from: start)?.lowerBound
  }

  /// The number that begins at a place; 0 where none does.
  static func number(in bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].prefix(10).prefix { (0x30...0x39).contains($0) }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The number that ends before a place; 0 where none does.
  static func number(in bytes: [UInt8], before end: Int) -> Int {
    var start = end
    while start > max(0, end - 10), (0x30...0x39).contains(bytes[start - 1]) { start -= 1 }
    return number(in: bytes, from: start)
  }

  /// The PDF without its structure: what is a heading, a table, a picture. A merged file has none, and its parts are read as qpdf's JSON,
  /// in which the structure takes nine tenths.
  static func withoutStructure(_ pdf: [UInt8]) -> [UInt8] {
    guard let start = index(of: "/StructTreeRoot ", in: pdf, from: 0), let end = index(of: " R", in: pdf, from: start) else { return pdf }
    var plain = pdf
    for place in start..<end + 2 { plain[place] = 0x20 }
    return plain
  }
}
