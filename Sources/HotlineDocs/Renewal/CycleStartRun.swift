import Contract
import Diagnostics
import Files
import Ledgers

/// `init --cycle Q2`: the folder of a contract year's next cycle, with an empty ledger workbook, cycle.yaml and evidence.
public struct CycleStartRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Makes the cycle's folder in the year that is named, or in the newest; one that is there is never changed.
  public func run(_ cycle: Cycle.Name) throws(RunError) -> RunResult {
    let year = try workplace.loadYear()
    let folder = "\(workplace.data)/\(year.year)/\(cycle.rawValue)"
    guard FileSystem.kind(folder) == nil else {
      throw RunError(73, Bilingual(zh: "\(folder) 已存在，不会改动它", en: "\(folder) is there already and stays as it is"))
    }
    let files: [OutputFile]
    do throws(WorkspaceTemplate.Failure) {
      files = try WorkspaceTemplate.files(of: cycle, plans: year.terms.inspectionPlans.map(\.name)).map {
        OutputFile(name: $0.name, bytes: $0.bytes)
      }
    } catch {
      throw RunError(error.exitCode, error.message)
    }
    do throws(FileError) { try write(files, into: folder) } catch { throw .output(error, creating: true) }
    let days = Cycle(cycle, termStart: year.terms.term.lowerBound)
    let next = Bilingual(
      zh: "\(days.start) 至 \(days.end)。填写台账，随时用 hotline-docs check \(cycle.rawValue) 自查。\n",
      en: "\(days.start) to \(days.end). Keep its ledger workbook; hotline-docs check \(cycle.rawValue) at any time.\n")
    return RunResult(files.map { "\(folder)/\($0.name)\n" }.joined(), messages: next[workplace.language])
  }

  /// A name that nobody takes for a cycle's.
  private static func place(beside folder: String) -> String {
    let slash = folder.lastIndex(of: "/").map { folder.index(after: $0) } ?? folder.startIndex
    return "\(folder[..<slash]).\(folder[slash...]).part"
  }

  /// Into a folder beside it, which then takes the cycle's name in one step.
  private func write(_ files: [OutputFile], into folder: String) throws(FileError) {
    try FileSystem.makeFolder(folder, beside: Self.place(beside: folder)) { part throws(FileError) in
      try FileSystem.makeFolders(part + "/evidence")
      for file in files { try FileSystem.write(file.bytes, to: "\(part)/\(file.name)") }
    }
  }
}
