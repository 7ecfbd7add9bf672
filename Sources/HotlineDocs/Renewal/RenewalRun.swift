import Contract
import Diagnostics
import Files
import Ledgers
import Measures

/// `init --from 2025 --year 2026`: the next contract year from this one. Terms, people, filings and papers that still hold go on; what happened
/// in the old year stays there.
public struct RenewalRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Makes the folder of the new year from the old one's; what was taken along and left behind is the output.
  public func run(from old: String, to new: String) throws(RunError) -> RunResult {
    guard let first = Int(old), let second = Int(new), new.utf8.count == 4, (1...30).contains(second - first) else {
      throw .usage(
        Bilingual(
          zh: "--year 应是 --from 之后的合同年度，如 --from 2025 --year 2026", en: "--year names a contract year after --from: --from 2025 --year 2026"
        ))
    }
    let target = "\(workplace.data)/\(new)"
    guard FileSystem.kind(target) == nil else {
      throw RunError(73, Bilingual(zh: "\(target) 已存在，不会改动它", en: "\(target) is there already and stays as it is"))
    }
    var source = workplace
    source.year = old
    let year = try source.loadYear()
    guard let dossier = year.cycles.last?.dossier else {
      throw .workspace(Bilingual(zh: "合同年度 \(old) 还没有任何周期", en: "contract year \(old) has no cycle yet"))
    }
    let term = RenewedContract.term(year.terms.term, years: second - first)
    let ledgers = RenewedLedgers(dossier, term: term)
    let cycle = try firstCycle(of: year.terms)
    do throws(FileError) {
      try write(
        ledgers, cycle: cycle, contract: try contract(of: year, term: term), calendar: try calendar(of: old, from: term.lowerBound), old,
        target)
    } catch {
      throw .output(error, creating: true)
    }
    return RunResult(dossier.masked(report(ledgers, term: term, calendar: year.calendar, target)))
  }

  // MARK: Files

  /// The first cycle's ledgers to fill in; the later cycles' folders are made when their time comes, so that the old year's stay the newest.
  private func firstCycle(of terms: ContractTerms) throws(RunError) -> [OutputFile] {
    do throws(WorkspaceTemplate.Failure) {
      return try WorkspaceTemplate.files(of: .q1, plans: terms.inspectionPlans.map(\.name)).map {
        OutputFile(name: $0.name, bytes: $0.bytes)
      }
    } catch {
      throw RunError(error.exitCode, error.message)
    }
  }

  private func contract(of year: LoadedYear, term: ClosedRange<CivilDate>) throws(FileError) -> String {
    let text = String(decoding: try FileSystem.read("\(workplace.data)/\(year.year)/contract.yaml"), as: UTF8.self)
    // A term spelt in another way is left to the person; the check will say so at once, because its year is the old one.
    return RenewedContract.text(text, from: year.terms.term, to: term) ?? text
  }

  /// The corrections that still matter; "" for none.
  private func calendar(of year: String, from day: CivilDate) throws(FileError) -> String {
    let path = "\(workplace.data)/\(year)/\(CalendarFile.name)"
    guard FileSystem.kind(path) != nil else { return "" }
    let entries = CalendarFile.read(try FileSystem.read(path)).entries.filter { $0.date >= day }
    return entries.isEmpty ? "" : CalendarFile.text(entries)
  }

  /// Everything into a folder beside the target, which then takes its name in one step.
  private func write(
    _ ledgers: RenewedLedgers, cycle: [OutputFile], contract: String, calendar: String, _ old: String, _ target: String
  ) throws(FileError) {
    try FileSystem.makeFolder(target, beside: "\(workplace.data)/.renewal.part") { part throws(FileError) in
      try FileSystem.makeFolders(part + "/Q1/evidence")
      try FileSystem.write(Array(contract.utf8), to: part + "/contract.yaml")
      if !calendar.isEmpty { try FileSystem.write(Array(calendar.utf8), to: part + "/" + CalendarFile.name) }
      for file in cycle { try FileSystem.write(file.bytes, to: "\(part)/Q1/\(file.name)") }
      for file in ledgers.files { try FileSystem.write(Array(file.text.utf8), to: "\(part)/\(file.table.name).csv") }
      for path in ledgers.evidence.map({ String($0.map { $0 == "\\" ? "/" : $0 }) }) {
        let copy = "\(part)/evidence/\(path)"
        if let slash = copy.lastIndex(of: "/") { try FileSystem.makeFolders(String(copy[..<slash])) }
        try FileSystem.write(try FileSystem.read("\(workplace.data)/\(old)/evidence/\(path)"), to: copy)
      }
    }
  }

  // MARK: What it says

  private func report(_ ledgers: RenewedLedgers, term: ClosedRange<CivilDate>, calendar: WorkingCalendar, _ target: String) -> String {
    let language = workplace.language
    var lines = [
      Bilingual(
        zh: "已建立 \(target)（\(term.lowerBound) 至 \(term.upperBound)）", en: "made \(target) (\(term.lowerBound) to \(term.upperBound))")[
          language]
    ]
    lines += ledgers.files.map { file in
      Bilingual(zh: "  \(file.table.name)：延用 \(file.rows.count) 行", en: "  \(file.table.name): \(file.rows.count) rows go on")[language]
    }
    lines += list(Bilingual(zh: "未延用：", en: "left behind:"), ledgers.left)
    lines += list(Bilingual(zh: "年度内要续办：", en: "to be renewed during the year:"), ledgers.short)
    let unknown = (term.lowerBound.year...term.upperBound.adding(months: 2).year).filter { !calendar.isKnown($0) }
    if let year = unknown.first {
      lines.append(
        Bilingual(
          zh: "\(year) 年的放假安排尚未公布，有关期限为暂定；公布后：hotline-docs calendar import 文件.csv",
          en: "the arrangement of \(year) is not known, its deadlines are provisional; later: hotline-docs calendar import FILE.csv")[
            language])
    }
    lines.append(
      Bilingual(
        zh: "下一步：核对 contract.yaml 的 number、signed_on、term 与 policies，再填 \(target)/Q1 的台账；以后的周期：hotline-docs init --cycle Q2",
        en:
          "next: look over number, signed_on, term and policies in contract.yaml, then fill in the ledgers of \(target)/Q1; later: hotline-docs init --cycle Q2"
      )[language])
    return lines.joined(separator: "\n") + "\n"
  }

  private func list(_ head: Bilingual, _ items: [Bilingual]) -> [String] {
    items.isEmpty ? [] : [head[workplace.language]] + items.map { "  " + $0[workplace.language] }
  }
}
