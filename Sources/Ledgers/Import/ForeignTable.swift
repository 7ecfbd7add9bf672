import Contract
import Diagnostics
import OOXML

/// A table of another system, such as an export of tickets: a CSV, or one sheet of a workbook, with headers of its own.
public struct ForeignTable {
  /// Why a file is no table.
  public struct Refusal: Error, Sendable {
    public let message: Bilingual
  }

  /// A column that is asked for by its header.
  public struct Wanted: Sendable {
    public var header: String
    public var type: CellType
    public init(header: String, type: CellType) {
      self.header = header
      self.type = type
    }
  }

  /// A field by its place, as a table needs one.
  private struct Place: LedgerField {
    static let allCases: [Place] = []
    let rawValue: Int
  }

  private enum Source {
    case text([UInt8])
    case sheet(WorkbookFile, Workbook.Sheet)
  }

  /// The headers, in order, each once; columns without one are left out.
  public let headers: [String]
  /// Headers that stand more than once: only the first column of each could be read.
  public let repeated: [String]
  private let path: String
  private let source: Source

  /// - Parameters:
  ///   - path: of the file.
  ///   - sheet: of a workbook; the first one that has cells when left out.
  ///   - fit: how well the cells of a row suit as headers. The best of the first rows is the header: titles and groups may stand above it.
  public init(path: String, sheet: String? = nil, fit: ([String]) -> Int) throws(Refusal) {
    self.path = path
    source = try Self.source(path, sheet)
    let rows = try Self.firstRows(of: source, path)
    guard let first = rows.first else { throw Self.blank(path) }
    if let most = rows.map(\.count).max(), most > Self.mostColumns {
      throw Refusal(
        message: Bilingual(
          zh: "\(path) 的一行有 \(most) 个非空单元格，超过 \(Self.mostColumns) 列，不像导出的表",
          en: "\(path) has a row of \(most) filled cells, more than the \(Self.mostColumns) columns of any export"
        ))
    }
    let best = rows.dropFirst().reduce((cells: first, fit: fit(first))) { best, cells in
      let found = fit(cells)
      return found > best.fit ? (cells, found) : best
    }
    var seen: [String: Int] = [:]
    for header in best.cells where !header.isEmpty { seen[Header.fold(header), default: 0] += 1 }
    repeated = best.cells.filter { seen[Header.fold($0)].map { $0 > 1 } ?? false }
    var named: Set<String> = []
    headers = best.cells.filter { !$0.isEmpty && named.insert(Header.fold($0)).inserted }
  }

  /// The rows, with the wanted columns in their order; a column that the file does not have is blank.
  public func rows(_ wanted: [Wanted]) throws(Refusal) -> Ledger {
    let table = LedgerTable(
      "import", "导入", scope: .cycle,
      columns: wanted.enumerated().map { Column(Place(rawValue: $0), "\u{1F}\($0)", $1.header, $1.type) })
    switch source {
    case .text(let bytes):
      switch CSVLedger.read(ByteSource(bytes), file: path, table: table) {
      case .blank: throw Self.blank(path)
      case .unreadable(let finding): throw Refusal(message: finding.message)
      case .read(let source): return source.ledger
      }
    case .sheet(let file, let sheet):
      return try Self.reading(path) {
        guard let source = try file.ledger(table, of: sheet) else { throw Self.blank(path) }
        return source.ledger
      }
    }
  }

  /// Whether two headers are the same to a person.
  public static func isSame(_ a: String, _ b: String) -> Bool { Header.fold(a) == Header.fold(b) }

  // MARK: Opening

  /// More than any system exports.
  private static let mostColumns = 500
  /// Of a cell, what can be a header.
  private static let longestHeader = 200

  private static func source(_ path: String, _ sheet: String?) throws(Refusal) -> Source {
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ["xlsx", "xls", "xlsm", "xlsb", "et", "ods"].contains(suffix) {
      return try reading(path) { try workbook(path, suffix, sheet) }
    }
    guard let bytes = Folder.bytes(of: path) else {
      let isThere = Folder.kind(of: path) != nil
      throw Refusal(
        message: Bilingual(
          zh: "不能读取 \(path)：\(isThere ? "不是可读的普通文件" : "文件不存在")",
          en: "cannot read \(path): \(isThere ? "it is no plain file, or not to be read" : "it is not there")"))
    }
    guard let text = try? TextDecoding.utf8(bytes) else {
      throw Refusal(message: Bilingual(zh: "\(path) 不是可读的文本", en: "\(path) is no readable text"))
    }
    return .text(text)
  }

  private static func workbook(_ path: String, _ suffix: String, _ sheet: String?) throws -> Source {
    let file = try WorkbookFile(path, suffix: suffix, file: path)
    let sheets = try file.workbook.sheets.filter { try file.hasCells($0) }
    if let chosen = sheet.map({ name in sheets.first { $0.name == name } }) ?? sheets.first { return .sheet(file, chosen) }
    guard let sheet else { throw blank(path) }
    let names = sheets.map(\.name).joined(separator: "、")
    throw Refusal(message: Bilingual(zh: "\(path) 没有工作表“\(sheet)”，有：\(names)", en: "\(path) has no sheet “\(sheet)”, but: \(names)"))
  }

  /// The first filled rows, and each with the one below it as one header: a group's title counts where there is nothing below it.
  private static func firstRows(of source: Source, _ path: String) throws(Refusal) -> [[String]] {
    switch source {
    case .text(let bytes):
      return CSVHead.delimiters.flatMap { pairs(CSVHead.records(of: bytes, delimiter: $0).map { $0.cells.map { Plain.trimmed($0) } }) }
    case .sheet(let file, let sheet):
      return try reading(path) {
        struct Enough: Error {}
        var rows: [[String]] = []
        let formatter = CellFormatter(file.workbook)
        do {
          try file.workbook.read(sheet) { row in
            rows.append(formatter.texts(of: row))
            if rows.count == 8 { throw Enough() }
          }
        } catch is Enough {}
        return pairs(rows)
      }
    }
  }

  private static func pairs(_ rows: [[String]]) -> [[String]] {
    let filled = rows.map { $0.map { String($0.prefix(longestHeader)) } }.filter { $0.contains { !$0.isEmpty } }
    let pairs =
      filled
      + zip(filled, filled.dropFirst()).map { upper, lower in
        (0..<max(upper.count, lower.count)).map {
          lower.indices.contains($0) && !lower[$0].isEmpty ? lower[$0] : upper.indices.contains($0) ? upper[$0] : ""
        }
      }
    // A blank cell is no header, wherever it stands.
    return pairs.map { $0.filter { !$0.isEmpty } }
  }

  private static func reading<T>(_ path: String, _ read: () throws -> T) throws(Refusal) -> T {
    do {
      return try read()
    } catch let refusal as Refusal {
      throw refusal
    } catch let refusal as WorkbookFile.Refusal {
      throw Refusal(message: Bilingual(zh: "\(path)：\(refusal.finding.message.zh)", en: "\(path): \(refusal.finding.message.en)"))
    } catch {
      let fault = OfficeFault(error)
      throw Refusal(message: Bilingual(zh: "\(path) 已损坏：\(fault.zh)", en: "\(path) is damaged: \(fault.en)"))
    }
  }

  private static func blank(_ path: String) -> Refusal {
    Refusal(message: Bilingual(zh: "\(path) 是空的", en: "\(path) is empty"))
  }
}
