import Diagnostics
import Foundation
import FoundationXML
import Measures
import Testing

@Suite("The printers")
struct PrinterTests {
  @Test("JSON has the specification's keys and nulls")
  func json() throws {
    let root = try object(Reports.all.json(.en))
    #expect(root.keys.sorted() == ["cycle", "findings", "summary", "year"])
    let summary = try #require(root["summary"] as? [String: Any])
    #expect(["error", "warning", "note"].map { summary[$0] as? Int } == [2, 1, 1])
    #expect(summary["pointsAtRisk"] as? String == "2.5" && summary.count == 4)
    let findings = try #require(root["findings"] as? [[String: Any]])
    #expect(findings.map { $0["code"] as? String } == ["scoring.boundary", "inspection.missing", "record.required", "record.value"])
    let missing = findings[2]
    #expect(
      missing.keys.sorted() == [
        "clause", "code", "column", "file", "fingerprint", "hint", "ledger", "message", "pointsAtRisk", "record", "related", "row",
        "severity", "sheet", "value",
      ])
    #expect(missing["clause"] as? String == "35")
    #expect(missing["value"] as? String == "")
    #expect(missing["sheet"] is NSNull)
    let related = try #require((missing["related"] as? [[String: Any]])?.first)
    #expect(related["file"] as? String == "Q2/tickets.csv" && related["row"] as? Int == 9 && related.count == 2)
    #expect(findings[3]["clause"] is NSNull)
    #expect(findings[0]["file"] is NSNull && findings[0]["record"] is NSNull)
  }

  @Test("the text groups by file and lets no control character through")
  func text() {
    let text = Reports.all.text(.zh)
    #expect(text.contains("Q2/tickets.csv\n  14:解决时间: 错误: 「解决时间」没有填写 [record.required]"))
    #expect(text.contains("需求<开发>!B3: 错误"))
    #expect(text.contains("已说明：停电"))
    #expect(text.hasSuffix("2025 Q2: 2 个错误、1 个警告、1 个提示\n按现状提交，运维文档记录（附件 3.1）可能被扣 2.5 分\n"))
    #expect(!text.contains("\u{1B}"))
    #expect(Reports.all.text(.en, colour: true).contains("\u{1B}[1;31merror\u{1B}[0m"))
    #expect(Reports.none.text(.en) == "2025 Q2: no findings\n")
  }

  @Test("JUnit counts errors as failures")
  func junit() throws {
    let xml = Reports.all.junit(.zh)
    let root = try XMLDocument(xmlString: xml).rootElement()
    #expect(root?.attribute(forName: "tests")?.stringValue == "4")
    #expect(root?.attribute(forName: "failures")?.stringValue == "2")
    #expect(try root?.nodes(forXPath: "//failure").count == 2)
    #expect(try root?.nodes(forXPath: "//testcase").count == 4)
    #expect(try XMLDocument(xmlString: Reports.none.junit(.en)).rootElement()?.nodes(forXPath: "//testcase").count == 1)
  }

  @Test("SARIF names its rule, level, place and fingerprint")
  func sarif() throws {
    let root = try object(Reports.all.sarif(.zh, version: "1.0.0", root: "Data/2025"))
    let run = try #require((root["runs"] as? [[String: Any]])?.first)
    let rules = try #require(((run["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect((result["partialFingerprints"] as? [String: String])?.values.first?.count == 16)
    }
    let text = Reports.all.sarif(.zh, version: "1.0.0", root: "Data/2025")
    #expect(text.contains("\"uri\": \"Data/2025/Q2/%E5%8F%B0%E8%B4%A6%201%25.xlsx\""))
    #expect(text.contains("\"justification\": \"停电\""))
  }

  @Test("GitHub gets ten annotations of a kind, escaped; the rest is counted")
  func github() {
    let text = Reports.many(13).github(.en, root: "Data/2025")
    #expect(text.split(separator: "\n").count { $0.hasPrefix("::error ") } == 10)
    #expect(text.contains("not annotated: 3 more errors"))
    #expect(text.contains("::error file=Data/2025/Q2/tickets.csv,line=1,title=record.required YW-1::1:summary: blank%0Afill in"))
    let nasty = CheckReport(year: "2025", cycle: "Q2", findings: [Reports.nasty]).github(.zh)
    #expect(nasty.contains("::error file=Q2/台账 1%25.xlsx,line=3,title=record.value demands%3A3::"))
    #expect(nasty.split(separator: "\n").filter { $0.hasPrefix("::") }.count == 1)
  }

  @Test("the page is whole in itself and holds no markup of the data's")
  func html() {
    let page = Reports.all.html(.zh)
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("src="))
    #expect(page.contains("<svg") && page.contains("各台账可能扣的分"))
    #expect(!page.contains("\u{1B}"))
    let named = CheckReport(
      year: "2025", cycle: "Q2", findings: Reports.all.findings, ledgerNames: ["tickets": Bilingual(zh: "服务工单", en: "tickets")])
    let asked = Reports.all.findings.contains { $0.place.ledger == "tickets" }
    #expect(asked && named.html(.zh).contains(">服务工单</text>") && named.html(.en).contains(">tickets</text>"))
    #expect(!Reports.none.html(.en).contains("<table"))
  }

  @Test("all say the same twice", arguments: Language.allCases)
  func stable(language: Language) {
    func all() -> [String] {
      let report = Reports.all
      return [
        report.text(language), report.json(language), report.junit(language), report.sarif(language, version: "1"), report.github(language),
        report.html(language),
      ]
    }
    #expect(all() == all())
  }

  private func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }
}
