import Diagnostics
import OOXML

/// Fills a native chart: its caches, which every program shows, and the workbook within it, which Word opens when the data is edited.
enum WordChart {
  private static let kinds: Set<String> = [
    "c:barChart", "c:bar3DChart", "c:lineChart", "c:line3DChart", "c:pieChart", "c:pie3DChart", "c:doughnutChart", "c:radarChart",
    "c:areaChart",
    "c:area3DChart",
  ]

  /// Writes the chart part `name`, made from the template's part, with its own workbook.
  ///
  /// - Parameter data: `nil` where only the titles have tags.
  /// - Parameter titles: the filled texts by their numbers among the chart's pieces of text.
  static func fill(
    _ name: String, from template: String, _ data: ChartData?, _ titles: [Int: String], _ original: [UInt8], _ delimiters: Delimiters,
    in package: OfficePackage
  ) throws {
    let document = try XMLDocument(original, part: template)
    if !titles.isEmpty {
      ChartTitles.gather(in: document.root, delimiters)
      for (index, piece) in ChartTitles.pieces(of: document.root).enumerated() { if let text = titles[index] { piece.setText(text) } }
    }
    if name != template { try copyRelationships(of: template, to: name, in: package) }
    if let data { try fill(document, name, data, in: package) }
    package.set(name, document, contentType: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
  }

  /// - Parameter other: the sheet that holds the data, where it is not one of the chart's own workbook.
  static func fill(
    _ document: XMLDocument, _ name: String, _ data: ChartData, sheet other: String? = nil, in package: OfficePackage
  ) throws {
    guard let area = document.root.first("c:chart", "c:plotArea") else {
      throw ChartFault(Bilingual(zh: "的图表没有绘图区", en: "belongs to a chart without a plot area"))
    }
    let plots = area.elements.filter { kinds.contains($0.tag) }
    let others = area.elements.contains {
      ["c:scatterChart", "c:bubbleChart", "c:stockChart", "c:surfaceChart", "c:ofPieChart"].contains($0.tag)
    }
    guard !plots.isEmpty, !others else {
      throw ChartFault(
        Bilingual(zh: "的图表不是柱形、折线、饼、环、雷达或面积图", en: "belongs to a chart that is no bar, line, pie, ring, radar or area chart"))
    }
    let sheet = other ?? sheetName(of: area)
    let data = named(data, in: plots)
    fillSeries(plots, data, sheet)
    stepByOne(area, data)
    if let reference = document.root.first("c:externalData")?["r:id"],
      let link = try package.relationships(of: name)[reference], let workbook = package.target(of: link, from: name)
    {
      package.set(workbook, try ChartWorkbook.bytes(data, sheet: sheet))
    }
  }

  /// The copy of a chart shares style and colours, and gets a workbook of its own.
  private static func copyRelationships(of template: String, to name: String, in package: OfficePackage) throws {
    var links = try package.relationships(of: template)
    for index in links.items.indices where links.items[index].kind == "package" {
      guard let workbook = package.target(of: links.items[index], from: template) else { continue }
      var number = 1
      while package.contains("word/embeddings/workbookOfItem\(number).xlsx") { number += 1 }
      let copy = "word/embeddings/workbookOfItem\(number).xlsx"
      package.set(copy, try package.bytes(of: workbook), contentType: package.contentType(of: workbook))
      links.items[index].target = PartName.target(of: copy, from: name)
    }
    package.setRelationships(links, of: name)
  }

  /// The sheet that the template's formulas name.
  private static func sheetName(of area: XMLElement) -> String {
    let formula = area.descendants("c:f").first?.text ?? ""
    guard let mark = formula.lastIndex(of: "!") else { return "Sheet1" }
    let name = formula[..<mark].filter { $0 != "'" }
    return name.isEmpty ? "Sheet1" : name
  }

  // MARK: Series

  /// A series without a name keeps that of the template's series.
  private static func named(_ data: ChartData, in plots: [XMLElement]) -> ChartData {
    var data = data
    for (index, model) in plots.flatMap({ $0.all("c:ser") }).enumerated() where data.series.indices.contains(index) {
      if data.series[index].name.isEmpty { data.series[index].name = model.first("c:tx")?.descendants("c:v").first?.text ?? "" }
    }
    return data
  }

  private static func fillSeries(_ plots: [XMLElement], _ data: ChartData, _ sheet: String) {
    let existing = plots.flatMap { plot in plot.all("c:ser").map { (plot, $0) } }
    for (plot, extra) in existing.dropFirst(data.series.count) { plot.remove(extra) }
    var last = existing.last
    for (index, series) in data.series.enumerated() {
      let element: XMLElement
      if index < existing.count {
        element = existing[index].1
      } else {
        guard let (plot, model) = last else { return }
        element = copy(of: model, index)
        if let position = plot.index(of: model) { plot.children.insert(.element(element), at: position + 1) }
        last = (plot, element)
      }
      fill(element, index, series, data.categories, sheet)
    }
  }

  /// A further series looks like the last one, in the next colour of the theme.
  private static func copy(of model: XMLElement, _ index: Int) -> XMLElement {
    let element = model.copy()
    for dropped in element.elements where ["c:dPt", "c:extLst"].contains(dropped.tag) { element.remove(dropped) }
    let accent = "accent\(index % 6 + 1)"
    for color in element.first("c:spPr")?.descendants("a:schemeClr") ?? [] where color["val"]?.hasPrefix("accent") ?? false {
      color["val"] = accent
    }
    for part in ["c:spPr", "c:marker"] {
      for fill in element.first(part)?.descendants("a:solidFill") ?? [] where fill.first("a:srgbClr") != nil {
        fill.children = [.element(XMLElement("a:schemeClr", [("val", accent)]))]
      }
      for color in element.first(part)?.descendants("a:schemeClr") ?? [] where color["val"]?.hasPrefix("accent") ?? false {
        color["val"] = accent
      }
    }
    element.first("c:idx")?["val"] = String(index)
    element.first("c:order")?["val"] = String(index)
    return element
  }

  private static func fill(_ element: XMLElement, _ index: Int, _ series: ChartData.Series, _ categories: [String], _ sheet: String) {
    let column = CellReference.letters(of: index + 2)
    let count = max(categories.count, series.values.count)
    let place = "'\(sheet)'!"
    for point in element.all("c:dPt") where (point.first("c:idx")?["val"].flatMap { Int($0) } ?? 0) >= count { element.remove(point) }
    let name = XMLElement("c:tx", [], [.element(text("\(place)$\(column)$1", [series.name]))])
    put(name, into: element, after: ["c:idx", "c:order"])
    let axis = XMLElement("c:cat", [], [.element(text("\(place)$A$2:$A$\(max(2, count + 1))", categories))])
    let format = element.first("c:val", "c:numRef", "c:numCache")?.first("c:formatCode")?.text ?? "General"
    let numbers = XMLElement(
      "c:val", [], [.element(values("\(place)$\(column)$2:$\(column)$\(max(2, count + 1))", series.values, count, format))])
    put(
      axis, into: element,
      after: [
        "c:idx", "c:order", "c:tx", "c:spPr", "c:invertIfNegative", "c:pictureOptions", "c:marker", "c:explosion", "c:dPt", "c:dLbls",
        "c:trendline", "c:errBars",
      ])
    put(numbers, into: element, after: ["c:cat"])
  }

  /// Replaces a child, or puts it behind those that the schema has before it.
  private static func put(_ child: XMLElement, into element: XMLElement, after before: [String]) {
    if let old = element.first(child.tag), let index = element.index(of: old) {
      element.children[index] = .element(child)
      return
    }
    let position = element.children.lastIndex { before.contains($0.element?.tag ?? "") }.map { $0 + 1 } ?? 0
    element.children.insert(.element(child), at: position)
  }

  private static func text(_ formula: String, _ texts: [String]) -> XMLElement {
    let points = texts.enumerated().map { XMLNode.element(point($0.offset, $0.element)) }
    let cache = XMLElement("c:strCache", [], [.element(XMLElement("c:ptCount", [("val", String(texts.count))]))] + points)
    return XMLElement("c:strRef", [], [.element(XMLElement("c:f", [], [.text(formula)])), .element(cache)])
  }

  private static func values(_ formula: String, _ values: [Number?], _ count: Int, _ format: String) -> XMLElement {
    let points = values.enumerated().compactMap { index, value in value.map { XMLNode.element(point(index, $0.description)) } }
    let head = [XMLElement("c:formatCode", [], [.text(format)]), XMLElement("c:ptCount", [("val", String(count))])].map {
      XMLNode.element($0)
    }
    let cache = XMLElement("c:numCache", [], head + points)
    return XMLElement("c:numRef", [], [.element(XMLElement("c:f", [], [.text(formula)])), .element(cache)])
  }

  private static func point(_ index: Int, _ value: String) -> XMLElement {
    XMLElement("c:pt", [("idx", String(index))], [.element(XMLElement("c:v", [], [.text(value)]))])
  }
}

/// The workbook within a chart: categories down the first column, a series a column.
enum ChartWorkbook {
  static func bytes(_ data: ChartData, sheet: String) throws -> [UInt8] {
    let package = OfficePackage()
    let base = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    package.set("xl/workbook.xml", workbook(sheet), contentType: base + "sheet.main+xml")
    package.set("xl/worksheets/sheet1.xml", rows(data), contentType: base + "worksheet+xml")
    package.set("xl/styles.xml", Array(styles.utf8), contentType: base + "styles+xml")
    try package.relate("", to: "xl/workbook.xml", kind: "officeDocument")
    try package.relate("xl/workbook.xml", to: "xl/worksheets/sheet1.xml", kind: "worksheet")
    try package.relate("xl/workbook.xml", to: "xl/styles.xml", kind: "styles")
    return try package.bytes(jobs: 1)
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
  private static let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
  private static let styles =
    head + "<styleSheet \(space)><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    + "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>"
    + "<cellStyles count=\"1\"><cellStyle name=\"常规\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"

  private static func workbook(_ sheet: String) -> [UInt8] {
    var out = ByteBuffer()
    out.append(
      raw: head + "<workbook \(space) xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet")
    out.append(attribute: "name", sheet)
    out.append(" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" as StaticString)
    return out.bytes
  }

  /// The part of a sheet that holds the data.
  static func rows(_ data: ChartData) -> [UInt8] {
    var out = ByteBuffer()
    out.append(raw: head + "<worksheet \(space)><sheetData><row r=\"1\">")
    for (index, series) in data.series.enumerated() { text(series.name, CellReference.letters(of: index + 2), 1, &out) }
    out.append("</row>" as StaticString)
    for row in 0..<max(data.categories.count, data.series.map(\.values.count).max() ?? 0) {
      out.append("<row" as StaticString)
      out.append(attribute: "r", row + 2)
      out.append(UInt8(0x3E))
      if row < data.categories.count { text(data.categories[row], "A", row + 2, &out) }
      for (index, series) in data.series.enumerated() where row < series.values.count {
        guard let value = series.values[row] else { continue }
        out.append(raw: "<c r=\"\(CellReference.letters(of: index + 2))\(row + 2)\"><v>\(value)</v></c>")
      }
      out.append("</row>" as StaticString)
    }
    out.append("</sheetData></worksheet>" as StaticString)
    return out.bytes
  }

  private static func text(_ text: String, _ column: String, _ row: Int, _ out: inout ByteBuffer) {
    out.append(raw: "<c r=\"\(column)\(row)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
    out.append(text: text)
    out.append("</t></is></c>" as StaticString)
  }
}
