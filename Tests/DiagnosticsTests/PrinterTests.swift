import Foundation
import FoundationXML
import Measures
import Testing

@testable import Diagnostics

@Suite("The printers")
struct PrinterTests {
  @Test("An array whose elements are made as they are written reads as any other")
  func sequences() {
    for count in [0, 1, 3, 20_000] {
      let element: @Sendable (Int) -> JSONValue = { ["number": .integer($0), "text": "行"] }
      let made = JSONValue.object([(key: "list", value: .sequence(count: count, element: element)), (key: "end", value: .null)])
      let whole = JSONValue.object([(key: "list", value: .array((0..<count).map(element))), (key: "end", value: .null)])
      #expect(made.description == whole.description)
      #expect(made.printout.text == whole.description + "\n")
      var pieces = 0
      made.printout.write { _ in pieces += 1 }
      #expect(count < 20_000 || pieces > 3)
    }
  }

  @Test("JSON has the specification's keys and nulls")
  func json() throws {
    let root = try object(Reports.all.json(.en).text)
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
    let text = Reports.all.text(.zh).text
    #expect(text.contains("Q2/tickets.csv\n  14:解决时间: 错误: 「解决时间」没有填写 [record.required]"))
    #expect(text.contains("需求<开发>!B3: 错误"))
    #expect(text.contains("已说明：停电"))
    #expect(text.hasSuffix("2025 Q2: 2 个错误、1 个警告、1 个提示\n按现状提交，运维文档记录（附件 3.1）可能被扣 2.5 分\n"))
    #expect(!text.contains("\u{1B}"))
    #expect(Reports.all.text(.en, colour: true).text.contains("\u{1B}[1;31merror\u{1B}[0m"))
    #expect(Reports.none.text(.en).text == "2025 Q2: no findings\n")
  }

  @Test("JUnit counts errors as failures")
  func junit() throws {
    let xml = Reports.all.junit(.zh).text
    let root = try XMLDocument(xmlString: xml).rootElement()
    #expect(root?.attribute(forName: "tests")?.stringValue == "4")
    #expect(root?.attribute(forName: "failures")?.stringValue == "2")
    #expect(try root?.nodes(forXPath: "//failure").count == 2)
    #expect(try root?.nodes(forXPath: "//testcase").count == 4)
    #expect(try XMLDocument(xmlString: Reports.none.junit(.en).text).rootElement()?.nodes(forXPath: "//testcase").count == 1)
  }

