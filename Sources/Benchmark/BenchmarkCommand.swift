import ArgumentParser
import HotlineDocs

/// `swift run -c release benchmark`: how fast the program is and how much memory it takes, beside the floor that the same bytes set.
///
/// Every work is done by a process of its own, so that its peak of memory is its own. Times depend on the machine and on what else it does:
/// trust the ratios. Nothing here fails because something is slow.
@main
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark", abstract: "How fast hotline-docs is, beside the floor that the same bytes set, and beside its peers.",
    subcommands: [Measure.self, Peers.self, Perform.self], defaultSubcommand: Measure.self)
}

/// The table of all works.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "All works and their floors, in a table; a minute without --full.")

  @Flag(help: "Also 100,000 tickets and a sheet of 1,000,000 rows: some minutes and some gigabytes of disk.")
  var full = false

  @Option(help: "How many tickets, instead of the sizes of the table; repeatable.")
  var tickets: [Int] = []

  @Option(help: "How many rows of a sheet, instead of the sizes of the table; repeatable.")
  var rows: [Int] = []

  @Option(help: ArgumentHelp("The folder of the sample ledgers.", valueName: "DIR"))
  var data = "Data"

  @Option(help: ArgumentHelp("The folder of the templates.", valueName: "DIR"))
  var templates = "Templates"

  func run() throws {
    let sizes = tickets.isEmpty ? (full ? [1_000, 10_000, 100_000] : [1_000, 10_000]) : tickets
    let heights = rows.isEmpty ? (full ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]) : rows
    try Scratch.withFolder { scratch in
      let bench = Bench(scratch: scratch, data: data, templates: templates)
      try bench.sample()
      try bench.cycles(sizes)
      try bench.sheets(heights)
      try bench.engine()
    }
  }
}

/// One work, done in this process; the other commands start it.
struct Perform: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "perform", abstract: "One work in this process.", shouldDisplay: false)

  @Argument var work: Work
  @Argument var arguments: [String] = []

  func run() throws {
    Memory.settle()
    for (name, value) in try work.perform(arguments) { print("\(name)=\(value)") }
  }
}
