import Assessment
import Contract
import Diagnostics
import Documents
import Measures
import Templating
import TestSupport
import Testing

@Suite struct RecipeTests {
  /// A clean cycle, an empty one, and one whose cells are blank or broken.
  private static let cycles: [(name: String, dossier: Dossier)] = {
    var broken = DossierBuilder.clean(.q2)
    broken.add("tickets", ["id": "YW-1", "kind": "故障", "level": "特大", "reported_at": "昨天", "escalated": "是"])
    broken.add("inspections", ["inspection": "XJ-1", "plan": "没有的计划", "date": "2026-04-31", "started_at": "25:00", "result": "异常"])
    broken.add("metrics", ["date": "2026-04-09", "slow_responses": "-3", "availability": "很好"])
    broken.add("penalties", ["clause": "41", "percent": "50"])
    broken.add("outages", ["cause": "乙方升级维护"])
    return [("clean", DossierBuilder.clean(.q2).build()), ("empty", DossierBuilder(.q1).build()), ("broken", broken.build())]
  }()

  private static func view(_ dossier: Dossier, earlier: [CycleView] = []) -> CycleView {
    CycleView(dossier: dossier, scores: Scores(dossier), earlier: earlier)
  }

  @Test(arguments: DocumentRecipe.all.map(\.kind)) func everyFieldHasAValueOfItsKind(_ kind: DocumentRecipe.Kind) throws {
    let recipe = try #require(DocumentRecipe.of(kind))
    for (name, dossier) in Self.cycles {
      let earlier = Self.view(DossierBuilder.clean(.q1).build())
      let view = Self.view(dossier, earlier: [earlier])
      let context = recipe.context(view) ?? recipe.context(YearView(cycles: [earlier, view]))
      guard case .object(let object) = try #require(context) else {
        Issue.record("\(kind.rawValue): no record")
        continue
      }
      var walker = FieldWalker(document: "\(kind.rawValue), \(name)", mayMiss: name != "clean")
      walker.walk(object, path: "")
      #expect(walker.problems == [])
      #expect(walker.count > recipe.shape.fields.count)
    }
  }

  @Test func outputsAreTheSpecificationsNames() {
    let names = DocumentRecipe.all.map(\.output)
    for name in ["01-运维服务单.docx", "02-巡检记录.docx", "03-运维服务报告.docx", "05-结算汇编.docx", "01-年度运维总结报告.docx", "02-年度考核金结算.docx"] {
      #expect(names.contains(name))
    }
  }

  @Test func theReportKnowsNobodyOutsideTheVendor() throws {
    let report = try #require(DocumentRecipe.of(.report))
    let names = Self.namesOfTicketLists(report.shape)
    #expect(!names.isEmpty)
    for hidden in ["reporter", "reporter_phone", "confirmed_by", "报修人"] { #expect(!names.contains(hidden)) }
  }

  private static func namesOfTicketLists(_ shape: Shape) -> [String] {
    shape.fields.compactMap(\.item).filter { $0.slot(of: "工单编号") != nil }.flatMap(\.names)
  }

  @Test func telephoneNumbersAreMasked() throws {
    var builder = DossierBuilder.clean(.q2)
    builder.set("tickets", row: 0, "reporter_phone", "13812345678")
    builder.set("staff", row: 0, "phone", "０３７１-12345678")
    let view = Self.view(builder.build())
    guard case .object(let root)? = try #require(DocumentRecipe.of(.tickets)).context(view), case .list(let tickets)? = root["工单"],
      case .object(let ticket) = tickets[0]
    else {
      Issue.record("no tickets")
      return
    }
    guard case .text(let phone)? = ticket["联系电话"] else {
      Issue.record("no phone")
      return
    }
    #expect(phone == "138****5678")
  }
}

/// Walks through all that a context holds, as a template could.
struct FieldWalker {
  let document: String
  /// Whether required fields may be missing: in a cycle that check refuses.
  let mayMiss: Bool
  var problems: [String] = []
  var count = 0

  mutating func walk(_ object: Object, path: String) {
    for (slot, field) in object.shape.fields.enumerated() {
      count += 1
      let name = path + (field.names.first ?? "?")
      check(object[slot], field, name)
    }
  }

  private mutating func check(_ value: Value, _ field: FieldInfo, _ name: String) {
    switch (value, field.kind) {
    case (.null, _):
      if !field.mayBeMissing && !mayMiss { problems.append("\(document): \(name) is missing") }
    case (.list(let list), .list):
      for index in 0..<list.count {
        if case .object(let item) = list[index] { walk(item, path: name + ".") }
      }
    case (.object(let object), .object): walk(object, path: name + ".")
    case (.text, .text), (.number, .number), (.boolean, .boolean), (.date, .date), (.moment, .moment), (.time, .time),
      (.duration, .duration), (.chart, .chart), (.link, .link), (.prose, .prose):
      break
    default: problems.append("\(document): \(name) is no \(field.kind.rawValue)")
    }
  }
}
