import ArgumentParser
import HotlineDocs

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: said("核对模板与字段，列出字段，用 JSON 数据填任意模板。", "Templates against the fields that exist; the fields; any template with JSON data."),
    subcommands: [Lint.self, Fields.self, Render.self, Diff.self])

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("在有数据之前找出模板的全部问题。", "Every problem of the templates, before there is any data."),
      discussion: examples(
        ("hotline-docs template lint", "全部模板", "all templates"),
        ("hotline-docs template lint FILE.docx", "其中一份", "one of them"),
        ("hotline-docs template lint --annotate", "另存一份，问题处加批注", "with a copy, NAME.批注.docx, that has a comment at each problem")))

    @Argument(
      help: .said("模板文件；不给时为 Templates 里全部。", "Template files; all of Templates when left out.", value: "FILE"),
      completion: .file(extensions: ["docx", "xlsx"]))
    var files: [String] = []

    @Option(help: .said("text 或 json。", "text or json.", value: "text|json"))
    var format = ResultFormat.text

    @Flag(help: .said("把有问题的模板另存一份，每个问题处加批注。", "Write a copy of each template that has problems, with a comment at each."))
    var annotate = false

    @Option(
      name: [.customShort("o"), .customLong("out")],
      help: .said("批注副本放在哪里；不给时与模板同处。", "Where the copies go; beside their templates when left out.", value: "DIR"), completion: .directory)
    var out: String?

    @OptionGroup var options: WorkspaceOptions

    func validate() throws { if out != nil, !annotate { throw ValidationError.said("-o 要与 --annotate 一起用", "-o goes with --annotate") } }

    func run() throws {
      let copies: TemplateLintRun.Copies = !annotate ? .none : out.map { .folder($0) } ?? .besideTemplates
      try conclude(options) { workplace throws(RunError) in
        try TemplateLintRun(workplace).run(files, asJSON: format == .json, copies: copies)
      }
    }
  }

  struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("每份文件的每个字段：类型、例子、出处。", "Every field of every document: type, example, where it comes from."),
      discussion: examples(
        ("hotline-docs template fields", "", ""),
        ("hotline-docs template fields --format json", "", "")))

    @Option(help: .said("text 或 json。", "text or json.", value: "text|json"))
    var format = ResultFormat.text

    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      try conclude(options) { workplace throws(RunError) in try TemplateFieldsRun(workplace).run(asJSON: format == .json) }
    }
  }

  struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("用 JSON 数据填任意 .docx、.xlsx 或纯文本模板。", "Any .docx, .xlsx or plain text template with JSON data."),
      discussion: examples(
        ("hotline-docs template render 函.docx data.json -o out.docx", "", ""),
        ("hotline-docs template render mail.txt data.json", "", "")))

    @Argument(help: .said("模板。", "The template.", value: "FILE"), completion: .file())
    var file: String

    @Argument(help: .said("数据。", "The data.", value: "DATA.json"), completion: .file(extensions: ["json"]))
    var data: String

    @Option(
      name: [.customShort("o"), .customLong("out")],
      help: .said("写到哪里；纯文本不给时写到标准输出。", "Where to write; a plain text goes to standard output when left out.", value: "OUT"),
      completion: .file())
    var out: String?

    @Option(help: .said("标记的开头。", "The opening delimiter.", value: "TEXT"))
    var open = "{{"

    @Option(help: .said("标记的结尾。", "The closing delimiter.", value: "TEXT"))
    var close = "}}"

    @Option(help: .said("子模板所在文件夹。", "Where the partials are.", value: "DIR"), completion: .directory)
    var partials: String?

    @Flag(help: .said("找不到的字段按 Mustache 规则当作空文本。", "A failed look-up is an empty text, as Mustache has it."))
    var lenient = false

    @OptionGroup var talk: ProgressOptions
    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      let request = TemplateRenderRequest(
        template: file, data: data, out: out, open: open, close: close, partials: partials, lenient: lenient)
      try conclude(options, talk) { workplace, progress throws(RunError) in try TemplateRenderRun(workplace, progress).run(request) }
    }
  }
}
