import Contract
import Diagnostics
import Files
import Ledgers
import Testing

@testable import HotlineDocs

@Suite("Another system's export, imported")
struct ImportTests {
  private let headers = "工单号,类型,级别,系统,问题描述,发现方式,报修时间,响应时间,解决时间,是否升级,处理人,原因分析,处理过程,处理结果,确认人,确认时间,备注"
  private let row =
    "WB-1,硬件,普通,受理平台,\"座席, 电脑蓝屏\",主动监控,2026-03-05 09:00,2026-03-05 09:05,2026-03-05 10:00,否,程砚舟,内存,更换,正常,王某,2026-03-05 10:30,x"

  /// A workspace of the sample's terms and people with an empty second cycle.
  private func workplace(in scratch: Scratch) throws -> Workplace {
    for name in ["contract.yaml", "人员名册.csv"] {
      try FileSystem.makeFolders(scratch.path + "/Data/2025/Q2")
      try FileSystem.replace(scratch.path + "/Data/2025/" + name, with: try FileSystem.read(SampleYear.root + "/Data/2025/" + name))
    }
    return Workplace(data: scratch.path + "/Data", templates: "", output: "", year: nil, language: .en)
  }

  private func run(_ csv: String, _ scratch: Scratch, values: String = "values: {kind: {硬件: 故障}}\n", dryRun: Bool = false) throws
    -> RunResult
  {
    let workplace = try workplace(in: scratch)
    let file = scratch.path + "/export.csv"
    try FileSystem.replace(file, with: Array(csv.utf8))
    let map = String(decoding: try ImportRun(workplace).propose(file, ledger: nil, sheet: nil).output, as: UTF8.self)
    try FileSystem.replace(scratch.path + "/map.yaml", with: Array((map + values).utf8))
    return try ImportRun(workplace).run(file, map: scratch.path + "/map.yaml", cycle: .q2, dryRun: dryRun)
  }

  private func ledger(_ scratch: Scratch) -> String? {
    (try? FileSystem.read(scratch.path + "/Data/2025/Q2/运维服务单.csv")).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("The map proposed from headers names the ledger and finds the columns that other systems call otherwise")
  func proposal() throws {
    let map = try #require(ImportMap.proposed(for: headers.split(separator: ",").map(String.init)))
    let found = Dictionary(map.columns.map { ($0.header, map.table.columns[$0.column].key) }, uniquingKeysWith: { first, _ in first })
    #expect(map.table.key == "tickets")
    #expect(
      found["类型"] == "kind" && found["级别"] == "level" && found["工单号"] == "id" && found["系统"] == "system" && found["确认人"] == "confirmed_by")
    #expect(found["备注"] == nil)
  }

  @Test("Rows that fit are written, once; what the ledger has already is skipped")
  func taken() throws {
    let scratch = try Scratch()
    #expect(try run(headers + "\n" + row + "\n", scratch, dryRun: true).status == 0)
    #expect(ledger(scratch) == nil)
    #expect(try run(headers + "\n" + row + "\n", scratch).status == 0)
    let written = try #require(ledger(scratch))
    #expect(written.contains("WB-1,故障,普通,") && written.contains("\"座席, 电脑蓝屏\""))
    let again = try run(headers + "\n" + row + "\n" + row.replacing("WB-1", with: "WB-2") + "\n", scratch)
    #expect(again.messages.contains("1 row written") && again.messages.contains("1 row there already"))
    #expect(ledger(scratch)?.split(separator: "\n").count == 3)
  }

  @Test(
    "One row that does not fit, and no row is taken",
    arguments: [
      ("2026-03-05 09:05", "2026-03-05 0905", "responded_at"), ("2026-03-05 09:00", "2026-06-05 09:00", "not in Q2"), ("硬件", "软件", "kind"),
      ("程砚舟", "", "handler"),
    ])
  func refused(good: String, bad: String, word: String) throws {
    let scratch = try Scratch()
    let result = try run(headers + "\n" + row + "\n" + row.replacing("WB-1", with: "WB-2").replacing(good, with: bad) + "\n", scratch)
    #expect(result.status == 1 && result.messages.contains(word) && result.messages.contains("export.csv:3"), "\(result.messages)")
    #expect(ledger(scratch) == nil)
  }

