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

  /// Writes the year that begins on 1 December of `startYear` into a data folder, all of it or nothing.
  ///
  /// - Returns: the files, relative to the data folder.
  public static func write(into data: String, startYear: Int = 2025) throws(Failure) -> [String] {
    let tables = LedgerTable.all
    let plans = ContractTemplate.planNames
    var files: [(name: String, bytes: [UInt8])] = [
      (ContractFile.name, Array(ContractTemplate.text(startYear: startYear).utf8)),
      (yearWorkbook, try workbook(tables.filter { $0.scope == .year }, plans: plans)),
    ]
    for cycle in Cycle.Name.allCases {
      files.append(("\(cycle.rawValue)/\(CycleFile.name)", Array(ContractTemplate.cycle(cycle).utf8)))
      files.append(("\(cycle.rawValue)/\(cycleWorkbook)", try workbook(tables.filter { $0.scope == .cycle }, plans: plans)))
    }
    return try make("\(startYear)", in: data) { part throws(FileError) in
      for folder in [""] + Cycle.Name.allCases.map({ "/" + $0.rawValue }) { try FileSystem.makeFolders("\(part)\(folder)/evidence") }
      for file in files { try FileSystem.write(file.bytes, to: "\(part)/\(file.name)") }
      return files.map(\.name)
    }
  }

  /// Copies a filled year into a data folder, all of it or nothing.
  ///
  /// `sample`: the folder of the year, "…/Data/2025".
  /// - Returns: the files, relative to the data folder.
  public static func copy(sample: String, into data: String) throws(Failure) -> [String] {
    guard Folder.isFolder(sample) else { throw .cannotWrite(sample, ENOENT) }
    return try make(String(sample.split(separator: "/").last ?? "2025"), in: data) { part throws(FileError) in
      let names = Folder.files(below: sample)
      for name in names {
        if let slash = name.lastIndex(of: "/") { try FileSystem.makeFolders(part + "/" + name[..<slash]) }
        try FileSystem.write(try FileSystem.read(sample + "/" + name), to: part + "/" + name)
      }
      return names
    }
  }

  /// Makes a year in a folder beside its place, which then takes the year's name in one step; what an interrupted one left goes.
  private static func make(
    _ year: String, in data: String, _ fill: (_ part: String) throws(FileError) -> [String]
  ) throws(Failure) -> [String] {
    let target = data + "/" + year
    guard Folder.kind(of: target) == nil else { throw .exists(target) }
    var files: [String] = []
    do throws(FileError) {
      try FileSystem.makeFolder(target, beside: data + "/." + year + ".part") { part throws(FileError) in files = try fill(part) }
    } catch { throw Failure(error) }
    return files.map { year + "/" + $0 }
  }

  private static func workbook(_ tables: [LedgerTable], plans: [String]) throws(Failure) -> [UInt8] {
    do { return try LedgerWorkbook.bytes(tables, plans: plans) } catch { throw .workbook(String(describing: error)) }
  }
}
