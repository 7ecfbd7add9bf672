import OOXML

extension TagsLeft {
  /// Looks through a document but for its stories and its charts, which are looked through where they stand.
  func look(in document: OfficePackage, filled stories: [String], _ problems: inout Problems) {
    let charts = document.parts.filter { document.contentType(of: $0)?.hasSuffix("drawingml.chart+xml") ?? false }
    let parts = stories + charts + charts.compactMap { try? document.related($0, kind: "package") }
    let filled = Set(parts + parts.map { PartName.relationships(of: $0) })
    look(in: document, fills: { filled.contains($0) }, &problems)
  }

  /// Looks through a chart and its workbook, but for what is filled there: texts, and the series where data is bound to it.
  func look(inChart root: XMLElement, book: [UInt8]?, isBound: Bool, _ problems: inout Problems) {
    let texts = ChartTitles.pieces(of: root)
    let filled = Set(texts.map { ObjectIdentifier($0) }).union(isBound ? ChartTitles.replaced(in: root) : [])
    look(in: root, skips: { $0.tag == "a:p" || filled.contains(ObjectIdentifier($0)) }, &problems)
    if !isBound, let book { within(".xlsx").look(in: book, ".xlsx", &problems) }
  }
}

extension OfficePackage {
  /// The workbook within a chart; `nil` where it has none.
  func workbook(ofChart part: String) -> [UInt8]? {
    guard let book = try? related(part, kind: "package") else { return nil }
    return try? bytes(of: book)
  }
}
