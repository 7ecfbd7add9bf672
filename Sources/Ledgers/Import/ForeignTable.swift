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

  /// The headers, in order, each once; columns without one are left out.
  public let headers: [String]
  private let path: String
  private let sheet: String?

  /// `sheet`: of a workbook; the first one that has cells when left out.
  public init(path: String, sheet: String? = nil) throws(Refusal) {
    self.path = path
    self.sheet = sheet
    // No column is known, so that every header is a stray one.
    let source = try Self.source(path, sheet, table: Self.table(of: []))
    var seen: Set<String> = []
    headers = source.headers.filter { !$0.isEmpty && seen.insert(Header.fold($0)).inserted }
  }

  /// The rows, with the wanted columns in their order; a column that the file does not have is blank.
  public func rows(_ wanted: [Wanted]) throws(Refusal) -> Ledger {
    try Self.source(path, sheet, table: Self.table(of: wanted)).ledger
  }

  /// Whether two headers are the same to a person.
  public static func isSame(_ a: String, _ b: String) -> Bool { Header.fold(a) == Header.fold(b) }

  private static func table(of wanted: [Wanted]) -> LedgerTable {
    LedgerTable(
      "import", "导入", scope: .cycle,
      columns: wanted.enumerated().map { Column(Place(rawValue: $0), "\u{1F}\($0)", $1.header, $1.type) })
  }

  private static func source(_ path: String, _ sheet: String?, table: LedgerTable) throws(Refusal) -> (headers: [String], ledger: Ledger) {
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ["xlsx", "xls", "xlsm", "xlsb", "et", "ods"].contains(suffix) { return try workbook(path, suffix, sheet, table) }
    guard var bytes = Folder.bytes(of: path) else {
      throw Refusal(message: Bilingual(zh: "不能读取 \(path)", en: "cannot read \(path)"))
    }
    let head: [String]
    do {
      let text = try TextDecoding.utf8(bytes)
      guard let found = CSVHead.find(in: text, table: table) else { throw blank(path) }
      head = CSVHead.records(of: text, delimiter: found.delimiter).first { $0.number == found.header.row }?.cells ?? []
      bytes = text
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(message: Bilingual(zh: "\(path) 不是可读的文本", en: "\(path) is no readable text"))
    }
    switch CSVLedger.read(ByteSource(bytes), file: path, table: table) {
    case .blank: throw blank(path)
    case .unreadable(let finding): throw Refusal(message: finding.message)
    case .read(let source): return (head.map { Plain.trimmed($0) }, source.ledger)
    }
  }

  private static func workbook(
    _ path: String, _ suffix: String, _ sheet: String?, _ table: LedgerTable
  ) throws(Refusal) -> (headers: [String], ledger: Ledger) {
    do {
      let file = try WorkbookFile(path, suffix: suffix, file: path)
      let sheets = try file.workbook.sheets.filter { try file.hasCells($0) }
      guard let chosen = sheet.map({ name in sheets.first { $0.name == name } }) ?? sheets.first else {
        let names = sheets.map(\.name).joined(separator: "、")
        throw Refusal(
          message: sheet.map { Bilingual(zh: "\(path) 没有工作表“\($0)”，有：\(names)", en: "\(path) has no sheet “\($0)”, but: \(names)") }
            ?? blank(path).message)
      }
      var rows = SheetRows(table: table, workbook: file.workbook, sheet: chosen)
      _ = try file.workbook.read(chosen) { rows.add($0) }
      rows.finish()
      guard let header = rows.header, let source = try file.ledger(table, of: chosen) else { throw blank(path) }
      let strays = (0..<header.width).map { header.strays[$0]?.text ?? "" }
      return (strays, source.ledger)
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
