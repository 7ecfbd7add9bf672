import ArgumentParser
import Contract
import Diagnostics
import HotlineDocs

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: said("新建工作区：contract.yaml、待填的台账工作簿和模板。", "A new workspace: contract.yaml, ledger workbooks to fill in, and the templates."),
    discussion: examples(
      ("hotline-docs init 我的项目", "待填的工作区", "a workspace to fill in"),
      ("hotline-docs init 我的项目 --sample", "附填好的一年", "with a filled contract year"),
      ("hotline-docs init --from 2025 --year 2026", "由本年度生成下一年度", "the next contract year from this one"),
      ("hotline-docs init --cycle Q2", "年度里下一个周期的空台账", "the year's next cycle, with empty ledgers")))

  @Argument(help: .said("文件夹；不给时为当前文件夹。", "The folder; this one when left out.", value: "DIR"), completion: .directory)
  var folder = "."

  @Flag(help: .said("附一个填好的示例年度。", "With a filled sample year."))
  var sample = false

  @Option(help: .said("由这个合同年度生成 --year 的年度。", "Make the contract year of --year from this one.", value: "Y"))
  var from: String?

  @Option(help: .said("在合同年度里新建这个周期。", "Make this cycle of the contract year.", value: "CYCLE"))
  var cycle: Cycle.Name?

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if from != nil, options.year == nil {
      throw ValidationError.said("--from 要与 --year 一起用：--from 2025 --year 2026", "--from needs --year: --from 2025 --year 2026")
    }
    if [from != nil, cycle != nil, sample].count(where: { $0 }) > 1 {
      throw ValidationError.said("--from、--cycle、--sample 只能用一个", "of --from, --cycle and --sample only one can be given")
    }
  }

  func run() throws {
    try conclude(options) { workplace throws(RunError) in
      var place = workplace
      if folder != ".", !place.data.hasPrefix("/") { place.data = folder + "/" + place.data }
      if let cycle { return try CycleStartRun(place).run(cycle) }
      guard let from, let year = workplace.year else { return try InitRun(workplace).run(folder, sample: sample) }
      return try RenewalRun(place).run(from: from, to: year)
    }
  }
}
