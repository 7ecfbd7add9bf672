import Diagnostics
import OOXML

extension SheetAttachments {
  /// Pictures, shapes and charts go with the cells that they are anchored to, one for each item.
  mutating func drawing(_ part: String, on sheet: SheetTemplate) throws {
    let document = try package.document(of: part)
    let root = document.root
    let tags = sheet.objects.anchors[sheet.original(part)] ?? [:]
    var charts = DrawingCharts(drawing: part)
    var ids = DrawingIDs(root)
    var children: [XMLNode] = []
    var number = -1
    for child in root.children {
      guard case .element(let anchor) = child else {
        children.append(child)
        continue
      }
      number += 1
      let tagged = tags[number] ?? SheetObjects.Anchor(cell: CellAddress(corner: anchor.first("xdr:from")))
      for (place, copy) in copies(of: anchor, at: tagged.cell, on: sheet, &ids) {
        cursors[sheet.index].move(to: place)
        moveLinkedCells(of: copy, on: sheet, from: place)
        guard try fill(copy, tagged, part, sheet, &charts, from: place) else { continue }
        children.append(.element(copy))
      }
    }
    let links = try moveLinks(of: part, on: sheet)
    guard plan.movesAnything || !tags.isEmpty || charts.areCopied || links else { return }
    root.children = children
    try dropUnused(root, part)
    package.set(part, document)
  }

  /// Shapes may lead to cells; true where one leads elsewhere now.
  private func moveLinks(of part: String, on sheet: SheetTemplate) throws -> Bool {
    var links = try package.relationships(of: part)
    var changed = false
    for index in links.items.indices where links.items[index].kind == "hyperlink" && links.items[index].target.hasPrefix("#") {
      let target = "#" + moved(String(links.items[index].target.dropFirst()), on: sheet)
      if links.items[index].target != target { (links.items[index].target, changed) = (target, true) }
    }
    if changed { package.setRelationships(links, of: part) }
    return changed
  }

  /// A shape that shows a cell's text goes on showing that cell.
  private mutating func moveLinkedCells(of anchor: XMLElement, on sheet: SheetTemplate, from place: SheetPlace) {
    anchor.walk { element in
      guard let text = element["textlink"], let formula = try? Formula(text), !formula.references.isEmpty else { return true }
      let moved = formula.references.map { plan.reference($0, from: place) }
      let name = element.descendants("xdr:cNvPr").first?["name"] ?? ""
      let cell = CellAddress(corner: anchor.first("xdr:from"))?.description ?? "A1"
      for (reference, moved) in zip(formula.references, moved) {
        guard let fault = moved.fault ?? (moved.isSpread ? .repeatedCell(reference.text) : nil) else { continue }
        let words = "\(sheet.templateName)!\(cell)"
        problems.add(
          fault, source: "=" + text,
          at: Site(
            file: workbook.name, words: Bilingual(zh: "\(words) 图形“\(name)”", en: "\(words), the shape “\(name)”"),
            sheet: sheet.templateName,
            cell: cell))
      }
      element["textlink"] = formula.text(with: moved.map(\.reference))
      return true
    }
  }

  // MARK: Anchors

  private static func set(_ corner: XMLElement?, _ cell: CellAddress) {
    corner?.first("xdr:row")?.setText(String(cell.row - 1))
    corner?.first("xdr:col")?.setText(String(cell.column - 1))
  }

  /// An anchor for each item of the blocks that hold it, and the place of each.
  private func copies(
    of anchor: XMLElement, at cell: CellAddress?, on sheet: SheetTemplate, _ ids: inout DrawingIDs
  ) -> [(SheetPlace, XMLElement)] {
    guard let cell else { return [(place(sheet), anchor)] }
    let last = CellAddress(corner: anchor.first("xdr:to")) ?? cell
    let area = CellArea(rows: cell.row...max(cell.row, last.row), columns: cell.column...max(cell.column, last.column))
    // What is stretched with its cells reaches to where its last cell went; what is not keeps its size.
    let isStretched = anchor.descendants("xdr:graphicFrame").isEmpty && (anchor["editAs"] == nil || anchor["editAs"] == "twoCell")
    var copies: [(SheetPlace, XMLElement)] = []
    plan.everyItem(holding: area, of: sheet.index) { place in
      guard let from = corner(cell, on: sheet, from: place) else { return }
      let copy = anchor.copy()
      Self.set(copy.first("xdr:from"), from)
      if let corner = copy.first("xdr:to") {
        var end = CellAddress(row: from.row + last.row - cell.row, column: from.column + last.column - cell.column)
        if isStretched, let now = plan.area(CellArea(last), of: sheet.index, from: place)?.bottomRight {
          end = CellAddress(row: max(from.row, now.row), column: max(from.column, now.column))
        }
        Self.set(corner, end)
      }
      if !copies.isEmpty { ids.renew(copy) }
      copies.append((place, copy))
    }
    return copies
  }

