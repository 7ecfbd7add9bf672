import Diagnostics
import Files
import Measures
import Testing

@testable import HotlineDocs

@Suite("What changed between two cycles")
struct ComparisonTests {
  @Test("A cycle is named alone or with its year")
  func sides() {
    #expect(CompareRun.Side("q2")?.cycle == .q2 && CompareRun.Side("Q2")?.year == nil)
    #expect(CompareRun.Side("2025/Q4")?.year == "2025")
    for wrong in ["Q5", "25/Q1", "2025/", "2025/Q1/x", ""] { #expect(CompareRun.Side(wrong) == nil, "\(wrong)") }
  }

  @Test("Changes bear their sign, and no change says nothing")
  func changes() {
    #expect(Comparison.Measure.count(3).change(to: .count(5)) == "+2")
    #expect(Comparison.Measure.points(Points(halves: 3)).change(to: .points(Points(1))) == "-0.5")
    #expect(Comparison.Measure.money(Fen(100)).change(to: .money(Fen(100))) == "")
    #expect(Comparison.Measure.money(Fen(0)).change(to: .money(Fen(123_456))) == "+1,234.56")
  }

  @Test("The sample's first two cycles: figures as score and settle have them")
  func sample() throws {
    let cycles = try SampleYear.loaded.get().cycles.map(CycleCase.init)
    let comparison = Comparison(cycles[0], cycles[1])
    let figures = Dictionary(
      comparison.sections.flatMap { section in section.figures.map { (section.key + "." + $0.key, $0) } },
      uniquingKeysWith: { first, _ in first })
    #expect(figures["score.total"]?.before.text == "98" && figures["score.total"]?.after.text == "88.5")
    #expect(figures["money.payable"]?.after.text == "484,444.44")
    #expect(figures["records.metrics"]?.before.text == "90" && figures["records.metrics"]?.after.text == "92")
    #expect(Language.allCases.allSatisfy { comparison.text($0).contains("2025 Q2") })
  }

  @Test("Two cycles without a year are of the newest year that has both")
  func commonYear() throws {
    let scratch = try Scratch()
    let root = try scratch.makeWorkspace()
    try FileSystem.makeFolders(root + "/Data/2025/Q2")
    let contract = String(decoding: try scratch.read("Data/2025/contract.yaml"), as: UTF8.self)
    try scratch.write(
      contract.replacing("2026-11-30", with: "2027-11-30").replacing("2025-12-01", with: "2026-12-01"), to: "Data/2026/contract.yaml")
    try FileSystem.makeFolders(root + "/Data/2026/Q1")
    let run = CompareRun(Workplace(data: root + "/Data", templates: "", output: "", year: nil, language: .en))
    func head(_ before: String, _ after: String) throws -> String {
      let (before, after) = (try #require(CompareRun.Side(before)), try #require(CompareRun.Side(after)))
      return String(decoding: try run.run(before, after, asJSON: false).output.prefix { $0 != 0x0A }, as: UTF8.self)
    }
    #expect(try head("Q1", "Q2") == "2025 Q1 against 2025 Q2")
    #expect(try head("2025/Q2", "2026/Q1") == "2025 Q2 against 2026 Q1")
    #expect(try head("Q1", "Q1") == "2026 Q1 against 2026 Q1")
  }
}
