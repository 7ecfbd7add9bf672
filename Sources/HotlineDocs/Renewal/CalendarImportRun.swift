import Contract
import Diagnostics
import Files
import Ledgers
import Measures

/// `calendar import FILE`: the State Council's arrangement of a year, as a CSV of its days off and days worked instead, laid into the contract
/// year's calendar.csv; and which deadlines that moves.
public struct CalendarImportRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Takes in an arrangement (CSV) and says which deadlines it moves; `dryRun` writes nothing.
  public func run(_ file: String, dryRun: Bool) throws(RunError) -> RunResult {
    try workplace.alone(isTrial: dryRun) { () throws(RunError) in try take(file, dryRun: dryRun) }
  }

  private func take(_ file: String, dryRun: Bool) throws(RunError) -> RunResult {
    let year = try workplace.loadYear()
    let path = "\(workplace.data)/\(year.year)/\(CalendarFile.name)"
    let (entries, findings) = CalendarFile.read(try RunError.reading(file), file: file)
    let problems = findings + Self.doubts(entries, in: file)
    guard problems.isEmpty, !entries.isEmpty else { return refused(problems, file) }

    let earlier = FileSystem.kind(path) == nil ? [] : CalendarFile.read(try RunError.reading(path)).entries
    let merged = Self.merged(earlier, entries)
    let move = CalendarMove(year, to: WorkingCalendar(corrections: merged))
    if !dryRun {
      do throws(FileError) {
        try FileSystem.replace(path, with: Array(CalendarFile.text(merged).utf8))
      } catch {
        throw .output(error)
      }
    }
    let language = workplace.language
    let done =
      dryRun
      ? Bilingual(zh: "试运行，未写入 \(path)", en: "dry run: \(path) is as it was")
      : Bilingual(zh: "\(entries.count) 天写入 \(path)", en: "\(entries.count) days written into \(path)")
    return RunResult(move.text(language) + Self.unfinished(merged, language), messages: done[language] + "\n")
  }

  /// What a year lacks that is named in part and stays provisional.
  private static func unfinished(_ entries: [WorkingCalendar.Entry], _ language: Language) -> String {
    let calendar = WorkingCalendar(corrections: entries)
    return Set(entries.map(\.date.year)).filter { !calendar.isKnown($0) }.sorted().map { year in
      let missing = WorkingCalendar.holidaysMissing(in: entries.filter { $0.date.year == year })
      return Bilingual(
        zh: "\(year) 年仍为暂定，还缺：\(missing.joined(separator: "、"))\n",
        en: "\(year) stays provisional, without \(missing.joined(separator: ", "))\n")[language]
    }.joined()
  }

  /// The earlier entries with the new ones in place of those of the same days.
  static func merged(_ earlier: [WorkingCalendar.Entry], _ new: [WorkingCalendar.Entry]) -> [WorkingCalendar.Entry] {
    let replaced = Set(new.map(\.date))
    return (earlier.filter { !replaced.contains($0.date) } + new).sorted { $0.date < $1.date }
  }

  /// Days that no arrangement would name: a 班 on a day that is worked anyway.
  static func doubts(_ entries: [WorkingCalendar.Entry], in file: String) -> [Finding] {
    entries.filter { $0.kind == .work && $0.date.weekday <= 5 }.map { entry in
      Finding(
        .recordValue, at: Place(ledger: "calendar", file: file), record: entry.date.description, value: entry.date.description,
        message: Bilingual(
          zh: "\(entry.date) 是周一至周五，本来就上班，不会是调休的“班”",
          en: "\(entry.date) is no Saturday or Sunday: it is worked anyway, not instead of another"),
        hint: Bilingual(zh: "请对照国务院办公厅通知核对日期和年份", en: "compare date and year with the State Council's notice"), risk: Risk.none)
    }
  }

  private func refused(_ problems: [Finding], _ file: String) -> RunResult {
    let language = workplace.language
    var lines = problems.map { "\($0.place.label(in: language)): \($0.message[language])" }
    if lines.isEmpty { lines = [Bilingual(zh: "\(file) 里没有一天", en: "\(file) has no day")[language]] }
    lines.append(
      Bilingual(
        zh: "没有写入。每行一天：日期,类型,名称,法定节假日，如 2027-02-06,休,春节,是 或 2027-02-20,班,春节,",
        en: "nothing is written. One day a row: 日期,类型,名称,法定节假日, such as 2027-02-06,休,春节,是 or 2027-02-20,班,春节,")[language])
    return RunResult(messages: lines.joined(separator: "\n") + "\n", status: 1)
  }
}
