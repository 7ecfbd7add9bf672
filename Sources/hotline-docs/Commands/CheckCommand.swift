import ArgumentParser
import Contract
import HotlineDocs

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: said("提交前的检查：缺什么、错在哪、可能扣几分。", "The pre-submit check: what is missing or incomplete, where, and what it would cost."),
    discussion: examples(
      ("hotline-docs check Q2", "缺失与错误全部列出", "everything that is missing or wrong"),
      ("hotline-docs check Q2 --format json", "供脚本使用", "for scripts"),
      ("hotline-docs check Q2 --format text --format html=Q2.html", "", ""),
      ("hotline-docs check Q2 --fail-on warning", "有警告也算不通过", "warnings fail it too")))

  @Argument(help: .said("Q1、Q2、Q3 或 Q4。", "Q1, Q2, Q3 or Q4.", value: "CYCLE"))
  var cycle: Cycle.Name

  @Option(help: .said("出现哪一级问题算不通过。", "What makes the check fail.", value: "error|warning|never"))
  var failOn = CheckRequest.Threshold.error

  @Option(
    name: .customLong("format"), parsing: .singleValue,
    help: .said(
      "text、json、junit、sarif、github、html 或 xlsx，可重复。", "text, json, junit, sarif, github, html or xlsx; repeatable.", value: "FORMAT[=FILE]"
    ), completion: .list(CheckRequest.Format.Kind.allCases.map(\.rawValue)), transform: CheckRequest.Format.parse)
  var formats: [CheckRequest.Format] = []

  @Flag(help: .said("台账一有改动就再查一次。", "Check again whenever a ledger changes."))
  var watch = false

  @OptionGroup var talk: ProgressOptions
  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    guard formats.filter({ $0.file == nil }).count <= 1 else {
      throw ValidationError.said(
        "只能有一个 --format 写到标准输出，其余请给出文件：--format json=check.json",
        "only one --format can go to standard output; give the others a file: --format json=check.json")
    }
    let files = formats.compactMap(\.file)
    guard Set(files).count == files.count else {
      throw ValidationError.said("两个 --format 写到同一个文件，请分别给出文件", "two --format go to one file; give each its own")
    }
  }

  func run() throws {
    let request = CheckRequest(failOn: failOn, formats: formats, colour: Terminal.hasColour)
    guard watch else { return try check(request) }
    while true {
      // Begun before the check, so that what is saved while it reads is seen.
      let watch = Watch(folder: options.data, except: formats.compactMap(\.file))
      Terminal.clear()
      // What the check finds, or a workspace that cannot be read for a moment, does not end the watch.
      try? check(request)
      watch.waitForChange()
    }
  }

  private func check(_ request: CheckRequest) throws {
    try conclude(options, talk) { workplace, progress throws(RunError) in try CheckRun(workplace, request, progress).run(cycle) }
  }
}

extension CheckRequest.Threshold: ExpressibleByArgument {}

extension CheckRequest.Format {
  static func parse(_ argument: String) throws -> CheckRequest.Format {
    if let format = CheckRequest.Format(argument) { return format }
    let name = argument.prefix { $0 != "=" }
    guard Kind(rawValue: String(name)) == nil else {
      throw ValidationError.said("= 后面写文件名：\(name)=FILE", "a file stands behind the equal sign: \(name)=FILE")
    }
    throw ValidationError.unknown(String(name), among: Kind.allCases.map(\.rawValue))
  }
}
