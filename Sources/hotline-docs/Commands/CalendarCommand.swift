import ArgumentParser
import HotlineDocs

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "The working-day calendar of a contract year.", subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take in the State Council's arrangement of a year, and say which deadlines it moves.",
      discussion: """
        hotline-docs calendar import 2027.csv --dry-run   only what would move
        hotline-docs calendar import 2027.csv             into Data/<year>/calendar.csv

        The file has one day a row: 日期,类型,名称,法定节假日, such as 2027-02-06,休,春节,是 or 2027-02-20,班,春节,
        """)

    @Argument(help: ArgumentHelp("The arrangement as CSV.", valueName: "FILE"))
    var file: String

    @Flag(help: "Say what would move, write nothing.")
    var dryRun = false

    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      try conclude(options) { workplace throws(RunError) in try CalendarImportRun(workplace).run(file, dryRun: dryRun) }
    }
  }
}
