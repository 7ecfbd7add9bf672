import Contract
import Diagnostics
import Files
import Ledgers
import Measures
import Testing

@testable import HotlineDocs

@Suite("The State Council's arrangement, imported")
struct CalendarImportTests {
  /// A whole arrangement of 2027 as it might be announced; only what moves days matters here.
  private static let arrangement = """
    日期,类型,名称,法定节假日
    2027-01-01,休,元旦,是
    2027-01-02,休,元旦,
    2027-01-03,休,元旦,
    2027-01-18,休,春节,是
    2027-01-23,班,春节,
    2027-04-05,休,清明节,是
    2027-05-01,休,劳动节,是
    2027-06-09,休,端午节,是
    2027-10-01,休,国庆节,是

    """

  /// A copy of the sample year's terms with one cycle, so that nothing of the sample is touched.
  private func workplace(in scratch: Scratch) throws -> Workplace {
    let contract = try FileSystem.read(SampleYear.root + "/Data/2025/contract.yaml")
    try scratch.write(String(decoding: contract, as: UTF8.self), to: "Data/2025/contract.yaml")
    try FileSystem.makeFolders(scratch.path + "/Data/2025/Q4")
    return Workplace(data: scratch.path + "/Data", templates: "", output: "", year: nil, language: .en)
  }

  @Test("It is written, makes the year known and says which deadline moves")
  func imported() throws {
    let scratch = try Scratch()
    let workplace = try workplace(in: scratch)
    try scratch.write(Self.arrangement, to: "2027.csv")
    let result = try CalendarImportRun(workplace).run(scratch.path + "/2027.csv", dryRun: false)
    #expect(result.status == 0)
    let text = String(decoding: result.output, as: UTF8.self)
    #expect(text.contains("the arrangement of 2027 is now known"))
    // 18 January off moves the thirtieth working day by one; the make-up Saturday lies behind it.
    #expect(text.contains("Q4  payment  2027-01-20*  →  2027-01-21\n"), "\(text)")
    #expect(try CalendarImportRun(workplace).run(scratch.path + "/2027.csv", dryRun: true).output == Array("no deadline moves\n".utf8))
    try scratch.write(Self.arrangement.replacing("2027", with: "2028").replacing("清明节", with: "清朗节"), to: "2028.csv")
    let partial = try CalendarImportRun(workplace).run(scratch.path + "/2028.csv", dryRun: true).output
    #expect(String(decoding: partial, as: UTF8.self).hasSuffix("2028 stays provisional, without 清明\n"))
    let written = CalendarFile.read(try FileSystem.read(scratch.path + "/Data/2025/calendar.csv"))
    #expect(written.findings.isEmpty && written.entries.count == 9)
  }

  @Test(
    "What fits no arrangement is refused, and nothing is written",
    arguments: ["2027-01-05,班,元旦,", "2027-13-01,休,元旦,是", "2027-01-01,加班,元旦,"])
  func refused(row: String) throws {
    let scratch = try Scratch()
    let workplace = try workplace(in: scratch)
    try scratch.write("日期,类型,名称,法定节假日\n\(row)\n", to: "2027.csv")
    let result = try CalendarImportRun(workplace).run(scratch.path + "/2027.csv", dryRun: false)
    #expect(result.status == 1 && !result.messages.isEmpty)
    #expect(FileSystem.kind(scratch.path + "/Data/2025/calendar.csv") == nil)
  }

  @Test("A new day replaces the earlier one, the others stay")
  func merged() throws {
    func entry(_ day: String, _ kind: WorkingCalendar.Entry.Kind) throws -> WorkingCalendar.Entry {
      .init(date: try #require(CivilDate(iso: day)), kind: kind, name: "", isStatutory: false)
    }
    let merged = CalendarImportRun.merged(
      [try entry("2027-01-02", .off), try entry("2027-01-04", .off)], [try entry("2027-01-03", .off), try entry("2027-01-02", .work)])
    #expect(merged.map { "\($0.date) \($0.kind.rawValue)" } == ["2027-01-02 班", "2027-01-03 休", "2027-01-04 休"])
  }
}
