import ArgumentParser
import Contract
import Diagnostics
import Glibc
import HotlineDocs

/// The options that every command takes (specification: command line).
struct WorkspaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the ledgers.", valueName: "DIR"))
  var data = "Data"

  @Option(help: ArgumentHelp("The folder of the templates.", valueName: "DIR"))
  var templates = "Templates"

  @Option(help: ArgumentHelp("The folder that builds write into.", valueName: "DIR"))
  var output = "Output"

  @Option(help: ArgumentHelp("The contract year; the newest one that has the cycle when left out.", valueName: "Y"))
  var year: String?

  @Option(help: ArgumentHelp("The language of messages: zh or en; the locale's when left out.", valueName: "zh|en"))
  var lang: Language?

  var workplace: Workplace {
    Workplace(data: data, templates: templates, output: output, year: year, language: lang ?? .ofEnvironment)
  }
}

extension Language: ExpressibleByArgument {
  /// By LC_ALL, LC_MESSAGES, LANG, as the C library weighs them.
  static var ofEnvironment: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.lowercased().hasPrefix("zh") ? .zh : .en
    }
    return .en
  }
}

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
  if !result.output.isEmpty { Terminal.standardOutput(result.output) }
  if result.status != 0 { throw ExitCode(result.status) }
}
