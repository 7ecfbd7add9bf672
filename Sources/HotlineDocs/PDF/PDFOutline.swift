/// The headings of a PDF and their pages, as LibreOffice writes them: an outline of plain objects (ISO 32000-1, 12.3.3).
struct PDFOutline {
  /// The headings in their order with the pages on which they fall, from 1; empty where there is no outline that can be read.
  static func headings(of pdf: [UInt8]) -> [(title: String, page: Int)] {
    let pages = pages(of: pdf)
    var found: [(String, Int)] = []
    var position = 0
    while let title = PDFBytes.index(of: "/Title<", in: pdf, from: position) {
      position = title + 7
      guard let end = pdf[position...].firstIndex(of: UInt8(ascii: ">")), let text = utf16(pdf[position..<end]),
        let close = PDFBytes.index(of: ">>", in: pdf, from: end + 1), let destination = PDFBytes.index(of: "/Dest[", in: pdf, from: end),
        destination < close,
        let page = pages[PDFBytes.number(in: pdf, from: destination + 6)]
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
    while let page = PDFBytes.index(of: " 0 obj\n<</Type/Page/", in: pdf, from: position) {
      position = page + 1
      guard let number = pages[PDFBytes.number(in: pdf, before: page)],
        let box = PDFBytes.index(of: "/MediaBox[", in: pdf, from: page), let end = pdf[box...].firstIndex(of: UInt8(ascii: "]"))
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
    guard let tree = PDFBytes.index(of: "/Type/Pages", in: pdf, from: 0), let kids = PDFBytes.index(of: "/Kids[", in: pdf, from: tree),
      let end = pdf[kids...].firstIndex(of: UInt8(ascii: "]"))
    else { return [:] }
    let words = pdf[(kids + 6)..<end].split { $0 <= 0x20 }.map { Int(String(decoding: $0, as: UTF8.self)) }
    var pages: [Int: Int] = [:]
    for (page, start) in stride(from: 0, to: words.count, by: 3).enumerated() { if let object = words[start] { pages[object] = page + 1 } }
    return pages
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
}
