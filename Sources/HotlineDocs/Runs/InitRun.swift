import Diagnostics
import Files
import Ledgers

/// `init`: a new workspace with contract.yaml, ledger workbooks to fill in, and the templates; `--sample` with a filled year.
public struct InitRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// `folder`: where the workspace is to stand; what is there already is never overwritten.
  public func run(_ folder: String, sample: Bool) throws(RunError) -> RunResult {
    guard let shipped = Installation.current else {
      throw .workspace(
        Bilingual(
          zh: "找不到随程序安装的模板（share/hotline-docs/Templates）。请重新安装。",
          en: "the templates that come with the program (share/hotline-docs/Templates) are not there; install it again"))
    }
    let data = folder + "/Data"
    var files: [String]
    do throws(WorkspaceTemplate.Failure) {
      files = sample ? try copySample(shipped, into: data) : try WorkspaceTemplate.write(into: data)
    } catch {
      guard case .exists = error else { throw RunError(error.exitCode, error.message) }
      let next = Bilingual(
        zh: "另建一个：hotline-docs init 新文件夹；下一合同年度：hotline-docs init --from 2025 --year 2026",
        en: "another one: hotline-docs init NEW-FOLDER; the next contract year: hotline-docs init --from 2025 --year 2026")
      throw RunError(error.exitCode, Bilingual(zh: "\(error.message.zh)\n  → \(next.zh)", en: "\(error.message.en)\n  → \(next.en)"))
    }
    files = files.map { "Data/" + $0 }
    do throws(FileError) { files += try copyTemplates(from: shipped.templates, to: folder + "/Templates") } catch {
      throw .output(error, creating: true)
    }
    return RunResult(files.map { "\(folder)/\($0)\n" }.joined(), messages: next(sample)[workplace.language])
  }

  private func copySample(_ shipped: Installation, into data: String) throws(WorkspaceTemplate.Failure) -> [String] {
    let years = ((try? FileSystem.names(in: shipped.sample)) ?? []).filter { $0.allSatisfy(\.isNumber) }
    var files: [String] = []
    for year in years { files += try WorkspaceTemplate.copy(sample: "\(shipped.sample)/\(year)", into: data) }
    return files
  }

  /// Templates that are there already are the user's own, and stay.
  private func copyTemplates(from: String, to: String) throws(FileError) -> [String] {
    var copied: [String] = []
    for name in TemplateShelf(own: from, shipped: nil).names where FileSystem.kind("\(to)/\(name)") == nil {
      if let slash = name.lastIndex(of: "/") {
        try FileSystem.makeFolders("\(to)/\(name[..<slash])")
      } else {
        try FileSystem.makeFolders(to)
      }
      try FileSystem.write(try FileSystem.read("\(from)/\(name)"), to: "\(to)/\(name)")
      copied.append("Templates/\(name)")
    }
    return copied
  }

  private func next(_ sample: Bool) -> Bilingual {
    sample
      ? Bilingual(zh: "样例年度已就绪。下一步：hotline-docs build Q2\n", en: "The sample year is there. Next: hotline-docs build Q2\n")
      : Bilingual(
        zh: "工作区已建好。先改 contract.yaml，再在各周期的台账.xlsx 中登记；随时用 hotline-docs check Q1 自查。\n",
        en: "The workspace is there. Edit contract.yaml first, then keep each cycle's ledger workbook; hotline-docs check Q1 at any time.\n"
      )
  }
}
