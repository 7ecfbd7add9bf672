import Measures
import Testing

@testable import Contract

/// Every spelling of the ledger specification's "Cells", and what comes near to one.
@Suite struct CellTextTests {
  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

  @Test(arguments: ["2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", "20260305", "2026-3-05", "２０２６－０３－０５", "２０２６年３月５日", "2026／03／05"])
  func dates(_ text: String) { #expect(CellText.date(bytes(text)) == CivilDate(iso: "2026-03-05")) }

  @Test(arguments: [
    "", "2026-02-30", "2026-13-01", "2026-00-10", "26-03-05", "2026-03", "2026-03/05", "2026年3月5", "2026-03-05 ", "2026030", "202603051",
    "2026-03-05x", "2026.3.5.", "05/03/2026", "2026年3月5日日", "46086", "－2026-03-05", "2026--3-5", "2026-003-05",
  ])
  func noDates(_ text: String) { #expect(CellText.date(bytes(text)) == nil) }

  @Test(arguments: [
    ("2026-03-05 9:12", 0), ("2026-03-05 09:12", 0), ("2026-03-05 09:12:30", 30), ("2026/3/5 9时12分", 0), ("2026年3月5日9:12", 0),
    ("2026年3月5日 9时12分", 0), ("2026-03-05T09:12:00", 0), ("20260305 09:12", 0), ("２０２６－３－５　９：１２", 0), ("2026.3.5  9:12", 0),
    ("2026年3月5日9时12分", 0),
  ])
  func moments(_ text: String, _ second: Int) throws {
    let day = try #require(CivilDate(iso: "2026-03-05"))
    let time = try #require(ClockTime(hour: 9, minute: 12, second: second))
    #expect(CellText.moment(bytes(text)) == Moment(day, time))
  }

  @Test(arguments: [
    "2026-03-05", "9:12", "2026-03-059:12", "2026-03-05 25:00", "2026-03-05 9:60", "2026-03-05 9:1", "2026-03-05 09:12:60", "2026-03-05 9时",
    "2026-03-05 09:12 PM", "2026-03-05 9时12", "2026-03-05 9:12分", "",
  ])
  func noMoments(_ text: String) { #expect(CellText.moment(bytes(text)) == nil) }

  @Test func timesEndAtTwentyFour() {
    #expect(CellText.time(bytes("24:00"))?.seconds == 86_400)
    #expect(CellText.time(bytes("24:01")) == nil)
    #expect(CellText.time(bytes("9时5分"))?.seconds == 9 * 3_600 + 300)
  }

  @Test(arguments: [("12", 12), ("１２", 12), ("1,234", 1_234), ("1，234，567", 1_234_567), ("-3", -3), ("+3", 3), ("12.0", 12), ("0", 0)])
  func integers(_ text: String, _ value: Int) { #expect(CellText.integer(bytes(text)) == value) }

  @Test(arguments: [
    "", "12.5", "1,23", "12,34", ",123", "1,234,", "1.234,000", "十二", "1 2", "--1", "1e3", "99999999999999999999", "0x10", "1.",
  ])
  func noIntegers(_ text: String) { #expect(CellText.integer(bytes(text)) == nil) }

  @Test(arguments: [
    ("1", 10_000), ("1%", 10_000), ("１％", 10_000), ("99.95", 999_500), ("99.95 %", 999_500), ("0.0001%", 1), ("０．５％", 5_000),
  ])
  func percents(_ text: String, _ millionths: Int) { #expect(CellText.percent(bytes(text)) == Percent(millionths: millionths)) }

  @Test(arguments: ["", "%", "1%%", "百分之一", "0.00001%"])
  func noPercents(_ text: String) { #expect(CellText.percent(bytes(text)) == nil) }

  @Test(arguments: ["是", "true", "TRUE", "yes", "Y", "y", "1", "１", "√", "ｙ"])
  func yes(_ text: String) { #expect(CellText.boolean(bytes(text)) == true) }

  @Test(arguments: ["否", "false", "No", "n", "0", "０"])
  func no(_ text: String) { #expect(CellText.boolean(bytes(text)) == false) }

  @Test(arguments: ["", "不是", "x", "2", "√√", "ok"])
  func neither(_ text: String) { #expect(CellText.boolean(bytes(text)) == nil) }

  @Test func listsSplitAtTheThreeMarks() {
    #expect(CellText.list(bytes("甲；乙; 丙、丁　；；")) == ["甲", "乙", "丙", "丁"])
    #expect(CellText.list(bytes("甲,乙")) == ["甲,乙"])
    #expect(CellText.list(bytes("")).isEmpty)
  }

  @Test func amountsAreWholeFen() {
    #expect(CellText.amount(bytes("484,444.44")) == Fen(48_444_444))
    #expect(CellText.amount(bytes("1.234")) == nil)
    #expect(CellText.decimal(bytes("1.25")) == 1_250_000)
  }

  @Test func theFastFormsAgreeWithTheCalendar() {
    var random = Seeded(seed: 20_260_305)
    for _ in 0..<2_000 {
      let day = CivilDate(days: Int(random.next() % 40_000))
      let (y, m, d) = day.components
      for text in ["\(day)", "\(y)/\(m)/\(d)", day.chinese] {
        #expect(CellText.date(bytes(text)) == day, "seed 20260305, \(text)")
      }
    }
  }

  private struct Seeded {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}

@Suite struct NearestTests {
  @Test(arguments: [
    ("报修时问", "报修时间"), ("resolvedat", "resolved_at"), ("工单号", "工单编号"), ("系统", "所属系统"), ("hanlder", "handler"), ("故障级别", "故障等级"),
  ])
  func aSlipFindsItsWord(_ text: String, _ expected: String) {
    let known = ["工单编号", "报修时间", "响应时间", "resolved_at", "responded_at", "handler", "所属系统", "故障等级"]
    #expect(Nearest.match(for: text, among: known) == expected)
  }

  @Test func farFromAllIsNothing() {
    #expect(Nearest.match(for: "完全无关的列", among: ["报修时间", "handler"]) == nil)
    #expect(Nearest.match(for: "", among: ["a"]) == nil)
  }
}
