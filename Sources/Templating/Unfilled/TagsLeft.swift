import Diagnostics
import OOXML

/// Finds tags where the engine fills none, so that none is ever left in an output.
struct TagsLeft {
  /// Where the searched part is: its words go before those of the element, its cell is told where the element has none.
  let site: Site
  let delimiters: Delimiters
  /// The names of the template's sheets: one that has tags is the one that formulas call the sheet by.
  private let sheets: Set<String>

  init(at site: Site, _ delimiters: Delimiters, sheets: [String] = []) {
    self.site = site
    self.delimiters = delimiters
    self.sheets = Set(sheets)
  }

  /// The first tag of a text.
  func tag(in text: String) -> String? {
    guard TextLine.mayHoldTags(text, delimiters) else { return nil }
    var scanner = TagScanner(delimiters)
    for case .tag(let tag, _) in scanner.scan(Array(text.unicodeScalars)).pieces { return tag.source }
    return nil
  }

  /// The first tag in a formula, but for those in the name of a sheet.
  func tag(inFormula text: String) -> String? {
    guard let tag = tag(in: text) else { return nil }
    guard let formula = try? Formula(text) else { return tag }
    for token in formula.tokens {
      switch token {
      case .text(let literal): if let tag = self.tag(in: literal) { return tag }
      case .reference(let reference, _):
        if let sheet = reference.sheet, !sheets.contains(sheet.name), let tag = self.tag(in: sheet.name) { return tag }
      case .name, .structured, .external, .error, .function, .number, .symbol, .open, .close, .comma, .brace, .space:
        if let tag = self.tag(in: token.text) { return tag }
      }
    }
    return nil
  }

  private static let formulas: Set<String> = ["x:formula", "x:formula1", "x:formula2", "xm:f", "x:definedName", "c:f"]
  /// Elements whose text may be cut into runs.
  private static let paragraphs: Set<String> = ["w:p", "a:p", "m:oMath", "x:si", "x:is", "x:text"]

  /// Looks through the attributes and texts of an element and of those below it.
  ///
  /// - Parameters:
  ///   - links: the relationships of the part: an address is told where it is used.
  ///   - skips: what is filled elsewhere, with all that stands in it.
  ///   - fills: the attributes that are filled, of the elements that are looked at.
  func look(
    in root: XMLElement, links: Relationships = Relationships(), skips: (XMLElement) -> Bool = { _ in false },
    fills: (XMLElement, String) -> Bool = { _, _ in false }, _ problems: inout Problems
  ) {
    var path: [XMLElement] = []
    func visit(_ element: XMLElement, isPiece: Bool) {
      if skips(element) { return }
      path.append(element)
      defer { path.removeLast() }
      for attribute in element.attributes where !fills(element, attribute.tag) {
        if let tag = tag(in: attribute, links) { report(tag, path, attribute.name, &problems) }
      }
      let isWhole = !isPiece && Self.paragraphs.contains(element.tag)
      if isWhole, let tag = tag(in: element.text) { report(tag, path, nil, &problems) }
      for child in element.children {
        switch child {
        case .element(let child): visit(child, isPiece: isPiece || isWhole)
        case .text(let text) where !isPiece && !isWhole:
          if let tag = Self.formulas.contains(element.tag) ? tag(inFormula: text) : tag(in: text) {
            report(tag, path, element["name"], &problems)
          }
        default: break
        }
      }
    }
    visit(root, isPiece: false)
  }

  private func tag(in attribute: XMLAttribute, _ links: Relationships) -> String? {
    switch attribute.tag {
    case "location", "textlink": return tag(inFormula: attribute.value)
    case "r:id":
      guard let link = links[attribute.value], link.isExternal else { return nil }
      return tag(inAddress: link.target)
    default: return tag(in: attribute.value)
    }
  }

  /// The first tag of an address, which programs write percent-coded or as it is.
  func tag(inAddress address: String) -> String? { tag(in: PercentCoding.decode(address) ?? address) }

  /// Tells a tag at the innermost cell and by the innermost name that an author knows, on the way from the part to the element.
  private func report(_ tag: String, _ path: [XMLElement], _ attribute: String?, _ problems: inout Problems) {
    let cell = path.lazy.reversed().compactMap(Self.cell).first
    let words = Self.words(of: path, attribute)
    problems.add(.misplacedTag, source: tag, at: site.within(words, cell: cell))
  }

  private static func cell(of element: XMLElement) -> CellAddress? {
    guard let areas = element["ref"] ?? element["sqref"] ?? element.first("xm:sqref")?.text else { return nil }
    return areas.split(separator: " ").first.flatMap { CellArea($0) }?.topLeft
  }
}

extension Site {
  /// A place within this one.
  func within(_ inner: Bilingual, cell: CellAddress? = nil) -> Site {
    let place = cell.map { "!\($0)" } ?? ""
    let zh = words.zh.isEmpty ? inner.zh : "\(words.zh)\(place) \(inner.zh)"
    let en = words.en.isEmpty ? inner.en : "\(words.en)\(place), \(inner.en)"
    return Site(
      file: file, words: Bilingual(zh: zh, en: en), sheet: sheet, row: cell?.row ?? row, cell: cell?.description ?? self.cell)
  }
}

extension Fault {
  /// A tag where nothing is filled.
  static var misplacedTag: Fault {
    .other(
      .templateUnsupported, Bilingual(zh: "标签不能写在这里", en: "a tag cannot stand here"),
      hint: Bilingual(
        zh: "标签写在正文、单元格、批注、图形文字、替代文字、图表标题、页眉页脚或工作表名里；随数据变的链接用公式 =HYPERLINK(…)，图表的系列用 {{图表:名称}}",
        en:
          "put tags into text, cells, comments, shapes, alternative texts, chart titles, headers, footers or sheet names; for addresses in"
          + " sheets write =HYPERLINK(…), for series of a chart {{图表:name}}"))
  }
}
