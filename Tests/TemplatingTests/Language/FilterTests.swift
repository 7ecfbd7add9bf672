import Diagnostics
import Measures
import Templating
import Testing

@Suite struct FilterTests {
  @Test func examplesHold() throws {
    for filter in Filter.all {
      let tag = filter.example.tag
      let name = String(tag.dropFirst(tag.hasPrefix("{{#") ? 3 : 2).prefix { $0 != "|" && $0 != "}" })
      let shape = Shape([FieldInfo(names: [name], kind: .any)])
      let value = filter.example.value
      let result = try TextTemplate(tag, name: "example.txt").render(.object(Object(shape) { _ in value }))
      #expect(String(decoding: result.bytes, as: UTF8.self) == filter.example.result, "\(filter.name)")
    }
  }

  @Test(arguments: [
    ("{{x|金额}}", "-1234.565", "-1,234.57"), ("{{x|金额}}", "1234.565", "1,234.57"), ("{{x|数字:0}}", "0.5", "1"), ("{{x|数字:3}}", "2", "2.000"),
    ("{{x|百分比}}", "0.225", "22.5%"), ("{{x|百分比:0}}", "1", "100%"), ("{{x|用时}}", "59", "59秒"), ("{{x|用时}}", "86400", "1天"),
    ("{{x|用时}}", "0", "0分钟"), ("{{x|数字:2}}", "\"3.14159\"", "3.14"), ("{{x|大写}}", "\"0.05\"", "人民币伍分"), ("{{x|脱敏}}", "\"张三丰\"", "张**"),
    ("{{x|脱敏}}", "\"11010519491231002X\"", "110*************2X"), ("{{x|时间}}", "\"2026-04-09T14:02\"", "14:02"),
    ("{{x|默认:无}}", "\"\"", "无"), ("{{x|默认:0|金额}}", "null", "0.00"), ("{{x|日期:M月d日 HH:mm}}", "\"2026-04-09 04:02\"", "4月9日 04:02"),
  ]) func values(tag: String, json: String, expected: String) throws {
    #expect(try TextTemplateTests.render(tag, #"{"x": \#(json)}"#) == expected)
  }

  @Test(arguments: [
    ("{{x|大写}}", "-1"), ("{{x|大写}}", "0.001"), ("{{x|金额}}", "true"), ("{{x|日期}}", "\"2026-02-30\""), ("{{x|时间}}", "5"), ("{{x|用时}}", "1.5"),
    ("{{x|数字:9}}", "9223372036854775807"), ("{{x|脱敏}}", "[1]"), ("{{x|日期:qq}}", "\"2026-02-03\""), ("{{x|数字:12}}", "1"),
  ]) func refused(tag: String, json: String) throws {
    #expect(try TextTemplateTests.findings(tag, #"{"x": \#(json)}"#).map(\.code).contains("template.filter"))
  }
}
