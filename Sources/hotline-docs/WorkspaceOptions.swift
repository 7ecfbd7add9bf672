import ArgumentParser
import Contract
import Diagnostics
import Files
import Glibc
import HotlineDocs

/// The options that every command takes (specification: command line).
struct WorkspaceOptions: ParsableArguments {
  @Option(help: .said("台账文件夹。", "The folder of the ledgers.", value: "DIR"), completion: .directory)
  var data = "Data"

  @Option(help: .said("模板文件夹。", "The folder of the templates.", value: "DIR"), completion: .directory)
  var templates = "Templates"

  @Option(help: .said("输出文件夹。", "The folder that builds write into.", value: "DIR"), completion: .directory)
  var output = "Output"

  @Option(help: .said("合同年度；不给时为有这个周期的最新年度。", "The contract year; the newest one that has the cycle when left out.", value: "Y"))
  var year: String?

  @Option(help: .said("消息的语言：zh 或 en；不给时随系统区域。", "The language of messages: zh or en; the locale's when left out.", value: "zh|en"))
  var lang: Language?

  /// As they are written on the command line.
  static let names = ["--data", "--templates", "--output", "--year", "--lang"]
  /// As the parser lists them in every line of usage.
  static let usage = " [--data <DIR>] [--templates <DIR>] [--output <DIR>] [--year <Y>] [--lang <zh|en>]"

  var workplace: Workplace {
    Workplace(data: data, templates: templates, output: output, year: year, language: lang ?? Speech.language)
  }
}

/// Whether a command that may take long tells what it is doing.
struct ProgressOptions: ParsableArguments {
  @Flag(help: .said("不显示进度。", "No progress on standard error."))
  var quiet = false
}

extension Language: ExpressibleByArgument {}

extension Cycle.Name: ExpressibleByArgument {
  public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

/// A cycle, or the whole year.
enum Period: ExpressibleByArgument {
  case cycle(Cycle.Name)
  case annual

  init?(argument: String) {
    if argument.lowercased() == "annual" {
      self = .annual
    } else if let name = Cycle.Name(argument: argument) {
      self = .cycle(name)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { Cycle.Name.allCases.map(\.rawValue) + ["annual"] }
}

/// Runs a command's work: prints what it says where it belongs, and ends with its exit code.
func conclude(_ options: WorkspaceOptions, _ work: (Workplace) throws(RunError) -> RunResult) throws {
  let workplace = options.workplace
  let result: RunResult
  do throws(RunError) {
    result = try work(workplace)
  } catch {
    Terminal.standardError(error.message[workplace.language] + "\n")
    throw ExitCode(error.status)
  }
  if !result.messages.isEmpty { Terminal.standardError(result.messages) }
  var isWritten = Terminal.standardOutput(result.output)
  result.printout?.write { if isWritten { isWritten = Terminal.standardOutput($0) } }
  guard isWritten else {
    let error = FileError(path: "", code: errno)
    Terminal.standardError(
      Bilingual(zh: "不能写入标准输出：\(error.chineseReason)\n", en: "cannot write to standard output: \(error.reason)\n")[workplace.language])
    throw ExitCode(74)
  }
  if result.status != 0 { throw ExitCode(result.status) }
}

/// The same for work that tells what it is doing while it takes long.
func conclude(
  _ options: WorkspaceOptions, _ talk: ProgressOptions, _ work: (Workplace, Progress) throws(RunError) -> RunResult
) throws {
  try conclude(options) { workplace throws(RunError) in
    let progress = talk.quiet ? Progress.silent : Terminal.progress(workplace.language)
    defer { progress.end() }
    return try work(workplace, progress)
  }
}