  @Test("SARIF names its rule, level, place and fingerprint")
  func sarif() throws {
    let root = try object(Reports.all.sarif(.zh, version: "1.0.0", root: "Data/2025").text)
    let run = try #require((root["runs"] as? [[String: Any]])?.first)
    let rules = try #require(((run["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect((result["partialFingerprints"] as? [String: String])?.values.first?.count == 16)
    }
    let text = Reports.all.sarif(.zh, version: "1.0.0", root: "Data/2025").text
    #expect(text.contains("\"uri\": \"Data/2025/Q2/%E5%8F%B0%E8%B4%A6%201%25.xlsx\""))
    #expect(text.contains("\"justification\": \"停电\""))
  }

  /// What the schema of SARIF 2.1.0 lets stand in each object that is written, and what it requires; no object of it takes other keys.
  private static let sarifShapes: [String: (required: Set<String>, allowed: Set<String>)] = [
    "": (["version", "runs"], ["$schema", "inlineExternalProperties", "properties"]),
    "runs": (["tool"], ["results", "language", "columnKind", "automationDetails", "artifacts", "invocations", "properties"]),
    "runs.automationDetails": ([], ["id", "guid", "correlationGuid", "description", "properties"]),
    "runs.tool": (["driver"], ["extensions", "properties"]),
    "runs.tool.driver": (["name"], ["version", "semanticVersion", "informationUri", "rules", "organization", "fullName", "properties"]),
    "runs.tool.driver.rules": (
      ["id"], ["name", "shortDescription", "fullDescription", "defaultConfiguration", "helpUri", "help", "properties"]
    ),
    "runs.tool.driver.rules.shortDescription": (["text"], ["markdown", "properties"]),
    "runs.tool.driver.rules.defaultConfiguration": ([], ["enabled", "level", "rank", "parameters", "properties"]),
    "runs.results": (
      ["message"],
      [
        "ruleId", "ruleIndex", "level", "kind", "locations", "relatedLocations", "partialFingerprints", "fingerprints", "suppressions",
        "properties",
      ]
    ),
    "runs.results.message": ([], ["text", "markdown", "id", "arguments", "properties"]),
    "runs.results.locations": (
      [], ["id", "physicalLocation", "logicalLocations", "message", "annotations", "relationships", "properties"]
    ),
    "runs.results.suppressions": (["kind"], ["status", "justification", "location", "guid", "properties"]),
    "physicalLocation": ([], ["address", "artifactLocation", "region", "contextRegion", "properties"]),
    "artifactLocation": ([], ["uri", "uriBaseId", "index", "description", "properties"]),
    "region": ([], ["startLine", "startColumn", "endLine", "endColumn", "snippet", "message", "properties"]),
    "logicalLocations": ([], ["name", "index", "fullyQualifiedName", "decoratedName", "parentIndex", "kind", "properties"]),
  ]

  @Test("SARIF is of the shape that its schema asks for", arguments: Language.allCases)
  func sarifShape(language: Language) throws {
    let root = try object(Reports.all.sarif(language, version: "1.0.0").text)
    #expect(root["version"] as? String == "2.1.0")
    func look(_ value: Any, _ path: String) {
      if let list = value as? [Any] {
        for element in list { look(element, path) }
        return
      }
      guard let object = value as? [String: Any], !path.hasSuffix("properties"), !path.hasSuffix("artialFingerprints") else { return }
      let last = path.split(separator: ".").last.map(String.init) ?? ""
      guard let shape = Self.sarifShapes[path.replacing("relatedLocations", with: "locations")] ?? Self.sarifShapes[last] else {
        Issue.record("an object that the schema does not have: \(path)")
        return
      }
      #expect(shape.required.isSubset(of: object.keys) && Set(object.keys).isSubset(of: shape.required.union(shape.allowed)), "\(path)")
      if let level = object["level"] as? String { #expect(["none", "note", "warning", "error"].contains(level)) }
      if let kind = object["kind"] as? String, last == "suppressions" { #expect(["inSource", "external"].contains(kind)) }
      if let line = object["startLine"] as? Int { #expect(line >= 1) }
      if let uri = object["uri"] as? String { #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a URI is ASCII: \(uri)") }
      for (key, value) in object { look(value, path.isEmpty ? key : "\(path).\(key)") }
    }
    look(root, "")
  }

  @Test("GitHub gets ten annotations of a kind, escaped; the rest is counted")
  func github() {
    let text = Reports.many(13).github(.en, root: "Data/2025").text
    #expect(text.split(separator: "\n").count { $0.hasPrefix("::error ") } == 10)
    #expect(text.contains("not annotated: 3 more errors"))
    #expect(text.contains("::error file=Data/2025/Q2/tickets.csv,line=1,title=record.required YW-1::1:summary: blank%0Afill in"))
    let nasty = CheckReport(year: "2025", cycle: "Q2", findings: [Reports.nasty]).github(.zh).text
    #expect(nasty.contains("::error file=Q2/台账 1%25.xlsx,line=3,title=record.value demands%3A3::"))
    #expect(nasty.split(separator: "\n").filter { $0.hasPrefix("::") }.count == 1)
  }

  @Test("the page is whole in itself and holds no markup of the data's")
  func html() {
    let page = Reports.all.html(.zh).text
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("src="))
    #expect(page.contains("<svg") && page.contains("各台账可能扣的分"))
    #expect(!page.contains("\u{1B}"))
    let named = CheckReport(
      year: "2025", cycle: "Q2", findings: Reports.all.findings, ledgerNames: ["tickets": Bilingual(zh: "服务工单", en: "tickets")])
    let asked = Reports.all.findings.contains { $0.place.ledger == "tickets" }
    #expect(asked && named.html(.zh).text.contains(">服务工单</text>") && named.html(.en).text.contains(">tickets</text>"))
    #expect(!Reports.none.html(.en).text.contains("<table"))
  }

  @Test("all say the same twice", arguments: Language.allCases)
  func stable(language: Language) {
    func all() -> [String] {
      let report = Reports.all
      return [
        report.text(language).text, report.json(language).text, report.junit(language).text, report.sarif(language, version: "1").text,
        report.github(language).text,
        report.html(language).text,
      ]
    }
    #expect(all() == all())
  }

  private func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }
}