  /// Where a corner went. What hangs on a line of tags goes to the next line that is left; within an item that has none, it goes too.
  private func corner(_ cell: CellAddress, on sheet: SheetTemplate, from place: SheetPlace) -> CellAddress? {
    let rows = cell.row...(place.blocks.last?.lines.upperBound ?? CellAddress.lastRow)
    let columns = cell.column...(place.columnBlocks.last?.lines.upperBound ?? CellAddress.lastColumn)
    guard let row = plan.rows(rows, of: sheet.index, from: place)?.lowerBound,
      let column = plan.columns(columns, of: sheet.index, from: place)?.lowerBound
    else { return nil }
    return CellAddress(row: row, column: column)
  }

  // MARK: Filling

  /// Fills the tags of one anchor; false where nothing of it is left.
  private mutating func fill(
    _ anchor: XMLElement, _ tags: SheetObjects.Anchor, _ part: String, _ sheet: SheetTemplate, _ charts: inout DrawingCharts,
    from place: SheetPlace
  ) throws -> Bool {
    let cursor = cursors[sheet.index]
    for (number, paragraph) in anchor.descendants("a:p").enumerated() {
      tags.paragraphs[number]?.fill(paragraph: paragraph, &cursor.evaluator)
    }
    var bound: ChartData?
    var boundName = ""
    for (number, properties) in anchor.descendants("xdr:cNvPr").enumerated() {
      for (name, text) in (tags.texts[number] ?? [:]).sorted(by: { $0.key < $1.key }) {
        properties[name] = text.runs(&cursor.evaluator).map(\.text).joined()
      }
      switch tags.bindings[number] {
      case .picture(let expression)?:
        guard try picture(expression, properties, in: anchor, part, sheet, &cursor.evaluator) else { return false }
      case .chart(let expression)?:
        let value = cursor.evaluator.value(of: expression)
        if case .null = value { return false }
        guard let data = ChartData(value) else {
          cursor.evaluator.report(.type(expression.name, Bilingual(zh: "不是图表数据", en: "is not a chart's data")), expression)
          return false
        }
        bound = data
        boundName = expression.name
        properties["descr"] = boundName
        properties["title"] = nil
        if anchor.descendants("c:chart").isEmpty {
          let reason = Bilingual(zh: "这里没有原生图表", en: "there is no native chart here")
          cursor.evaluator.report(.other(.templateReference, reason, hint: reason), expression)
        }
      case nil: break
      }
    }
    for chart in anchor.descendants("c:chart") {
      guard let old = chart["r:id"], let (original, name) = try charts.part(for: old, in: package) else { continue }
      if let id = charts.relationship { chart["r:id"] = id }
      let document = try package.document(of: name)
      let titles = sheet.objects.charts[sheet.original(original)]?.paragraphs ?? [:]
      for (number, paragraph) in document.root.descendants("a:p").enumerated() {
        titles[number]?.fill(paragraph: paragraph, &cursor.evaluator)
      }
      if let bound {
        try bind(name, document, bound, boundName, sheet, &cursor.evaluator, tags)
      } else {
        fillRanges(of: document, on: sheet, from: place)
        package.set(name, document)
      }
    }
    return true
  }

  // MARK: Pictures

  private mutating func picture(
    _ expression: Expression, _ properties: XMLElement, in anchor: XMLElement, _ part: String, _ sheet: SheetTemplate,
    _ evaluator: inout Evaluator
  ) throws -> Bool {
    let value = evaluator.value(of: expression)
    if case .null = value { return false }
    guard let picture = Picture(value) else {
      evaluator.report(.type(expression.name, Bilingual(zh: "不是图片", en: "is no picture")), expression)
      return false
    }
    guard let size = PictureSize(picture.bytes) else {
      evaluator.report(.type(expression.name, Bilingual(zh: "不是完好的 PNG 或 JPEG 图片", en: "is no sound PNG or JPEG picture")), expression)
      return false
    }
    guard let shape = anchor.descendants("xdr:pic").first(where: { $0.descendants("xdr:cNvPr").contains { $0 === properties } }) else {
      let reason = Bilingual(zh: "这里没有占位图片", en: "there is no placeholder picture here")
      evaluator.report(.other(.templateReference, reason, hint: reason), expression)
      return false
    }
    properties["descr"] = picture.description.isEmpty ? nil : picture.description
    let id = try image(picture.bytes, size.format, from: part)
    for blip in shape.descendants("a:blip") {
      blip["r:embed"] = id
      blip["r:link"] = nil
      blip.children = []
    }
    for fill in shape.descendants("xdr:blipFill") { if let crop = fill.first("a:srcRect") { fill.remove(crop) } }
    let transform = Self.transform(of: shape)
    let extent = transform?.first("a:ext")
    let box = (Int(extent?["cx"] ?? "") ?? 0, Int(extent?["cy"] ?? "") ?? 0)
    let fitted = size.fitted(into: box.0 > 0 && box.1 > 0 ? box : SheetGrid(sheet).size(of: anchor))
    if let transform { size.turn.set(on: transform, shown: fitted) }
    // A group keeps its own anchor; a picture by itself is as large as it is, whatever its cells are.
    if anchor.first("xdr:pic") === shape { Self.fix(anchor, size: fitted) }
    return true
  }

