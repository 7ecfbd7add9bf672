import Diagnostics
import OOXML

/// Finds tags where the engine fills none, so that none is ever left in an output.
struct TagsLeft {
  private let file: String
  private let sheet: String?
  private let delimiters: Delimiters

  init(file: String, sheet: String? = nil, _ delimiters: Delimiters) {
    self.file = file
    self.sheet = sheet
    self.delimiters = delimiters
  }

  /// The first tag of a text.
  func tag(in text: String) -> String? {
    guard text.contains(delimiters.open) else { return nil }
    var scanner = TagScanner(delimiters)
    for case .tag(let tag, _) in scanner.scan(Array(text.unicodeScalars)).pieces { return tag.source }
    return nil
  }

  /// The first tag in a literal of a formula. The name of a sheet may have tags: it is the one that formulas call the sheet by.
  func tag(inFormula text: String) -> String? {
    guard text.contains(delimiters.open), let formula = try? Formula(text) else { return nil }
    for case .text(let literal) in formula.tokens { if let tag = tag(in: literal) { return tag } }
    return nil
  }

  private static let formulas: Set<String> = ["x:formula", "x:formula1", "x:formula2", "xm:f", "x:definedName"]

  /// Looks through the attributes and texts of an element and of those below it.
  ///
  /// - Parameter skipped: what is filled elsewhere.
  func look(in root: XMLElement, skipping skipped: Set<String>, _ problems: inout Problems) {
    root.walk { element in
      if skipped.contains(element.tag) { return false }
      for attribute in element.attributes {
        let found = attribute.tag == "location" ? tag(inFormula: attribute.value) : tag(in: attribute.value)
        if let found { report(found, words(element, attribute.name), &problems) }
      }
      for case .text(let text) in element.children {
        if let found = Self.formulas.contains(element.tag) ? tag(inFormula: text) : tag(in: text) {
          report(found, words(element, element["name"]), &problems)
        }
      }
      return true
    }
  }

  private func words(_ element: XMLElement, _ attribute: String?) -> Bilingual {
    let name = element.name + (attribute.map { " " + $0 } ?? "")
    return Bilingual(zh: name, en: name)
  }

  private func report(_ tag: String, _ what: Bilingual, _ problems: inout Problems) {
    let place = sheet.map { Bilingual(zh: "\($0) ", en: "\($0), ") } ?? Bilingual(zh: "", en: "")
    problems.add(
      .misplacedTag, source: tag, at: Site(file: file, words: Bilingual(zh: place.zh + what.zh, en: place.en + what.en), sheet: sheet))
  }
}

extension Fault {
  /// A tag where nothing is filled.
  static var misplacedTag: Fault {
    .other(
      .templateUnsupported, Bilingual(zh: "标签不能写在这里", en: "a tag cannot stand here"),
      hint: Bilingual(
        zh: "标签写在单元格、批注、图形文字、图表标题、页眉页脚或工作表名里",
        en: "put tags into cells, comments, shapes, chart titles, headers, footers or sheet names"))
  }
}
