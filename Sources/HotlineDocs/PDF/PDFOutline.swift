/// The headings of a PDF and their pages, as LibreOffice writes them: an outline of plain objects (ISO 32000-1, 12.3.3).
struct PDFOutline {
  /// The headings in their order with the pages on which they fall, from 1; empty where there is no outline that can be read.
  static func headings(of pdf: [UInt8]) -> [(title: String, page: Int)] {
    let pages = pages(of: pdf)
    var found: [(String, Int)] = []
    var position = 0
    while let title = index(of: "/Title<", in: pdf, from: position) {
      position = title + 7
      guard let end = pdf[position...].firstIndex(of: UInt8(ascii: ">")), let text = utf16(pdf[position..<end]),
        let close = index(of: ">>", in: pdf, from: end + 1), let destination = index(of: "/Dest[", in: pdf, from: end), destination < close,
        let page = pages[number(in: pdf, from: destination + 6)]
      else { continue }
      found.append((text, page))
      position = close
    }
    return found
  }

  /// How many pages the document has; 0 where that cannot be read.
  static func pageCount(of pdf: [UInt8]) -> Int { pages(of: pdf).count }

  /// A page's size in points, rounded.
  struct Size: Sendable, Equatable {
    var width: Int
    var height: Int
  }

  /// The size of every page, in order.
  static func sizes(of pdf: [UInt8]) -> [Size] {
    let pages = pages(of: pdf)
    var sizes = [Size](repeating: Size(width: 595, height: 842), count: pages.count)
    var position = 0
    while let page = index(of: " 0 obj\n<</Type/Page/", in: pdf, from: position) {
      position = page + 1
      let digits = pdf[..<page].reversed().prefix { (0x30...0x39).contains($0) }
      guard let number = pages[digits.reversed().reduce(0) { $0 &* 10 &+ Int($1 - 0x30) }],
        let box = index(of: "/MediaBox[", in: pdf, from: page), let end = pdf[box...].firstIndex(of: UInt8(ascii: "]"))
      else { continue }
      let edges = pdf[(box + 10)..<end].split(separator: 0x20).map { Double(String(decoding: $0, as: UTF8.self)) ?? 0 }
      // A page is never larger than 200 inches (ISO 32000-1, annex C).
      guard edges.count == 4, edges.allSatisfy({ (-14_400...14_400).contains($0) }) else { continue }
      sizes[number - 1] = Size(width: Int((edges[2] - edges[0]).rounded()), height: Int((edges[3] - edges[1]).rounded()))
    }
    return sizes
  }

  /// The object number of every page, and which page it is.
  private static func pages(of pdf: [UInt8]) -> [Int: Int] {
    guard let tree = index(of: "/Type/Pages", in: pdf, from: 0), let kids = index(of: "/Kids[", in: pdf, from: tree),
      let end = pdf[kids...].firstIndex(of: UInt8(ascii: "]"))
    else { return [:] }
    let words = pdf[(kids + 6)..<end].split { $0 <= 0x20 }.map { Int(String(decoding: $0, as: UTF8.self)) }
    var pages: [Int: Int] = [:]
    for (page, start) in stride(from: 0, to: words.count, by: 3).enumerated() { if let object = words[start] { pages[object] = page + 1 } }
    return pages
  }

  private static func number(in pdf: [UInt8], from start: Int) -> Int {
    pdf[start...].prefix(10).prefix { (0x30...0x39).contains($0) }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Hexadecimal UTF-16 with its byte order mark.
  private static func utf16(_ digits: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: digits, as: UTF8.self)
    guard text.hasPrefix("FEFF"), text.utf8.count.isMultiple(of: 4) else { return nil }
    var units: [UInt16] = []
    var rest = text.dropFirst(4)
    while !rest.isEmpty {
      guard let unit = UInt16(rest.prefix(4), radix: 16) else { return nil }
      units.append(unit)
      rest = rest.dropFirst(4)
    }
    return String(validating: units, as: UTF16.self)
  }

  private static func index(of text: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    guard start >= 0, bytes.count >= count + start else { return nil }
    return (start...(bytes.count - count)).first { at in (0..<count).allSatisfy { bytes[at + $0] == text.utf8Start[$0] } }
  }
}
