import OOXML

/// Accepts all tracked changes: what was inserted stays, what was deleted goes, and nobody's name is left in the markup.
enum Revisions {
  static func accept(in document: XMLDocument) {
    if document.mayHold(changes) { accept(in: document.root) }
  }

  private static func accept(in element: XMLElement) {
    var children: [XMLNode] = []
    for child in element.children { children += accepted(child, in: element) }
    element.children = children
    joinDeletedMarks(in: element)
  }

  private static let wrappers: Set<String> = ["w:ins", "w:moveTo", "w:smartTag", "w:customXml"]
  private static let dropped: Set<String> = [
    "w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
    "w:tblGridChange",
    "w:tblPrExChange", "w:numberingChange", "w:cellIns", "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart",
    "w:moveToRangeEnd", "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:customXmlDelRangeStart", "w:customXmlDelRangeEnd",
    "w:proofErr", "w:smartTagPr", "w:customXmlPr", "w:delText", "w:delInstrText",
  ]

  private static let changes = wrappers.union(dropped).union(["w:cellDel"])

  private static func accepted(_ node: XMLNode, in parent: XMLElement) -> [XMLNode] {
    guard let element = node.element else { return [node] }
    // In the properties of a paragraph mark a deletion is looked at afterwards, by the paragraph's container.
    if parent.tag == "w:rPr", element.tag == "w:del" || element.tag == "w:moveFrom" { return [node] }
    if dropped.contains(element.tag) { return [] }
    if element.tag == "w:tr", element.first("w:trPr", "w:del") != nil { return [] }
    if element.tag == "w:tc", element.first("w:tcPr", "w:cellDel") != nil { return [] }
    accept(in: element)
    return wrappers.contains(element.tag) ? element.children : [node]
  }

  /// A paragraph whose mark is deleted runs on into the next, and takes its properties.
  private static func joinDeletedMarks(in container: XMLElement) {
    var index = 0
    while index < container.children.count {
      guard let paragraph = container.children[index].element, paragraph.tag == "w:p", let marks = paragraph.first("w:pPr", "w:rPr"),
        let deletion = marks.first("w:del") ?? marks.first("w:moveFrom")
      else {
        index += 1
        continue
      }
      marks.remove(deletion)
      guard index + 1 < container.children.count, let next = container.children[index + 1].element, next.tag == "w:p" else { continue }
      let properties = next.children.filter { $0.element?.tag == "w:pPr" }
      let content = paragraph.children.filter { $0.element?.tag != "w:pPr" }
      next.children = properties + content + next.children.filter { $0.element?.tag != "w:pPr" }
      container.children.remove(at: index)
    }
  }
}
