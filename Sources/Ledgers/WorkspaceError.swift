import Contract
import Diagnostics

/// Why a workspace cannot be read at all (specification: command line, exit codes 64 and 65).
public enum WorkspaceError: Error, Sendable, Equatable {
  /// The data folder is not there.
  case noData(String)
  /// The data folder or a year's cannot be listed.
  case unreadable(String)
  /// No folder of a contract year in the data folder.
  case noYears(String)
  case noYear(String, data: String)
  /// Not one of Q1 to Q4.
  case unknownCycle(String)
  /// No year, or not the named one, has the cycle's folder.
  case noCycle(Cycle.Name, year: String?, data: String)
  case noContract(String)
  /// A contract.yaml that is no YAML; the line where reading stopped, where it is known.
  case notYAML(String, line: Int?, problem: Bilingual)

  /// As `sysexits` has them: 64 for wrong usage, 65 for data that cannot be read.
  public var exitCode: Int32 {
    if case .unknownCycle = self { 64 } else { 65 }
  }

  public var message: Bilingual {
    switch self {
    case .noData(let path):
      Bilingual(zh: "数据文件夹 \(path) 不存在", en: "the data folder \(path) does not exist")
    case .unreadable(let path):
      Bilingual(zh: "文件夹 \(path) 无法列出，请检查权限", en: "the folder \(path) cannot be listed; look at its permissions")
    case .noYears(let path):
      Bilingual(
        zh: "\(path) 中没有合同年度文件夹（以四位年份命名，如 2025）", en: "\(path) holds no contract year (a folder named by four digits, such as 2025)")
    case .noYear(let year, let data):
      Bilingual(zh: "\(data) 中没有合同年度 \(year)", en: "\(data) holds no contract year \(year)")
    case .unknownCycle(let name):
      Bilingual(zh: "没有考核周期“\(name)”，只有 Q1、Q2、Q3、Q4", en: "there is no cycle “\(name)”, only Q1, Q2, Q3 and Q4")
    case .noCycle(let cycle, let year?, _):
      Bilingual(zh: "合同年度 \(year) 中没有 \(cycle.rawValue) 文件夹", en: "contract year \(year) has no folder \(cycle.rawValue)")
    case .noCycle(let cycle, nil, let data):
      Bilingual(zh: "\(data) 的各合同年度中都没有 \(cycle.rawValue) 文件夹", en: "no contract year in \(data) has a folder \(cycle.rawValue)")
    case .noContract(let path):
      Bilingual(
        zh: "\(path) 不存在、无法读取，或超过 1 MiB", en: "\(path) is not there, cannot be read, or is larger than 1 MiB")
    case .notYAML(let path, let line?, let problem):
      Bilingual(zh: "\(path) 第 \(line) 行不是有效的 YAML：\(problem.zh)", en: "\(path):\(line) is no YAML: \(problem.en)")
    case .notYAML(let path, nil, let problem):
      Bilingual(zh: "\(path) 不是有效的 YAML：\(problem.zh)", en: "\(path) is no YAML: \(problem.en)")
    }
  }
}
