import Contract
import Diagnostics
import Files
import Glibc
import Measures
import OOXML

/// A new contract year to fill in: contract.yaml, a workbook for the year's ledgers, and one workbook a cycle.
public enum WorkspaceTemplate {
  /// Why a workspace cannot be made.
  public enum Failure: Error, Sendable {
    /// The year's folder is there already; nothing was written.
    case exists(String)
    /// The path, and errno.
    case cannotWrite(String, Int32)
    /// A workbook could not be made: a fault of the program.
    case workbook(String)

    init(_ error: FileError) { self = .cannotWrite(error.path, error.code) }

    /// As `sysexits` has them: 73 for what cannot be created, 74 for what cannot be written, 70 for a fault of the program.
    public var exitCode: Int32 {
      switch self {
      case .exists: 73
      case .cannotWrite: 74
      case .workbook: 70
      }
    }

    public var message: Bilingual {
      switch self {
      case .exists(let path):
        Bilingual(zh: "\(path) 已经存在，未作改动", en: "\(path) exists already; nothing was changed")
      case .cannotWrite(let path, let code):
        Bilingual(
          zh: "\(path)：\(FileError(path: path, code: code).chineseReason)", en: "\(path): \(FileError(path: path, code: code).reason)")
      case .workbook(let reason):
        Bilingual(zh: "程序故障，台账工作簿无法生成：\(reason)", en: "a fault of the program: the ledger workbook cannot be made: \(reason)")
      }
    }
  }

  static let yearWorkbook = "年度台账.xlsx"
  static let cycleWorkbook = "台账.xlsx"

  /// Writes the year that begins on 1 December of `startYear` into a data folder.
  ///
  /// - Returns: the files, relative to the data folder.
  public static func write(into data: String, startYear: Int = 2025) throws(Failure) -> [String] {
    let year = data + "/\(startYear)"
    guard Folder.kind(of: year) == nil else { throw .exists(year) }
    let tables = LedgerTable.all
    let plans = ContractTemplate.planNames
    var files: [String] = []
    func put(_ bytes: [UInt8], _ name: String) throws(Failure) {
      do {
        if let slash = name.lastIndex(of: "/") { try FileSystem.makeFolders(year + "/" + name[..<slash]) }
        try FileSystem.write(bytes, to: year + "/" + name)
      } catch { throw Failure(error) }
      files.append("\(startYear)/\(name)")
    }
    do { try FileSystem.makeFolders(year + "/evidence") } catch { throw Failure(error) }
    try put(Array(ContractTemplate.text(startYear: startYear).utf8), ContractFile.name)
    try put(workbook(tables.filter { $0.scope == .year }, plans: plans), yearWorkbook)
    for cycle in Cycle.Name.allCases {
      do { try FileSystem.makeFolders("\(year)/\(cycle.rawValue)/evidence") } catch { throw Failure(error) }
      try put(Array(ContractTemplate.cycle(cycle).utf8), "\(cycle.rawValue)/\(CycleFile.name)")
      try put(workbook(tables.filter { $0.scope == .cycle }, plans: plans), "\(cycle.rawValue)/\(cycleWorkbook)")
    }
    return files
  }

  /// Copies a filled year into a data folder.
  ///
  /// `sample`: the folder of the year, "…/Data/2025".
  /// - Returns: the files, relative to the data folder.
  public static func copy(sample: String, into data: String) throws(Failure) -> [String] {
    let name = String(sample.split(separator: "/").last ?? "2025")
    guard Folder.isFolder(sample) else { throw .cannotWrite(sample, ENOENT) }
    guard Folder.kind(of: data + "/" + name) == nil else { throw .exists(data + "/" + name) }
    do { return try copyAll(sample, to: data + "/" + name).map { name + "/" + $0 } } catch { throw Failure(error) }
  }

  /// Copies every file below a folder; none of the target's may be there yet.
  private static func copyAll(_ source: String, to target: String) throws(FileError) -> [String] {
    try FileSystem.makeFolders(target)
    let names = Folder.files(below: source)
    for name in names {
      if let slash = name.lastIndex(of: "/") { try FileSystem.makeFolders(target + "/" + name[..<slash]) }
      try FileSystem.write(try FileSystem.read(source + "/" + name), to: target + "/" + name)
    }
    return names
  }

  private static func workbook(_ tables: [LedgerTable], plans: [String]) throws(Failure) -> [UInt8] {
    do { return try LedgerWorkbook.bytes(tables, plans: plans) } catch { throw .workbook(String(describing: error)) }
  }
}
