import OOXML

/// What the engine needs of the cells' formats: number formats, wrapping and fonts.
final class SheetStyles {
  struct Format {
    var numberFormat: Int
    var wraps: Bool
    var indent: Int
    var fontSize: Double
    /// Whether it shows numbers as days or times.
    var isDate = false
  }

  /// What a value that only a format can show needs where the cell has none.
  enum Kind: String, CaseIterable {
    case date = "yyyy-mm-dd"
    case moment = "yyyy-mm-dd hh:mm"
    case time = "hh:mm"
    case duration = "[h]:mm"
  }

  let part: String?
  private let document: XMLDocument?
  private var formats: [Format] = []
  private var derived: [String: Int] = [:]
  private var isChanged = false
  private var isFrozen = false

  init(_ package: OfficePackage, workbook: String) throws {
    part = try package.related(workbook, kind: "styles")
    document = try part.map { try package.document(of: $0) }
    guard let root = document?.root else { return }
    let dates = CellLocks.dateFormats(root)
    let sizes = root.first("x:fonts")?.all("x:font").map { Double($0.first("x:sz")?["val"] ?? "") ?? 11 } ?? []
    for xf in root.first("x:cellXfs")?.all("x:xf") ?? [] {
      let alignment = xf.first("x:alignment")
      let font = Int(xf["fontId"] ?? "") ?? 0
      formats.append(
        Format(
          numberFormat: Int(xf["numFmtId"] ?? "") ?? 0, wraps: ["1", "true"].contains(alignment?["wrapText"]),
          indent: Int(alignment?["indent"] ?? "") ?? 0, fontSize: sizes.indices.contains(font) ? sizes[font] : sizes.first ?? 11,
          isDate: dates.contains(Int(xf["numFmtId"] ?? "") ?? 0)))
    }
  }

  subscript(style: Int) -> Format {
    formats.indices.contains(style) ? formats[style] : formats.first ?? Format(numberFormat: 0, wraps: false, indent: 0, fontSize: 11)
  }

  var count: Int { formats.count }

  /// The size of the workbook's own font, in which column widths are measured.
  var standardSize: Double { formats.first?.fontSize ?? 11 }

  /// A format like `style` that shows a value of this kind: itself, unless it is the General format.
  func style(_ style: Int, showing kind: Kind) -> Int {
    guard self[style].numberFormat == 0, let root = document?.root, let cellFormats = root.first("x:cellXfs") else { return style }
    let key = "\(style) \(kind.rawValue)"
    if let known = derived[key] { return known }
    let all = cellFormats.all("x:xf")
    guard !isFrozen, all.indices.contains(style) || all.indices.contains(0) else { return style }
    let copy = all[all.indices.contains(style) ? style : 0].copy()
    let number = number(of: kind, in: root)
    copy["numFmtId"] = String(number)
    copy["applyNumberFormat"] = "1"
    cellFormats.append(copy)
    cellFormats["count"] = String(all.count + 1)
    var format = self[style]
    format.numberFormat = number
    formats.append(format)
    derived[key] = all.count
    isChanged = true
    return all.count
  }

  private func number(of kind: Kind, in root: XMLElement) -> Int {
    let prefix = root.name.hasSuffix("styleSheet") ? String(root.name.dropLast(10)) : ""
    let list: XMLElement
    if let existing = root.first("x:numFmts") {
      list = existing
    } else {
      list = XMLElement(name: prefix + "numFmts", tag: "x:numFmts", attributes: [XMLAttribute("count", "0")])
      root.children.insert(.element(list), at: 0)
    }
    let known = list.all("x:numFmt")
    if let same = known.first(where: { $0["formatCode"] == kind.rawValue }), let id = Int(same["numFmtId"] ?? "") { return id }
    // Numbers below 164 are the programs' own.
    let id = max(163, known.compactMap { Int($0["numFmtId"] ?? "") }.max() ?? 0) + 1
    let attributes = [XMLAttribute("numFmtId", String(id)), XMLAttribute("formatCode", kind.rawValue)]
    list.append(XMLElement(name: prefix + "numFmt", tag: "x:numFmt", attributes: attributes))
    list["count"] = String(known.count + 1)
    return id
  }

  /// No format is added any more, since the formats are written before the cells.
  func freeze() { isFrozen = true }

  /// The formats with the added ones; `nil` when they are as they were.
  var changed: XMLDocument? { isChanged ? document : nil }
}
