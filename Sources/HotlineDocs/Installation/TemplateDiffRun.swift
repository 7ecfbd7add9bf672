import Contract
import Diagnostics
import Files
import OOXML

/// `template diff`: how the workspace's templates differ from the shipped ones, as after an update of the program.
public struct TemplateDiffRun {
  private let workplace: Workplace
  private let shelf: TemplateShelf

  public init(_ workplace: Workplace) { self.init(workplace, shelf: workplace.templateShelf) }

  init(_ workplace: Workplace, shelf: TemplateShelf) {
    self.workplace = workplace
    self.shelf = shelf
  }

  /// - Parameter files: the names of templates; all of them when empty.
  public func run(_ files: [String]) throws(RunError) -> RunResult {
    guard shelf.shipped != nil else {
      throw .workspace(
        Bilingual(
          zh: "找不到随程序安装的模板，无从比较。请安装软件包，或在源码目录内运行。",
          en: "the shipped templates are nowhere to be found: install the package, or run from a checkout"))
    }
    let known = shelf.names
    for file in files where !known.contains(file) { throw .usage(Self.unknown(file, known)) }
    var out = ""
    for name in files.isEmpty ? known : files { out += try report(name) }
    return RunResult(out)
  }

  private static func unknown(_ file: String, _ known: [String]) -> Bilingual {
    if let nearest = Nearest.match(for: file, among: known) {
      return Bilingual(zh: "没有模板“\(file)”，是否想写“\(nearest)”？", en: "there is no template “\(file)”; did you mean “\(nearest)”?")
    }
    return Bilingual(
      zh: "没有模板“\(file)”。现有：\(known.joined(separator: "、"))",
      en: "there is no template “\(file)”; there are: \(known.joined(separator: ", "))")
  }

  private func report(_ name: String) throws(RunError) -> String {
    let language = workplace.language
    let (own, shipped) = (shelf.own + "/" + name, (shelf.shipped ?? "") + "/" + name)
    guard FileSystem.isFile(own) else {
      return Bilingual(zh: "\(name)：用的是随附模板\n", en: "\(name): the shipped one is used\n")[language]
    }
    guard FileSystem.isFile(shipped) else {
      return Bilingual(zh: "\(name)：仅工作区有\n", en: "\(name): only in the workspace\n")[language]
    }
    let (ours, theirs) = (try RunError.reading(own), try RunError.reading(shipped))
    if ours == theirs { return Bilingual(zh: "\(name)：与随附模板相同\n", en: "\(name): the same as the shipped one\n")[language] }
    let difference = TemplateDifference(own: try open(ours, own), shipped: try open(theirs, shipped))
    if difference.parts.isEmpty {
      return Bilingual(zh: "\(name)：内容相同，只是存储方式不同\n", en: "\(name): the same content, only stored differently\n")[language]
    }
    let head = Bilingual(zh: "\(name)：有改动（- 随附，+ 工作区）\n", en: "\(name): changed (- shipped, + workspace)\n")[language]
    return head + difference.parts.map { text($0.part, $0.change) }.joined()
  }

  private func text(_ part: String, _ change: TemplateDifference.Change) -> String {
    let language = workplace.language
    let title = part.isEmpty ? "" : "  \(part)\n"
    switch change {
    case .text(let lines): return title + lines.map { "    \($0.isOwn ? "+" : "-") \($0.text)\n" }.joined()
    case .content: return "  \(part)" + Bilingual(zh: "：格式或内容有改动（非文字）\n", en: ": other content than text changed\n")[language]
    case .added: return "  \(part)" + Bilingual(zh: "：工作区新增\n", en: ": only in the workspace\n")[language]
    case .removed: return "  \(part)" + Bilingual(zh: "：工作区已删除\n", en: ": only in the shipped one\n")[language]
    }
  }

  private func open(_ bytes: [UInt8], _ path: String) throws(RunError) -> TemplateText {
    do {
      return try TemplateText(bytes, name: path)
    } catch {
      let fault = OfficeFault(error)
      throw .workspace(Bilingual(zh: "\(path) 不是有效的 Office 文件：\(fault.zh)", en: "\(path) is no sound Office file: \(fault.en)"))
    }
  }
}
