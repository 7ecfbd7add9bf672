import Diagnostics

/// Elements of HTML and SVG.
extension Markup {
  /// An element; its content is markup already.
  static func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String = "") -> String {
    "<\(name)\(attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined())>\(content)</\(name)>"
  }

  /// An element with plain text.
  static func element(_ name: String, class style: String? = nil, text: String) -> String {
    element(name, style.map { [("class", $0)] } ?? [], escaped(text))
  }

  static func table(head: [String], rows: [[String]], numbers: Set<Int> = []) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      element("tr", [], cells.enumerated().map { element(tag, class: numbers.contains($0) ? "number" : nil, text: $1) }.joined())
    }
    let top = head.isEmpty ? "" : element("thead", [], row(head, "th"))
    return element("table", [], top + element("tbody", [], rows.map { row($0, "td") }.joined(separator: "\n")))
  }
}
