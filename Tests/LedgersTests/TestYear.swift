import Contract
import Diagnostics
import Foundation

@testable import Ledgers

/// A data folder on disk with one contract year, made for one test and removed after it.
final class TestYear {
  let data: String
  let year = "2025"

  /// A year with a good contract.yaml and an empty folder Q2.
  init(contract: String? = TestYear.contract) throws {
    data = FileManager.default.temporaryDirectory.path + "/ledgers-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: "\(data)/2025/Q2", withIntermediateDirectories: true)
    if let contract { try write("contract.yaml", contract) }
  }

  deinit { try? FileManager.default.removeItem(atPath: data) }

  /// Writes a file, its name relative to the year's folder.
  func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

  func write(_ name: String, bytes: [UInt8]) throws {
    let path = "\(data)/2025/\(name)"
    try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  func load(_ cycle: Cycle.Name = .q2) throws -> Loaded { try Workspace(data: data).load(cycle) }

  /// The findings of one file, by code and column, in order.
  func findings(in file: String?, _ cycle: Cycle.Name = .q2) throws -> [Finding] {
    try load(cycle).findings.filter { $0.place.file == file }
  }

  static let contract = """
    number: 郑财招标采购-2025-321
    project: 郑州市人民政府办公室郑州市12345政务服务便民热线平台运维服务项目
    client: {name: 郑州市人民政府办公室, contact: 张主任}
    vendor: {name: 郑州新光源电子科技工程有限公司, account_name: 郑州新光源, bank: 交通银行郑州百花路支行, account: "411060400018001856562"}
    signed_on: 2025-10-21
    term: {start: 2025-12-01, end: 2026-11-30}
    total_amount: 6540000.00
    annual_amount: 2180000.00
    cycle_share: 22.5%
    assessment_share: 10%
    staffing: {on_site: 3, support: 2}
    working_hours: {start: "09:00", end: "18:00", break: "12:00-13:00"}
    inspection_plan:
      - id: daily
        name: 日巡检
        days: working
        window: "08:30-10:30"
        skip_holidays: true
        objects:
          应用服务器: [CPU使用率, 内存使用率]
          数据库: [连接数]
      - id: weekly
        name: 周巡检
        days: weekly:1
        objects: {网络通道: [外网延迟]}
    fault_levels:
      critical: 热线不能接入
    allowed_numbers: ["12345"]
    policies: {}
    """
}

extension [Finding] {
  /// Each finding in a word: "contract.value@5:term.end".
  var words: [String] {
    map { "\($0.code)@\($0.place.row.map(String.init) ?? "-"):\($0.place.column ?? "-")" }
  }
}
