import Files
import Foundation
import Testing

@testable import HotlineDocs

/// A PDF as a reader sees it: its pages line by line, its outline, its fonts, by poppler's tools.
struct RenderedPDF {
  struct Word {
    let text: String
    let left, top, right, bottom: Double
  }

  struct Page {
    let width, height: Double
    let words: [Word]

    /// The words that stand beside each other, from the top of the page to its foot, without blanks.
    let lines: [String]

    /// Without the running head, the page number, and what a draft or a bound file adds in the margins.
    let body: [String]

    /// What stands within 5 mm of an edge, which no printer reaches.
    var strays: [Word] { words.filter { $0.left < 14 || $0.top < 14 || $0.right > width - 14 || $0.bottom > height - 14 } }

    init(width: Double, height: Double, words: [Word]) {
      (self.width, self.height, self.words) = (width, height, words)
      var rows: [(middle: Double, words: [Word])] = []
      for word in words.sorted(by: { $0.top + $0.bottom < $1.top + $1.bottom }) {
        let middle = (word.top + word.bottom) / 2
        if let last = rows.last, middle - last.middle < 4 { rows[rows.count - 1].words.append(word) } else { rows.append((middle, [word])) }
      }
      let texts = rows.map { row in
        (row.middle, row.words.sorted { $0.left < $1.left }.map(\.text).joined().filter { !$0.isWhitespace })
      }
      lines = texts.map(\.1)
      body = texts.filter { $0.0 > 60 && $0.1.wholeMatch(of: /—\d+—/) == nil }.map(\.1)
    }
  }

  let name: String
  let pages: [Page]
  let outline: [(title: String, page: Int)]
  /// What poppler complains of; nothing in a good file.
  let complaints: String

  init(_ path: String) throws {
    name = String(path.split(separator: "/").last ?? "")
    let scratch = try Scratch()
    complaints = try Self.run("pdftotext", ["-bbox", path, scratch.path + "/words.html"])
    pages = Self.pages(String(decoding: try FileSystem.read(scratch.path + "/words.html"), as: UTF8.self))
    outline = try Self.outline(try Self.run("qpdf", ["--json=2", "--json-key=outlines", path]))
    try #require(!pages.isEmpty, "\(name) has no pages")
  }

  /// Names of the fonts without the mark of a subset, and whether each is embedded.
  static func fonts(of path: String) throws -> [(name: String, isEmbedded: Bool)] {
    try run("pdffonts", [path]).split(separator: "\n").dropFirst(2).map { line in
      let words = line.split(separator: " ")
      // From the end: object, generation, unicode, subset, embedded.
      return (String(words[0].drop { $0 != "+" }.dropFirst()), words.count > 5 && words[words.count - 5] == "yes")
    }
  }

  static func run(_ tool: String, _ arguments: [String]) throws -> String {
    let found = try #require(ExternalTool(named: [tool]), "\(tool) is missing: apt-get install poppler-utils qpdf")
    return String(decoding: try found.run(arguments, limit: 600), as: UTF8.self)
  }

  private struct Outlines: Decodable {
    struct Entry: Decodable {
      let title: String
      let destpageposfrom1: Int?
      let kids: [Entry]

      var all: [(title: String, page: Int)] { [(title, destpageposfrom1 ?? 0)] + kids.flatMap(\.all) }
    }

    let outlines: [Entry]
  }

  /// What qpdf says of an outline, every entry before those below it.
  private static func outline(_ json: String) throws -> [(title: String, page: Int)] {
    try JSONDecoder().decode(Outlines.self, from: Data(json.utf8)).outlines.flatMap(\.all)
  }

  private static func pages(_ html: String) -> [Page] {
    var pages: [Page] = []
    var size = (width: 0.0, height: 0.0)
    var words: [Word] = []
    for piece in html.split(separator: "<").map({ $0.drop { $0 == " " || $0 == "\n" } }) {
      if piece.hasPrefix("page ") {
        size = (number("width", in: piece), number("height", in: piece))
        words = []
      } else if piece.hasPrefix("word "), let end = piece.firstIndex(of: ">") {
        words.append(
          Word(
            text: plain(piece[piece.index(after: end)...]), left: number("xMin", in: piece), top: number("yMin", in: piece),
            right: number("xMax", in: piece), bottom: number("yMax", in: piece)))
      } else if piece.hasPrefix("/page>") {
        pages.append(Page(width: size.width, height: size.height, words: words))
      }
    }
    return pages
  }

  private static func number(_ name: String, in piece: Substring) -> Double {
    guard let start = piece.range(of: name + "=\"") else { return .nan }
    return Double(piece[start.upperBound...].prefix { $0 != "\"" }) ?? .nan
  }

  private static func plain(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }
}

/// Whether pages can be made and looked at here.
enum Rendering {
  private static let environment = ProcessInfo.processInfo.environment

  /// HOTLINE_RENDER=all: the whole sample year and 5,000 tickets; some minutes.
  static let isWhole = environment["HOTLINE_RENDER"] != nil

  /// HOTLINE_RENDER_OUTPUT names a folder that keeps the PDFs, for eyes.
  static func keep(_ path: String, as name: String? = nil) throws {
    guard let folder = environment["HOTLINE_RENDER_OUTPUT"] else { return }
    try FileSystem.makeFolders(folder)
    try FileSystem.replace("\(folder)/\(name ?? PathName.last(path))", with: FileSystem.read(path))
  }

  /// Without the tools there is nothing to look at; in CI they must be there, so there the test runs and fails.
  static let canRun: Bool = {
    let needed = ["soffice": "libreoffice-writer-nogui libreoffice-calc-nogui", "pdftotext": "poppler-utils", "qpdf": "qpdf"]
    let missing = needed.keys.sorted().filter { ExternalTool(named: [$0]) == nil }
    if !missing.isEmpty {
      let packages = missing.compactMap { needed[$0] }.joined(separator: " ")
      print("skipped: the rendering check needs \(missing.joined(separator: ", ")); apt-get install \(packages)")
    }
    return missing.isEmpty || environment["CI"] == "true"
  }()
}
