import Contract
import Diagnostics
import Files
import Foundation
import Measures
import OOXML
import Testing

@testable import HotlineDocs

@Suite("Amounts in figures and in capital numerals are one")
struct StatedAmountsTests {
  private typealias Pair = StatedAmounts.Disagreement

  @Test(
    "Side by side, in a row, alone in a line, and in every form that the rules admit",
    arguments: [
      (["本周期服务费484,444.44元（大写：人民币肆拾捌万肆仟肆佰肆拾肆元肆角肆分）。"], 0), (["应付\t107,000.53\t人民币壹拾万柒仟元零伍角叁分"], 0),
      (["大写：人民币肆拾玖万零伍佰圆正\t490,500.00"], 0), (["合计 490,500.00", "大写：人民币肆拾玖万零伍佰元整"], 0), (["人民币490,500.00元"], 0),
      (["484,444.45元（大写：人民币肆拾捌万肆仟肆佰肆拾肆元肆角肆分）"], 1), (["484,444.44元（大写：人民币肆拾捌万肆仟肆佰肆拾肆元）"], 1),
      (["合计 490,500.01", "大写：人民币肆拾玖万零伍佰元整"], 1), (["490,500.00元（大写：人民币肆拾玖万伍佰元整）"], 1),
      (["1,000.00元（大写：人民币壹仟元整）、2,000.00元（大写：人民币壹仟元整）"], 1),
    ])
  func pairs(lines: [String], count: Int) {
    #expect(StatedAmounts(lines: lines).disagreements.count == count, "\(lines)")
  }

  @Test("What disagrees is named with both")
  func named() {
    let found = StatedAmounts(lines: ["218,000.00元（大写：人民币贰拾壹万元整）"]).disagreements
    #expect(found == [Pair(capital: "人民币贰拾壹万元整", figure: "218,000.00")])
    #expect(found[0].words.zh == "大写“人民币贰拾壹万元整”不是小写 218,000.00")
  }

  @Test("A template that pairs the capitals of one amount with the figures of another makes no document; verify names such a change")
  func readBack() throws {
    let scratch = try Scratch()
    var workplace = SampleYear.workplace
    workplace.output = scratch.path
    let request = BuildRequest(only: ["settlement"], quiet: true)
    #expect(try BuildRun(workplace, request).cycle(.q2).status == 0)
    let folder = scratch.path + "/2025/Q2"
    let name = "05-结算汇编.docx"
    let package = try OfficePackage(bytes: try FileSystem.read("\(folder)/\(name)"))
    let text = String(decoding: try package.bytes(of: "word/document.xml"), as: UTF8.self)
    package.set("word/document.xml", Array(text.replacing("484,444.44", with: "484,444.40").utf8))
    try FileSystem.replace("\(folder)/\(name)", with: try package.bytes())
    let verified = try VerifyRun(workplace).run(folder)
    #expect(verified.status == 1)
    #expect(String(decoding: verified.output, as: UTF8.self).contains("金额不符\t\(name)\t大写“人民币肆拾捌万肆仟肆佰肆拾肆元肆角肆分”不是小写 484,444.40"))

    workplace.templates = scratch.path + "/Templates"
    try FileSystem.makeFolders(workplace.templates)
    let template = try OfficePackage(bytes: try FileSystem.read("\(SampleYear.workplace.templates)/\(name)"))
    let tags = String(decoding: try template.bytes(of: "word/document.xml"), as: UTF8.self)
    try #require(tags.contains("{{结算.应付大写}}"))
    template.set("word/document.xml", Array(tags.replacing("{{结算.应付大写}}", with: "{{结算.考核金|大写}}").utf8))
    try FileSystem.write(try template.bytes(), to: "\(workplace.templates)/\(name)")
    let refused = try BuildRun(workplace, request).cycle(.q2)
    #expect(refused.status == 1)
    #expect(refused.messages.contains("template.amount"))
  }
}
