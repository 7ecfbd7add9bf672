import Contract
import Diagnostics
import Files
import OOXML

/// The ledgers of one folder, the year's or a cycle's: every file looked at, every ledger once, every problem said.
struct LedgerFolder {
  /// By key of the table.
  private(set) var sources: [String: LedgerSource] = [:]
  private(set) var findings: [Finding] = []
  private(set) var looseTexts: [LooseText] = []
  /// The files that gave a ledger or should have, relative to the year's folder, in order.
  private(set) var files: [String] = []

  /// What ledgers may stand here: those of the folder's scope.
  private let tables: [LedgerTable]
  private let elsewhere: [LedgerTable]
  /// Tables that a file is named after that cannot be read.
  private var unreadable: Set<String> = []
  /// A workbook that cannot be read may hold any of them.
  private var hasUnreadableWorkbook = false

  /// - Parameters:
  ///   - path: the folder on disk.
  ///   - prefix: what stands before a name in findings: "" for the year's folder, "Q2/" for a cycle's.
  ///   - only: read just this table, of a folder that is not the one being checked.
  init(_ path: String, prefix: String, scope: LedgerTable.Scope, only: LedgerTable? = nil) {
    tables = only.map { [$0] } ?? LedgerTable.all.filter { $0.scope == scope }
    elsewhere = LedgerTable.all.filter { $0.scope != scope }
    if let finding = Finding.unreadableFolder(path, as: prefix.isEmpty ? "." : String(prefix.dropLast())) {
      findings.append(finding)
      hasUnreadableWorkbook = true
    }
    for name in Folder.names(in: path) {
      if FileSystem.isFile(path + "/" + name) {
        read(name, at: path + "/" + name, as: prefix + name)
      } else {
        refuse(name, as: prefix + name)
      }
    }
    let name = String(prefix.dropLast())
    let folder = name.isEmpty ? Bilingual(zh: "年度文件夹", en: "the year's folder") : Bilingual(zh: " \(name) ", en: name)
    for table in tables where table.expected && sources[table.key] == nil {
      guard !unreadable.contains(table.key), !hasUnreadableWorkbook else { continue }
      findings.append(.missing(table, folder: folder))
    }
  }

  /// The ledgers of the folder's scope; those that are not there are empty and not present.
  var ledgers: [Ledger] { tables.map { sources[$0.key]?.ledger ?? Ledger(missing: $0) } }

  private mutating func read(_ name: String, at path: String, as file: String) {
    let (stem, suffix) = Self.split(name)
    switch suffix {
    case "csv": readCSV(stem, at: path, as: file)
    case "xlsx", "xlsm", "xls", "xlsb", "et", "ods": readWorkbook(stem, suffix, at: path, as: file)
    case "tsv", "txt":
      guard let table = table(named: stem) else { return }
      findings.append(
        Finding(
          .ledgerUnknown, at: Place(ledger: table.key, file: file), identity: file, value: name,
          message: Bilingual(
            zh: "\(name) 像是台账“\(table.name)”，但扩展名不是 .csv，未读取",
            en: "\(name) looks like the ledger \(table.key) but is no .csv and was not read"),
          hint: Bilingual(zh: "请改名为 \(stem).csv", en: "rename it to \(stem).csv")))
    default: break
    }
  }

  /// A folder, or a link to nowhere, by the name of a ledger's file.
  private mutating func refuse(_ name: String, as file: String) {
    let (stem, suffix) = Self.split(name)
    guard isWhole, ["csv", "xlsx"].contains(suffix) else { return }
    let table = table(named: stem)
    if let table { unreadable.insert(table.key) }
    if suffix == "xlsx" { hasUnreadableWorkbook = true }
    findings.append(
      .unreadable(
        at: Place(ledger: table?.key, file: file), Bilingual(zh: "这不是文件，无法读取", en: "this is no file and cannot be read"),
        hint: Bilingual(
          zh: "它是文件夹，或是失效的链接；请换成文件，或改名移走", en: "it is a folder, or a link to nowhere; put a file in its place, or move it away")))
  }

