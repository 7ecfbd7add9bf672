import OOXML

/// What a cell of a finished workbook holds.
public enum SheetValue: Hashable, Sendable {
  case blank
  case number(Double)
  case text(String)
  case boolean(Bool)
  case error(String)
}

/// A cell as a program saved it.
public struct CellReading: Hashable, Sendable {
  /// In one spelling, whatever program saved it; `nil` for a cell without a formula.
  public var formula: String?
  /// Of a formula, what was computed last.
  public var value: SheetValue
  /// Whether the sheet's protection covers it.
  public var isLocked: Bool
  /// Whether its number format shows a day.
  public var isDate: Bool
}

/// A sheet as a program saved it.
public struct SheetReading: Sendable {
  public let name: String
  public let isProtected: Bool
  public let isHidden: Bool
  /// Every cell that holds something or is not locked.
  public let cells: [CellAddress: CellReading]
  /// What people pinned to cells as notes (批注).
  public let notes: [CellAddress: String]

  /// What stands in a cell.
  public subscript(cell: CellAddress) -> CellReading {
    cells[cell] ?? CellReading(formula: nil, value: .blank, isLocked: true, isDate: false)
  }
}

/// A workbook that comes back from other hands: its cells, with the formulas in one spelling, so that what Excel, WPS and LibreOffice saved
/// can be compared with what was sent.
public struct WorkbookReading: Sendable {
  public let sheets: [SheetReading]
  /// What stands in the workbook beside its worksheets and can compute or show something else than they do: the kinds of such parts.
  public let strangers: [String]
  private let names: [String: (sheet: String, area: CellArea)]

  /// - Throws: `PackageError`, `ZipError` or `XMLError`.
  public init(_ package: OfficePackage) throws {
    let workbook = try package.mainPart
    let root = try package.document(of: workbook).root
    let strings = try SharedStrings(package, workbook: workbook)
    let locks = try CellLocks(package, workbook: workbook)
    let links = try package.relationships(of: workbook)
    var sheets: [SheetReading] = []
    var parts = SheetParts(of: workbook)
    var strangers = links.items.map(\.kind).filter {
      ["vbaProject", "externalLink", "xlMacrosheet", "dialogsheet", "chartsheet"].contains($0)
    }
    if ["1", "true"].contains(root.first("x:workbookPr")?["date1904"]) { strangers.append("date1904") }
    for element in root.first("x:sheets")?.all("x:sheet") ?? [] {
      guard let name = element["name"], let id = element["r:id"], let link = links[id], let part = package.target(of: link, from: workbook),
        link.kind == "worksheet"
      else { continue }
      let isHidden = ["hidden", "veryHidden"].contains(element["state"])
      try parts.take(part, line: element.line)
      let sheet = try package.document(of: part).root
      try SheetDamage.check(sheet, part: part, strings: strings.count, formats: locks.count)
      sheets.append(
        try SheetReader.read(
          sheet, name: name, isHidden: isHidden, strings: strings, locks: locks,
          notes: Self.notes(of: part, package)))
    }
    self.sheets = sheets
    self.strangers = strangers
    var names: [String: (sheet: String, area: CellArea)] = [:]
    for element in root.first("x:definedNames")?.all("x:definedName") ?? [] where element["localSheetId"] == nil {
      guard let name = element["name"], let formula = try? Formula(element.text), formula.references.count == 1,
        let sheet = formula.references[0].sheet
      else { continue }
      names[name] = (sheet.name, formula.references[0].shape.area)
    }
    self.names = names
  }

  private static func notes(of sheet: String, _ package: OfficePackage) throws -> [CellAddress: String] {
    guard let part = try package.related(sheet, kind: "comments") else { return [:] }
    var notes: [CellAddress: String] = [:]
    for note in try package.document(of: part).root.first("x:commentList")?.all("x:comment") ?? [] {
      guard let cell = note["ref"].flatMap({ CellAddress($0) }), let text = note.first("x:text") else { continue }
      notes[cell] = CellText(text).plain
    }
    return notes
  }

  /// The names of the workbook, in order.
  public var areaNames: [String] { names.keys.sorted() }

  /// The sheet of a name, as the workbook spells it.
  public func sheet(_ name: String) -> SheetReading? { sheets.first { $0.name == name } }

  /// The cells that a name of the workbook stands for.
  public func area(named name: String) -> (sheet: String, area: CellArea)? { names[name] }

  /// The first column of a named area, from top to bottom, each cell with its place.
  public func column(named name: String) -> [(cell: CellAddress, reading: CellReading)] {
    guard let (sheet, area) = names[name], let cells = self.sheet(sheet), area.rows.lowerBound < CellAddress.lastRow else { return [] }
    return area.rows.prefix(100_000).map { row in
      let cell = CellAddress(row: row, column: area.columns.lowerBound)
      return (cell, cells[cell])
    }
  }
}

/// Which formats are locked, and which show days.
struct CellLocks {
  private var formats: [(isLocked: Bool, isDate: Bool)] = []

