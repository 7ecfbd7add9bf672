/// A workbook open for reading.
public final class Workbook {
  /// A sheet as the workbook lists it.
  public struct Sheet: Hashable, Sendable {
    /// Whether people see the sheet.
    public enum Visibility: Hashable, Sendable {
      case visible
      case hidden
      /// Hidden so that Excel's own menu does not show it.
      case veryHidden
    }

    public var name: String
    public var visibility: Visibility
    /// The part that holds the sheet.
    public var part: String
    /// False for chart sheets and dialogs, which have no cells.
    public var hasCells: Bool
  }

  /// A name for a range or a formula.
  public struct DefinedName: Hashable, Sendable {
    public var name: String
    /// The sheet's index that the name is local to.
    public var sheet: Int?
    public var formula: String
    public var isHidden: Bool
  }

  public let package: OfficePackage
  public let part: String
  public private(set) var sheets: [Sheet] = []
  public private(set) var definedNames: [DefinedName] = []
  /// Days are counted from 1904-01-01 instead of 1900 (`SerialDate`).
  public private(set) var countsFrom1904 = false
  /// The number format of every cell style, by the style's index.
  public private(set) var formats: [NumberFormat] = []
  /// Empty where the workbook has none.
  public let strings: SharedStrings

  /// Opens a workbook at a path.
  ///
  /// - Throws: `ZipError` (`compoundFile` for an encrypted or old workbook), `PackageError`, `XMLError`.
  public convenience init(path: String, limits: ZipLimits = .standard) throws {
    try self.init(OfficePackage(path: path, limits: limits))
  }

  public init(_ package: OfficePackage) throws {
    self.package = package
    part = try package.mainPart
    guard try package.kind == .workbook else { throw PackageError.unexpected(part: part, message: "not a workbook") }
    if package.contentType(of: part)?.contains("binary") == true {
      throw PackageError.unexpected(part: part, message: "a binary workbook (.xlsb)")
    }
    if let table = try package.related(part, kind: "sharedStrings") {
      strings = try SharedStrings.read(package, part: table)
    } else {
      strings = SharedStrings()
    }
    try readWorkbook()
    if let styles = try package.related(part, kind: "styles") { try readFormats(package.document(of: styles).root) }
  }

  /// The sheet of a name, which Excel does not tell apart by case.
  public func sheet(named name: String) -> Sheet? {
    sheets.first { $0.name == name } ?? sheets.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The format of a style's index; General beyond the list.
  public func format(ofStyle index: Int) -> NumberFormat { formats.indices.contains(index) ? formats[index] : .general }

  private func readWorkbook() throws {
    let root = try package.document(of: part).root
    let links = try package.relationships(of: part)
    countsFrom1904 = ["1", "true", "on"].contains(root.first("x:workbookPr")?["date1904"] ?? "")
    var parts = SheetParts(of: part)
    for element in root.first("x:sheets")?.all("x:sheet") ?? [] {
      guard let name = element["name"], let id = element["r:id"] else {
        throw PackageError.unexpected(part: part, message: "line \(element.line): a sheet without name or id")
      }
      guard let link = links[id], let target = package.target(of: link, from: part) else {
        throw PackageError.brokenRelationship(part: part, id: id, target: links[id]?.target ?? "")
      }
      try parts.take(target, line: element.line)
      let visibility: Sheet.Visibility =
        switch element["state"] {
        case "hidden": .hidden
        case "veryHidden": .veryHidden
        default: .visible
        }
      sheets.append(Sheet(name: name, visibility: visibility, part: target, hasCells: link.kind == "worksheet"))
    }
    definedNames = (root.first("x:definedNames")?.all("x:definedName") ?? []).map {
      DefinedName(
        name: $0["name"] ?? "", sheet: $0["localSheetId"].flatMap { Int($0) }, formula: $0.text,
        isHidden: ["1", "true"].contains($0["hidden"] ?? ""))
    }
  }

  private func readFormats(_ root: XMLElement) {
    var codes: [Int: NumberFormat] = [:]
    for element in root.first("x:numFmts")?.all("x:numFmt") ?? [] {
      if let id = element["numFmtId"].flatMap({ Int($0) }), let code = element["formatCode"] { codes[id] = NumberFormat(code) }
    }
    formats = (root.first("x:cellXfs")?.all("x:xf") ?? []).map { element in
      let id = element["numFmtId"].flatMap { Int($0) } ?? 0
      return codes[id] ?? NumberFormat(builtIn: id)
    }
  }
}
