import Assessment
import Contract
import Measures
import Testing

@Suite("The annex's catalogue")
struct CatalogueTests {
  @Test("Nine items, 100 points, 23 rules")
  func items() {
    #expect(AssessmentItem.all.map(\.code) == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2"])
    #expect(AssessmentItem.all.reduce(Points.zero) { $0 + $1.full } == Points(100))
    #expect(AssessmentRule.all.map(\.code) == AnnexRule.sources.map(\.code))
  }

  @Test("A rule's points are the last number of its wording", arguments: AssessmentRule.all.map(\.code))
  func points(code: String) throws {
    let rule = try #require(AssessmentRule.coded(code))
    let words = rule.wording.replacing("5 秒", with: "").split { !"0123456789.".contains($0) }
    let numbers = rule.wording.contains("扣") ? words : []
    #expect(numbers.last.flatMap { Points($0) } == rule.points, "\(rule.wording)")
    #expect(AssessmentItem.coded(String(code.prefix(3)))?.rules.contains { $0.code == code } == true)
  }
}
