import ArgumentParser
import HotlineDocs

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Templates against the fields that exist; the fields; any template with JSON data.",
    subcommands: [Lint.self, Fields.self, Render.self, Diff.self])

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every problem of the templates, before there is any data.",
      discussion: """
        hotline-docs template lint              all templates
        hotline-docs template lint FILE.docx    one of them
        hotline-docs template lint --annotate   with a copy of each that has problems, NAME.批注.docx beside it: a comment at each problem
        """)

    @Argument(help: ArgumentHelp("Template files; all of Templates when left out.", valueName: "FILE"))
    var files: [String] = []

    @Option(help: ArgumentHelp("text or json.", valueName: "text|json"))
    var format = ResultFormat.text

    @Flag(help: "Write a copy of each template that has problems, with a Word or cell comment at each.")
    var annotate = false

    @Option(
      name: [.customShort("o"), .customLong("out")],
      help: ArgumentHelp("Where the copies go; beside their templates when left out.", valueName: "DIR"))
    var out: String?

    @OptionGroup var options: WorkspaceOptions

    func validate() throws { if out != nil, !annotate { throw ValidationError("-o goes with --annotate") } }

    func run() throws {
      let copies: TemplateLintRun.Copies = !annotate ? .none : out.map { .folder($0) } ?? .besideTemplates
      try conclude(options) { workplace throws(RunError) in
        try TemplateLintRun(workplace).run(files, asJSON: format == .json, copies: copies)
      }
    }
  }

  struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every field of every document: type, example, where it comes from.",
      discussion: """
        hotline-docs template fields
        hotline-docs template fields --format json
        """)

    @Option(help: ArgumentHelp("text or json.", valueName: "text|json"))
    var format = ResultFormat.text

    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      try conclude(options) { workplace throws(RunError) in try TemplateFieldsRun(workplace).run(asJSON: format == .json) }
    }
  }

  struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Any .docx, .xlsx or plain text template with JSON data.",
      discussion: """
        hotline-docs template render 函.docx data.json -o out.docx
        hotline-docs template render mail.txt data.json
        """)

    @Argument(help: ArgumentHelp("The template.", valueName: "FILE"))
    var file: String

    @Argument(help: ArgumentHelp("The data.", valueName: "DATA.json"))
    var data: String

    @Option(
      name: [.customShort("o"), .customLong("out")],
      help: ArgumentHelp("Where to write; a plain text goes to standard output when left out.", valueName: "OUT"))
    var out: String?

    @Option(help: "The opening delimiter.")
    var open = "{{"

    @Option(help: "The closing delimiter.")
    var close = "}}"

    @Option(help: ArgumentHelp("Where the partials are.", valueName: "DIR"))
    var partials: String?

    @Flag(help: "A failed look-up is an empty text, as Mustache has it.")
    var lenient = false

    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      let request = TemplateRenderRequest(
        template: file, data: data, out: out, open: open, close: close, partials: partials, lenient: lenient)
      try conclude(options) { workplace throws(RunError) in try TemplateRenderRun(workplace).run(request) }
    }
  }
}