  @Test("A number that stands twice is refused")
  func duplicate() throws {
    let scratch = try Scratch()
    let result = try run(headers + "\n" + row + "\n" + row.replacing("更换", with: "重装") + "\n", scratch)
    #expect(result.status == 1 && result.messages.contains("WB-1"))
  }

  @Test("Titles and groups above the header are passed over, by the proposal and by the map")
  func titles() throws {
    let scratch = try Scratch()
    let groups = "时间,,,,,,处理" + String(repeating: ",", count: 10)
    let titled = "2026年3月工单导出\n导出人：admin\n" + groups + "\n" + headers + "\n" + row + "\n"
    let result = try run(titled, scratch)
    #expect(result.status == 0, "\(result.messages)")
    #expect(try #require(ledger(scratch)).contains("WB-1,故障,普通,"))
  }

  @Test("A header that stands twice is told in the proposal and refused in a map")
  func repeatedHeader() throws {
    let scratch = try Scratch()
    let workplace = try workplace(in: scratch)
    try scratch.write(headers.replacing("响应时间", with: "报修时间") + "\n" + row + "\n", to: "export.csv")
    let proposal = try ImportRun(workplace).propose(scratch.path + "/export.csv", ledger: nil, sheet: nil)
    #expect(String(decoding: proposal.output, as: UTF8.self).contains("重复的表头：\"报修时间\""))
    try scratch.write(String(decoding: proposal.output, as: UTF8.self), to: "map.yaml")
    let result = try ImportRun(workplace).run(scratch.path + "/export.csv", map: scratch.path + "/map.yaml", cycle: .q2, dryRun: false)
    #expect(result.status == 1 && result.messages.contains("more than one column “报修时间”"), "\(result.messages)")
  }

  @Test("Words that the ledger does not know are named in the proposal, and in the refusal as the map wants them")
  func strangeWords() throws {
    let scratch = try Scratch()
    let csv = headers + "\n" + row + "\n" + row.replacing("WB-1", with: "WB-2").replacing("硬件", with: "软件") + "\n"
    let result = try run(csv, scratch, values: "")
    #expect(result.status == 1 && result.messages.contains("values: {kind: {\"硬件\": , \"软件\": }}"), "\(result.messages)")
    let map = String(decoding: try scratch.read("map.yaml"), as: UTF8.self)
    #expect(map.contains("#   kind: {\"硬件\": , \"软件\": }   # 故障、"))
  }

  @Test(
    "Times of other systems",
    arguments: [
      ("2026-03-05T14:07:31.250+08:00", "2026-03-05T14:07:31"), ("2026/3/5 下午2:07", "2026/3/5 14:07"),
      ("2026-3-5 上午12:30:00", "2026-3-5 0:30:00"),
      ("2026-03-05 02:07 PM", "2026-03-05 14:07"), ("2026-03-05 12:07:09 pm", "2026-03-05 12:07:09"), ("2026.03.05", "2026.03.05"),
      ("2026-03-05T06:07:31Z", "2026-03-05T06:07:31Z"), ("2026-03-05 下午14:07", "2026-03-05 下午14:07"), ("", ""),
    ])
  func times(foreign: String, plain: String) {
    #expect(ForeignTime.plain(foreign) == plain)
  }

  @Test("A map is checked: unknown ledger, column and key, each with what is meant")
  func maps() {
    for (yaml, hint) in [
      ("ledger: ticket\ncolumns: {a: id}", "tickets"), ("ledger: tickets\ncolumns: {a: reportd_at}", "reported_at"),
      ("ledger: tickets\ncolums: {a: id}", "columns"), ("ledger: tickets\ncolumns: {a: id, b: id}", "once"), ("[", "YAML"), ("", "empty"),
    ] {
      let (map, findings) = ImportMap.read(Array(yaml.utf8), file: "map.yaml")
      #expect(map == nil && findings.contains { ($0.message.en + $0.hint.en).contains(hint) }, "\(yaml): \(findings.map(\.message.en))")
    }
  }
}
