import Diagnostics
import Measures
import Templating
import Testing

@Suite struct TextTemplateTests {
  static func render(_ template: String, _ json: String, lenient: Bool = false) throws -> String {
    let data = try JSONReader.read(Array(json.utf8))
    return String(decoding: try TextTemplate(template, name: "t.txt").render(data, lenient: lenient).bytes, as: UTF8.self)
  }

  static func findings(_ template: String, _ json: String) throws -> [Finding] {
    do throws(TemplateErrors) {
      let data = (try? JSONReader.read(Array(json.utf8))) ?? .null
      _ = try TextTemplate(template, name: "t.txt").render(data)
      return []
    } catch { return error.findings }
  }

  @Test func chineseNamesAndFilters() throws {
    let json = #"{"工单": [{"编号": "YW-1", "费用": 12345.6}, {"编号": "YW-2", "费用": 490500.00}], "日": "2026-03-04", "电话": "13812345678"}"#
    #expect(try Self.render("{{#工单}}{{序号}}.{{编号}} {{费用|金额}}{{^末}}; {{/末}}{{/工单}}", json) == "1.YW-1 12,345.60; 2.YW-2 490,500.00")
    #expect(try Self.render("{{#工单}}{{费用}} {{/工单}}", json) == "12345.6 490500.00 ")
    #expect(try Self.render("{{日|日期}} {{日|日期:yyyy-MM-dd EEEE}}", json) == "2026年3月4日 2026-03-04 星期三")
    #expect(try Self.render("{{电话|脱敏}}{{#工单}}{{#首}}{{费用|数字:2|大写}}{{/首}}{{/工单}}", json) == "138****5678人民币壹万贰仟叁佰肆拾伍元陆角")
  }

  @Test func fullWidthAndInvisibleForms() throws {
    let json = #"{"名称": {"甲": "好"}, "列": [1, 2]}"#
    #expect(try Self.render("｛｛名称．甲｝｝", json) == "好")
    #expect(try Self.render("{\u{200B}{\u{00A0}名称\u{200B}.甲\u{3000}}}", json) == "好")
    #expect(try Self.render("｛｛＃列｝｝{{.｜默认：无}}｛｛／列｝｝", json) == "12")
    #expect(try Self.render("{{{名称.甲}}}{{&名称.甲}}{{＆名称.甲}}{{！ 注 }}", json) == "好好好")
    #expect(try Self.render("{{?列}}{{.}}{{/列}}", json) == "12")
  }

  @Test func everyProblemAtOnce() throws {
    let found = try Self.findings(
      "{{人员.姓各}}\n{{无}} {{空}} {{空|可空}}\n{{#列}}{{.|金额}}{{/列}}", #"{"人员": {"姓名": "张"}, "空": null, "列": ["甲", "乙"]}"#)
    #expect(
      found.map(\.code) == [
        "template.unknown-field", "template.unknown-field", "template.missing-value", "template.filter", "template.filter",
      ])
    #expect(found[0].message.zh == "t.txt 第1行第1列: {{人员.姓各}} — 没有这个字段，是不是 人员.姓名?")
    #expect(found[3].message.zh.hasSuffix("（第 1 项）"))
  }

  @Test(arguments: [
    ("{{a", "template.unclosed"), ("{{#a}}", "template.nesting"), ("{{/a}}", "template.nesting"),
    ("{{#a}}{{#b}}{{/a}}", "template.nesting"),
    ("{{}}", "template.syntax"), ("{{a..b}}", "template.syntax"), ("{{a|}}", "template.syntax"), ("{{=x=}}", "template.syntax"),
    ("{{a|数}}", "template.filter"), ("{{a|数字:x}}", "template.filter"), ("{{a|可空:1}}", "template.filter"), ("{{> b}}", "template.partial"),
    ("{{@a}}", "template.type"), ("{{a {{a}}", "template.unclosed"), ("{{#a}}{{b}}{{/a}}", "template.unknown-field"),
    ("{{l}}", "template.type"),
  ]) func oneProblem(template: String, code: String) throws {
    let found = try Self.findings(template, #"{"a": "1", "l": []}"#)
    #expect(found.contains { $0.code == code }, "\(template): \(found.map(\.message.zh))")
  }

  @Test func dataShadowsLoopNames() throws {
    #expect(try Self.render("{{#l}}{{序号}} {{.|序号}};{{/l}}", #"{"l": [{"序号": "甲"}, {"序号": "乙"}]}"#) == "甲 1;乙 2;")
    #expect(try Self.render("{{序号}}{{#l}}{{.}}{{/l}}", #"{"序号": 9, "l": [1]}"#) == "91")
  }

  @Test func zeroIsAValueAndEmptyTextIsNot() throws {
    #expect(try Self.render("{{#n}}有{{/n}}{{^n}}无{{/n}}{{#t}}有{{/t}}{{^t}}无{{/t}}", #"{"n": 0, "t": ""}"#) == "有无")
  }

  @Test func aLongTextComesInPieces() throws {
    let items = (0..<30_000).map { Value.number(Number($0)) }
    let shape = Shape([FieldInfo(names: ["l"], kind: .any)])
    let filled = try TextTemplate("头\n{{#l}}{{> 行}}{{/l}}尾", name: "t.txt")
      .render(.object(Object(shape) { _ in .list(ValueList(items)) })) { $0 == "行" ? "{{.}}\n" : nil }
    var pieces: [[UInt8]] = []
    filled.write { pieces.append($0) }
    #expect(pieces.count > 1 && pieces.allSatisfy { $0.count < 1 << 17 })
    #expect(String(decoding: Array(pieces.joined()), as: UTF8.self) == "头\n" + (0..<30_000).map { "\($0)\n" }.joined() + "尾")
    #expect(filled.bytes == Array(pieces.joined()))
  }

  @Test(
    "Partials that call themselves, one another, or the next of a chain twice, end soon",
    arguments: ["{{> a}}", "{{> a}}{{> b}}", "chain", "many"])
  func recursionEnds(text: String) throws {
    let template = try TextTemplate("{{> a}}", name: "t.txt")
    let start = ContinuousClock.now
    #expect(throws: TemplateErrors.self) {
      try template.render(.null) { name in
        switch text {
        case "chain": "{{> \(name)a}}{{> \(name)a}}"
        case "many": String(repeating: "{{> a}}", count: 5_000)
        default: text
        }
      }
    }
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