  private mutating func readCSV(_ stem: String, at path: String, as file: String) {
    if file == CalendarFile.name { return }
    guard let table = table(named: stem) else {
      guard isWhole else { return }
      findings.append(.unknown(stem, at: Place(file: file), candidates: tables, elsewhere: Self.table(named: stem, in: elsewhere)))
      return
    }
    files.append(file)
    guard let source = ByteSource(path: path) else {
      unreadable.insert(table.key)
      findings.append(.unreadableFile(at: Place(ledger: table.key, file: file)))
      return
    }
    switch CSVLedger.read(source, file: file, table: table) {
    case .read(let source): add(source)
    case .blank: break
    case .unreadable(let finding):
      unreadable.insert(table.key)
      findings.append(finding)
    }
  }

  private mutating func readWorkbook(_ stem: String, _ suffix: String, at path: String, as file: String) {
    let named = table(named: stem)
    let workbook: WorkbookFile
    do { workbook = try WorkbookFile(path, suffix: suffix, file: file) } catch {
      refuse(error, named, at: Place(ledger: named?.key, file: file))
      return
    }
    if isWhole { looseTexts += workbook.looseTexts }
    var isLedger = false
    for sheet in workbook.workbook.sheets where sheet.name != WorkbookFile.choicesSheet {
      do { isLedger = try read(sheet, of: workbook) || isLedger } catch {
        let table = table(named: sheet.name)
        let place = Place(ledger: table?.key, file: file, sheet: sheet.name)
        refuse(.damaged(error), table, at: place)
      }
    }
    if isLedger { files.append(file) }
  }

  /// Whether the sheet is a ledger's.
  private mutating func read(_ sheet: Workbook.Sheet, of workbook: WorkbookFile) throws -> Bool {
    if let table = table(named: sheet.name) {
      guard sheet.hasCells else { return true }
      if let source = try workbook.ledger(table, of: sheet) { add(source) }
      return true
    }
    if isWhole, try workbook.hasCells(sheet) {
      let elsewhere = Self.table(named: sheet.name, in: elsewhere)
      findings.append(
        .unknown(sheet.name, at: Place(file: workbook.file, sheet: sheet.name), candidates: tables, elsewhere: elsewhere))
    }
    return false
  }

  /// A workbook or sheet that cannot be read may hold any ledger, but for one that is named after a ledger.
  private mutating func refuse(_ refusal: WorkbookFile.Refusal, _ table: LedgerTable?, at place: Place) {
    if let table { unreadable.insert(table.key) } else { hasUnreadableWorkbook = true }
    if let file = place.file, files.last != file { files.append(file) }
    let (message, hint) = refusal.finding
    findings.append(.unreadable(at: place, message, hint: hint))
  }

  private mutating func add(_ source: LedgerSource) {
    let table = source.ledger.table
    if let first = sources[table.key] {
      findings.append(.duplicate(table, source.place, first: first.place))
    } else {
      sources[table.key] = source
      findings += source.findings
    }
  }

  /// Whether all ledgers of the folder are asked for, not just one.
  private var isWhole: Bool { tables.count > 1 }

  private func table(named name: String) -> LedgerTable? { Self.table(named: name, in: tables) }

  /// The table of a file's or sheet's name: its key or its Chinese name, spaces, width and case aside.
  static func table(named name: String, in tables: [LedgerTable]) -> LedgerTable? {
    let wanted = Header.fold(name)
    return tables.first { Header.fold($0.key) == wanted || Header.fold($0.name) == wanted }
  }

  /// A file's name without its suffix, and the suffix in lower case.
  private static func split(_ name: String) -> (stem: String, suffix: String) {
    guard let dot = name.lastIndex(of: ".") else { return (name, "") }
    return (String(name[..<dot]), name[name.index(after: dot)...].lowercased())
  }
}

extension Finding {
  /// `nil` for a folder that can be listed, or is not there.
  static func unreadableFolder(_ path: String, as name: String) -> Finding? {
    guard Folder.kind(of: path) != nil, !Folder.isReadable(path) else { return nil }
    return .unreadable(
      at: Place(file: name), Bilingual(zh: "文件夹 \(name) 无法列出", en: "the folder \(name) cannot be listed"),
      hint: Bilingual(zh: "请检查文件夹的权限", en: "look at the folder's permissions"))
  }

  static func unreadableFile(at place: Place) -> Finding {
    .unreadable(
      at: place, Bilingual(zh: "文件无法打开，或大于 1 GiB", en: "the file cannot be opened, or is larger than 1 GiB"),
      hint: Bilingual(zh: "请检查文件的权限和大小", en: "look at the file's permissions and size"))
  }
}
