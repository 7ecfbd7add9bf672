import ArgumentParser
import Contract
import HotlineDocs

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "The pre-submit check: what is missing or incomplete, where, and what it would cost.",
    discussion: """
      hotline-docs check Q2                                   everything that is missing or wrong
      hotline-docs check Q2 --format json                     for scripts
      hotline-docs check Q2 --format text --format html=Q2.html
      hotline-docs check Q2 --fail-on warning                 warnings fail it too
      """)

  @Argument(help: "Q1, Q2, Q3 or Q4.")
  var cycle: Cycle.Name

  @Option(help: ArgumentHelp("What makes the check fail.", valueName: "error|warning|never"))
  var failOn = CheckRequest.Threshold.error

  @Option(
    name: .customLong("format"), parsing: .singleValue,
    help: ArgumentHelp("text, json, junit, sarif, github, html or xlsx; repeatable.", valueName: "FORMAT[=FILE]"))
  var formats: [CheckRequest.Format] = []

  @Flag(help: "Check again whenever a ledger changes.")
  var watch = false

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    guard formats.filter({ $0.file == nil }).count <= 1 else {
      throw ValidationError("only one --format can go to standard output; give the others a file: --format json=check.json")
    }
  }

  func run() throws {
    let request = CheckRequest(failOn: failOn, formats: formats, colour: Terminal.hasColour)
    guard watch else { return try check(request) }
    while true {
      Terminal.clear()
      // What the check finds, or a workspace that cannot be read for a moment, does not end the watch.
      try? check(request)
      Watch(folder: options.data).waitForChange()
    }
  }

  private func check(_ request: CheckRequest) throws {
    try conclude(options) { workplace throws(RunError) in try CheckRun(workplace, request).run(cycle) }
  }
}

extension CheckRequest.Threshold: ExpressibleByArgument {}

extension CheckRequest.Format: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
