import ArgumentParser
import HotlineDocs

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: said("合同年度的工作日历。", "The working-day calendar of a contract year."), subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("导入国务院某年的放假安排，并说明哪些期限随之变动。", "Take in the State Council's arrangement of a year, and say which deadlines it moves."),
      discussion: examples(
        ("hotline-docs calendar import 2027.csv --dry-run", "只看会变动什么", "only what would move"),
        ("hotline-docs calendar import 2027.csv", "写入 Data/<年>/calendar.csv", "into Data/<year>/calendar.csv"))
        + said(
          "\n\n每天一行：日期,类型,名称,法定节假日，如 2027-02-06,休,春节,是 或 2027-02-20,班,春节,",
          "\n\nThe file has one day a row: 日期,类型,名称,法定节假日, such as 2027-02-06,休,春节,是 or 2027-02-20,班,春节,"))

    @Argument(help: .said("放假安排，CSV。", "The arrangement as CSV.", value: "FILE"), completion: .file(extensions: ["csv"]))
    var file: String

    @Flag(help: .said("只说会变动什么，不写文件。", "Say what would move, write nothing."))
    var dryRun = false

    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      try conclude(options) { workplace throws(RunError) in try CalendarImportRun(workplace).run(file, dryRun: dryRun) }
    }
  }
}