  /// The transform of a picture, made where a program wrote none.
  private static func transform(of shape: XMLElement) -> XMLElement? {
    guard let frame = shape.first("xdr:spPr") else { return nil }
    if let transform = frame.first("a:xfrm") { return transform }
    let uri = XMLNamespaces.uri(of: "a") ?? ""
    let inner = [XMLElement("a:off", [("x", "0"), ("y", "0")]), XMLElement("a:ext", [("cx", "0"), ("cy", "0")])]
    let transform = XMLElement(
      name: "a:xfrm", tag: "a:xfrm", declarations: [XMLDeclaration(prefix: "a", uri: uri)], children: inner.map { .element($0) })
    frame.children.insert(.element(transform), at: 0)
    return transform
  }

  /// Makes an anchor that has its own size of one that is stretched between two cells.
  private static func fix(_ anchor: XMLElement, size: (width: Int, height: Int)) {
    let prefix = anchor.name.firstIndex(of: ":").map { String(anchor.name[...$0]) } ?? ""
    let extent = XMLElement(
      name: prefix + "ext", tag: "xdr:ext",
      attributes: [XMLAttribute("cx", String(size.width)), XMLAttribute("cy", String(size.height))])
    if let old = anchor.first("xdr:to") ?? anchor.first("xdr:ext"), let index = anchor.index(of: old) {
      anchor.children[index] = .element(extent)
    }
    guard anchor.tag == "xdr:twoCellAnchor" else { return }
    anchor.name = prefix + "oneCellAnchor"
    anchor.tag = "xdr:oneCellAnchor"
    anchor["editAs"] = nil
  }

  /// The relationship of a drawing to a picture, which the package holds once.
  private mutating func image(_ bytes: [UInt8], _ format: PictureSize.Format, from part: String) throws -> String {
    let digest = SHA256.hex(of: bytes)
    let name = pictures[digest] ?? fresh("xl/media/picture", format.rawValue)
    if pictures.updateValue(name, forKey: digest) == nil {
      package.setDefaultType(format.rawValue, format.contentType)
      package.set(name, bytes)
    }
    let known = try package.relationships(of: part).items.first { package.target(of: $0, from: part) == name }
    return try known?.id ?? package.relate(part, to: name, kind: "image")
  }

  func fresh(_ stem: String, _ suffix: String) -> String {
    var number = 1
    while package.contains("\(stem)\(number).\(suffix)") { number += 1 }
    return "\(stem)\(number).\(suffix)"
  }

  /// Pictures and charts that nothing of the drawing shows any more.
  private func dropUnused(_ root: XMLElement, _ part: String) throws {
    var used: Set<String> = []
    root.walk { element in
      for attribute in element.attributes where attribute.tag.hasPrefix("r:") { used.insert(attribute.value) }
      return true
    }
    var links = try package.relationships(of: part)
    for link in links.items where ["image", "chart"].contains(link.kind) && !used.contains(link.id) {
      links.remove(id: link.id)
      package.setRelationships(links, of: part)
      if let target = package.target(of: link, from: part) { try package.removeUnneeded(target) }
    }
  }
}

/// Which chart parts a drawing has used: the first item takes the template's own, the others copies.
struct DrawingCharts {
  let drawing: String
  private var used: Set<String> = []
  /// Of the last part that was asked for, where it is a copy.
  private(set) var relationship: String?
  private(set) var areCopied = false

  init(drawing: String) { self.drawing = drawing }

  mutating func part(for id: String, in package: OfficePackage) throws -> (original: String, part: String)? {
    guard let link = try package.relationships(of: drawing)[id], let original = package.target(of: link, from: drawing) else { return nil }
    relationship = nil
    if used.insert(original).inserted { return (original, original) }
    areCopied = true
    let copy = try package.copy(original)
    relationship = try package.relate(drawing, to: copy, kind: "chart")
    return (original, copy)
  }
}

/// Fresh numbers for the shapes of a drawing that is repeated.
struct DrawingIDs {
  private var next: Int

  init(_ root: XMLElement) {
    next = (root.descendants("xdr:cNvPr").compactMap { $0["id"].flatMap { Int($0) } }.max() ?? 0) + 1
  }

  mutating func renew(_ anchor: XMLElement) {
    for shape in anchor.descendants("xdr:cNvPr") {
      shape["id"] = String(next)
      next += 1
    }
    anchor.walk { element in
      // Office's own number of a shape stays with the first.
      if element.tag.hasSuffix("}creationId") { element["id"] = nil }
      return true
    }
  }
}