  init(_ package: OfficePackage, workbook: String) throws {
    guard let part = try package.related(workbook, kind: "styles") else { return }
    let root = try package.document(of: part).root
    let dates = Self.dateFormats(root)
    for xf in root.first("x:cellXfs")?.all("x:xf") ?? [] {
      let locked = xf.first("x:protection")?["locked"]
      formats.append((!["0", "false"].contains(locked), dates.contains(Int(xf["numFmtId"] ?? "") ?? 0)))
    }
  }

  /// The number formats that show days or times.
  static func dateFormats(_ styles: XMLElement) -> Set<Int> {
    var dates: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)
    for format in styles.first("x:numFmts")?.all("x:numFmt") ?? [] {
      guard let id = Int(format["numFmtId"] ?? ""), let code = format["formatCode"] else { continue }
      if NumberFormat(code)?.isDate ?? false { dates.insert(id) } else { dates.remove(id) }
    }
    return dates
  }

  var count: Int { formats.count }

  subscript(style: Int) -> (isLocked: Bool, isDate: Bool) { formats.indices.contains(style) ? formats[style] : (true, false) }
}

/// Reads the cells of one sheet.
private struct SheetReader {
  let name: String
  let strings: SharedStrings
  private var shared: [Int: (formula: Formula, home: CellAddress)] = [:]

  static func read(
    _ root: XMLElement, name: String, isHidden: Bool, strings: SharedStrings, locks: CellLocks, notes: [CellAddress: String]
  ) throws -> SheetReading {
    var reader = SheetReader(name: name, strings: strings)
    var cells: [CellAddress: CellReading] = [:]
    var row = 0
    for line in root.first("x:sheetData")?.all("x:row") ?? [] {
      row = Int(line["r"] ?? "") ?? row + 1
      var column = 0
      for element in line.all("x:c") {
        let address = element["r"].flatMap { CellAddress($0) } ?? CellAddress(row: row, column: column + 1)
        column = address.column
        let format = locks[Int(element["s"] ?? "") ?? 0]
        let value = reader.value(element)
        let formula = reader.formula(element, at: address)
        if value != .blank || formula != nil || !format.isLocked {
          cells[address] = CellReading(formula: formula, value: value, isLocked: format.isLocked, isDate: format.isDate)
        }
      }
    }
    let protection = root.first("x:sheetProtection")?["sheet"]
    return SheetReading(name: name, isProtected: ["1", "true"].contains(protection), isHidden: isHidden, cells: cells, notes: notes)
  }

  private init(name: String, strings: SharedStrings) {
    self.name = name
    self.strings = strings
  }

  private func value(_ element: XMLElement) -> SheetValue {
    let stored = element.first("x:v")?.text ?? ""
    switch element["t"] {
    case "s": return Self.text(Int(stored).map { strings.text($0) } ?? "")
    case "inlineStr": return Self.text(element.first("x:is").map { CellText($0).plain } ?? "")
    case "str": return Self.text(stored)
    case "b": return stored.isEmpty ? .blank : .boolean(stored == "1" || stored == "true")
    case "e": return .error(stored)
    case "d": return NumberText.parse(String(stored.prefix { $0 != "T" })).map { .number($0) } ?? Self.text(stored)
    default: return Double(stored).map { .number($0) } ?? .blank
    }
  }

  private static func text(_ text: String) -> SheetValue {
    text.isEmpty ? .blank : .text(text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n"))
  }

  private mutating func formula(_ element: XMLElement, at cell: CellAddress) -> String? {
    guard let source = element.first("x:f") else { return nil }
    let group = source["t"] == "shared" ? Int(source["si"] ?? "") : nil
    if source.text.isEmpty, let group, let master = shared[group] {
      let copy = master.formula.copied(rows: cell.row - master.home.row, columns: cell.column - master.home.column)
      return copy.normalForm(on: name)
    }
    guard let formula = try? Formula(source.text) else { return source.text }
    if let group { shared[group] = (formula, cell) }
    return formula.normalForm(on: name)
  }
}

extension Formula {
  /// One spelling for what programs write differently: blanks, letter case, quotes around sheets, ranges of one cell.
  func normalForm(on sheet: String) -> String {
    tokens.map { token in
      switch token {
      case .space: return ""
      case .function(let name):
        let plain = name.uppercased()
        return plain.hasPrefix("_XLFN.") ? String(plain.dropFirst(6)) : plain
      case .name(let name): return name.uppercased()
      case .number(let text): return Double(text).map { NumberText.stored($0) } ?? text
      case .reference(let reference, _):
        var reference = reference
        if case .range(let from, let to) = reference.shape, from == to { reference.shape = .cell(from) }
        let prefix = reference.sheet.flatMap { $0.name == sheet && $0.last == nil ? nil : $0.name + ($0.last.map { ":" + $0 } ?? "") + "!" }
        return (prefix ?? "") + reference.shape.text
      default: return token.text
      }
    }.joined()
  }
}
