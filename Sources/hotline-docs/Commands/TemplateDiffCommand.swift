import ArgumentParser
import HotlineDocs

extension TemplateCommand {
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("工作区的模板与随附模板有何不同。", "How the workspace's templates differ from the shipped ones."),
      discussion: examples(
        ("hotline-docs template diff", "全部模板", "all templates"),
        ("hotline-docs template diff 01-运维服务单.docx", "其中一份", "one of them")))

    @Argument(help: .said("模板名；不给时为全部。", "Names of templates; all of them when left out.", value: "NAME"))
    var names: [String] = []

    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      try conclude(options) { workplace throws(RunError) in try TemplateDiffRun(workplace).run(names) }
    }
  }
}
