import ArgumentParser
import HotlineDocs

extension TemplateCommand {
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How the workspace's templates differ from the shipped ones.",
      discussion: """
        hotline-docs template diff                     all templates
        hotline-docs template diff 01-运维服务单.docx   one of them
        """)

    @Argument(help: ArgumentHelp("Names of templates; all of them when left out.", valueName: "NAME"))
    var names: [String] = []

    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      try conclude(options) { workplace throws(RunError) in try TemplateDiffRun(workplace).run(names) }
    }
  }
}
