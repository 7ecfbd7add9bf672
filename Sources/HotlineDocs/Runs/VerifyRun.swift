import Diagnostics
import Files

/// `verify DIR`: names every file that is missing, extra or changed, and every input that changed since.
public struct VerifyRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Compares a folder with its manifest; status 1 when a file is missing, extra or changed.
  public func run(_ folder: String) throws(RunError) -> RunResult {
    let verification: Verification
    do {
      verification = try Verification(folder: folder)
    } catch let error as Verification.NoManifest {
      throw Self.refusal(error)
    } catch let error as FileError {
      throw RunError.unreadable(error)
    } catch {
      throw .fault(Bilingual(zh: "\(error)", en: "\(error)"))
    }
    return RunResult(text(verification, folder), messages: notes(verification.inputs), status: verification.isWhole ? 0 : 1)
  }

  private static func refusal(_ error: Verification.NoManifest) -> RunError {
    error.isDamaged
      ? .workspace(Bilingual(zh: "\(error.folder)/SHA256SUMS 不是有效的校验清单", en: "\(error.folder)/SHA256SUMS is no manifest"))
      : .workspace(
        Bilingual(
          zh: "\(error.folder) 里没有 SHA256SUMS，不是本工具的输出文件夹", en: "\(error.folder) has no SHA256SUMS: it is no output folder of this tool"))
  }

  private func text(_ verification: Verification, _ folder: String) -> String {
    let language = workplace.language
    var lines: [String] = []
    for (names, word) in [
      (verification.missing, Bilingual(zh: "缺少", en: "missing")), (verification.extra, Bilingual(zh: "多出", en: "extra")),
      (verification.changed, Bilingual(zh: "已改动", en: "changed")),
    ] {
      lines += names.map { "\(word[language])\t\(ShownName.of($0))" }
    }
    // Whoever changed an amount in figures had its capital numerals to change as well, and the other way round.
    for name in verification.changed where name.hasSuffix(".docx") {
      guard let document = try? FileSystem.read("\(folder)/\(name)") else { continue }
      let word = Bilingual(zh: "金额不符", en: "amounts")[language]
      lines += StatedAmounts(of: document).disagreements.map { "\(word)\t\(name)\t\($0.words[language])" }
    }
    if lines.isEmpty { lines = [Bilingual(zh: "\(folder)：与清单一致", en: "\(folder): as its manifest says")[language]] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func notes(_ inputs: Manifest?) -> String {
    let language = workplace.language
    guard let inputs else {
      return Bilingual(
        zh: "注意：没有可读的 SHA256SUMS.inputs，无法说明台账、模板、附件有没有改动\n",
        en: "note: there is no SHA256SUMS.inputs that can be read, so nothing is known of changes to ledgers, templates and evidence\n")[
          language]
    }
    return otherVersion(inputs) + changes(since: inputs)
  }

  /// Another version may make other documents of the same inputs.
  private func otherVersion(_ inputs: Manifest) -> String {
    let made = inputs.remarks.first { $0.hasPrefix("hotline-docs ") }?.dropFirst("hotline-docs ".count)
    guard let made, made != Version.text else { return "" }
    return Bilingual(
      zh: "注意：输出由 hotline-docs \(made) 生成，现在是 \(Version.text)，重新 build 可能有不同\n",
      en: "note: made by hotline-docs \(made); this is \(Version.text), whose next build may differ\n")[workplace.language]
  }

  private func changes(since inputs: Manifest) -> String {
    let language = workplace.language
    let changes = InputChanges(since: inputs, in: workplace)
    guard !changes.isEmpty else { return "" }
    let head = Bilingual(
      zh: "注意：这些台账、模板或附件在生成之后有改动，重新 build 后输出才与之一致：",
      en: "note: these inputs have changed since; the output matches them again after the next build:")
    let lines = [
      (changes.changed, Bilingual(zh: "已改动", en: "changed")), (changes.missing, Bilingual(zh: "不见了", en: "missing")),
      (changes.new, Bilingual(zh: "新增", en: "new")),
    ].flatMap { names, word in names.map { "  \(word[language])\t\($0)" } }
    return ([head[language]] + lines).joined(separator: "\n") + "\n"
  }
}
