import Diagnostics
import OOXML

/// Reads a template's package: which parts have tags, what numbers and names are taken.
struct WordReader {
  let package: OfficePackage
  let main: String
  let file: String
  let delimiters: Delimiters
  let styles: WordStyles
  private(set) var page = PageSize()
  /// The tables of contents that are filled.
  private(set) var contents: [ContentsField] = []
  var hasContents: Bool { !contents.isEmpty }
  private(set) var usedNumbers: Set<Int> = []
  private(set) var bookmarkNames: Set<String> = []
  private(set) var originals: [String: [UInt8]] = [:]

  init(_ package: OfficePackage, main: String, file: String, delimiters: Delimiters) throws {
    self.package = package
    self.main = main
    self.file = file
    self.delimiters = delimiters
    styles = try package.related(main, kind: "styles").map { WordStyles(try package.document(of: $0).root) } ?? WordStyles()
  }

  /// The main part first, then every other part that has tags or tracked changes.
  mutating func programs(in compilation: inout Compilation) throws -> [WordProgram] {
    var parts: [(WordPart, Bool)] = []
    let stories = try Self.storyParts(of: package, main)
    lookForTagsLeft(stories, in: &compilation)
    for name in stories {
      let bytes = try package.bytes(of: name)
      let document = try package.document(of: name, bytes)
      guard name == main || concerns(bytes) || isRepeated(document.root, parts.first?.0) else { continue }
      if name == main {
        readContents(document.root, in: &compilation)
        if let section = document.root.first("w:body", "w:sectPr") { page = PageSize(section) }
      }
      collect(document.root)
      parts.append(
        (
          WordPart(name, file: file, document: document, styles: styles, delimiters: delimiters, in: &compilation),
          name == main
        ))
    }
    for part in package.parts where PartName.folder(part) == "word/charts/" && PartName.suffix(part) == "xml" {
      originals[part] = try package.bytes(of: part)
    }
    try MarkupCheck.check(package)
    let notes = NoteRegistry()
    for (part, _) in parts { notes.add(part, try package.relationships(of: part.name)) }
    return try parts.map { part, isMain in
      let relationships = try package.relationships(of: part.name)
      let (package, originals) = (package, originals)
      let context = WordCompiler.Context(
        relationships: relationships,
        target: { id in relationships[id].flatMap { package.target(of: $0, from: part.name) } }, contents: isMain ? contents : [],
        delimiters: delimiters, notes: notes, chart: { originals[$0] }, chartBook: { package.workbook(ofChart: $0) })
      return WordCompiler.compile(part, context, in: &compilation)
    }
  }

  /// What stands where no filling reaches: in styles and numbering, in properties, in files within the file.
  private func lookForTagsLeft(_ stories: [String], in compilation: inout Compilation) {
    TagsLeft(at: Site(file: file, words: Bilingual(zh: "", en: "")), delimiters)
      .look(in: package, filled: stories, &compilation.problems)
  }

  private mutating func readContents(_ root: XMLElement, in compilation: inout Compilation) {
    for (text, isFilled) in ContentsReader.instructions(in: root) {
      if isFilled {
        contents.append(ContentsField(text))
      } else {
        let words = Bilingual(zh: "目录域", en: "table of contents")
        compilation.remarks.add(.staticField, source: text, at: Site(file: file, words: words))
      }
    }
  }

  /// No name of the template begins like this.
  var headingPrefix: String {
    var prefix = "_Toc9"
    while bookmarkNames.contains(where: { $0.hasPrefix(prefix) }) { prefix += "9" }
    return prefix
  }

  private static let kinds: Set<String> = ["header", "footer", "footnotes", "endnotes", "comments", "diagramData", "diagramDrawing"]

  /// The parts of a document that hold its text, the main part first.
  static func storyParts(of package: OfficePackage, _ main: String) throws -> [String] {
    let links = try package.relationships(of: main)
    var names = [main]
    for link in links.items where kinds.contains(link.kind) {
      if let part = package.target(of: link, from: main), !names.contains(part) { names.append(part) }
    }
    return names
  }

  /// A part without an opening delimiter's first character, and without tracked changes, stays as it is.
  private func concerns(_ bytes: [UInt8]) -> Bool {
    let opening = String(String.UnicodeScalarView(delimiters.opening.prefix(1)))
    return [opening, "\u{FF5B}", "<w:ins ", "<w:del "].contains { bytes.firstRange(ofBytes: $0.utf8) != nil }
  }

  /// Notes without tags, too, are read where sections of the text may repeat the references to them.
  private func isRepeated(_ root: XMLElement, _ text: WordPart?) -> Bool {
    guard let kind = NoteKind.allCases.first(where: { "w:" + $0.relationship == root.tag }), let text else { return false }
    return text.hasSections && !text.document.root.descendants(kind.reference).isEmpty
  }

  private mutating func collect(_ root: XMLElement) {
    root.walk { element in
      guard !element.attributes.isEmpty else { return true }
      switch element.tag {
      case "wp:docPr": if let number = element["id"].flatMap({ Int($0) }) { usedNumbers.insert(number) }
      case "w:id": if let number = element["w:val"].flatMap({ Int($0) }) { usedNumbers.insert(number) }
      case "w:permStart": if let number = element["w:id"].flatMap({ Int($0) }) { usedNumbers.insert(number) }
      case "w:bookmarkStart":
        if let number = element["w:id"].flatMap({ Int($0) }) { usedNumbers.insert(number) }
        if let name = element["w:name"] { bookmarkNames.insert(name) }
      default: break
      }
      return true
    }
  }
}

/// The page of the last section: what is wide enough for a picture, and how much text a page takes.
struct PageSize: Sendable {
  /// EMU.
  private(set) var textWidth = 5_274_310
  private var textHeight = 8_863_330

  init() {}

  init(_ section: XMLElement) {
    func twips(_ element: String, _ name: String) -> Int? { section.first(element)?[name].flatMap { Int($0) } }
    if let width = twips("w:pgSz", "w:w"), let left = twips("w:pgMar", "w:left"), let right = twips("w:pgMar", "w:right"),
      width > left + right
    {
      textWidth = (width - left - right) * 635
    }
    if let height = twips("w:pgSz", "w:h"), let top = twips("w:pgMar", "w:top"), let bottom = twips("w:pgMar", "w:bottom"),
      height > top + bottom
    {
      textHeight = (height - top - bottom) * 635
    }
  }

  /// Guesses pages of this size.
  func estimator(_ styles: WordStyles) -> PageEstimator {
    PageEstimator(width: textWidth / 635, height: textHeight / 635, styles: styles.allMetrics, standard: styles.metrics(of: nil))
  }
}
