import Contract
import Measures
import Templating

/// A service ticket: its columns, and the times that the contract measures.
enum TicketFields {
  /// As the ticket itself shows it, for the people who sign it.
  static let full = FieldSet(LedgerFields.of(Ticket.self) + computed)

  /// As the report shows it: without the people outside the vendor.
  static let anonymous = FieldSet(
    LedgerFields.of(
      Ticket.self,
      without: [Ticket.Field.reporter.rawValue, Ticket.Field.reporterPhone.rawValue, Ticket.Field.confirmedBy.rawValue]) + computed)

  private static let computed: [Field<Entry<Ticket>>] = [
    Field("分类", "category", .text, example: "故障（较大）", from: "类别、故障等级、流转异常类型") { Shown.text(category($0.record), in: $0.view) },
    Field("等级定义", "level_definition", .text, mayBeMissing: true, from: "contract.yaml：fault_levels") { entry in
      Shown.text(entry.record.level.flatMap { entry.view.dossier.terms.faultLevels[$0] }, in: entry.view)
    },
    Field("状态", "state", .text, example: "已办结") { .text($0.record.isOpen ? "未办结" : "已办结") },
    Field("响应用时", "response_time", .duration, mayBeMissing: true) { Shown.duration(response($0)) },
    Field("响应分钟", "response_minutes", .number, mayBeMissing: true, example: "9") { Shown.number(response($0).map { $0 / 60 }) },
    Field("解决分钟", "resolution_minutes", .number, mayBeMissing: true, example: "33") { Shown.number(resolution($0).map { $0 / 60 }) },
    Field("响应时限", "response_limit", .duration, mayBeMissing: true, from: "第五条、附件2.2") {
      $0.record.kind == .fault ? .duration(seconds: TimeLimit.response.seconds) : .null
    },
    Field("响应超时", "response_late", .boolean) {
      .boolean($0.record.kind == .fault && TimeLimit.response.isExceeded(by: response($0)))
    },
    Field("到场用时", "arrival_time", .duration, mayBeMissing: true) { Shown.duration($0.record.arrivalSeconds) },
    Field("到场时限", "arrival_limit", .duration, mayBeMissing: true, from: "第五条") {
      $0.record.escalated == true ? .duration(seconds: TimeLimit.arrival.seconds) : .null
    },
    Field("到场超时", "arrival_late", .boolean) {
      .boolean($0.record.escalated == true && TimeLimit.arrival.isExceeded(by: $0.record.arrivalSeconds))
    },
    Field("解决用时", "resolution_time", .duration, mayBeMissing: true) { Shown.duration(resolution($0)) },
    Field("解决时限", "resolution_limit", .duration, mayBeMissing: true, from: "附件2.2") { Shown.duration(resolutionLimit($0)) },
    Field("解决超时", "resolution_late", .boolean) { .boolean(isResolvedLate($0)) },
    Field("响应判定", "response_verdict", .text, example: "按时") { entry in
      verdict(isMeasured: entry.record.kind == .fault, isLate: TimeLimit.response.isExceeded(by: response(entry)))
    },
    Field("到场判定", "arrival_verdict", .text, example: "按时") { entry in
      verdict(isMeasured: entry.record.escalated == true, isLate: TimeLimit.arrival.isExceeded(by: entry.record.arrivalSeconds))
    },
    Field("解决判定", "resolution_verdict", .text, example: "按时") { entry in
      verdict(isMeasured: resolutionLimit(entry) != nil, isLate: isResolvedLate(entry))
    },
    Field("免责成立", "exempt", .boolean, from: "免责原因、免责证明") { .boolean($0.record.isExempt(in: $0.view.dossier)) },
    Field("有扣分", "costs_points", .boolean, from: "评分表的扣分明细") { .boolean(!$0.view.formCauses.of($0.record).isEmpty) },
    .list("扣分", "causes", of: AssessmentFormBacklinks.fields, from: "评分表的扣分明细") { $0.view.formCauses.of($0.record) },
    Field("书签", "bookmark", .text, example: "工单_YW_20260309_003") { .text(Bookmark.name("工单", $0.record.id, in: $0.view)) },
    Field("链接", "link", .link) { entry in
      .link(text: entry.view.mask(entry.record.id ?? ""), target: LinkTarget(anchor: Bookmark.name("工单", entry.record.id, in: entry.view)))
    },
  ]

  private static func verdict(isMeasured: Bool, isLate: Bool) -> Value { .text(!isMeasured ? "—" : isLate ? "超时" : "按时") }

  private static func category(_ ticket: Ticket) -> String? {
    guard let kind = ticket.kind else { return nil }
    let detail = kind == .fault ? ticket.level?.chinese : kind == .flowAnomaly ? ticket.flowKind?.chinese : nil
    return kind.chinese + (detail.map { "（\($0)）" } ?? "")
  }

  private static func response(_ entry: Entry<Ticket>) -> Int? {
    entry.record.responseSeconds(until: entry.view.dossier.cycle.span.upperBound)
  }

  /// An open ticket shows no resolution time, because it has none yet.
  private static func resolution(_ entry: Entry<Ticket>) -> Int? {
    guard let reported = entry.record.reportedAt, let resolved = entry.record.resolvedAt else { return nil }
    return max(0, resolved - reported)
  }

  private static func resolutionLimit(_ entry: Entry<Ticket>) -> Int? {
    guard entry.record.kind == .fault, let level = entry.record.level else { return nil }
    return TimeLimit.resolution(level).seconds
  }

  private static func isResolvedLate(_ entry: Entry<Ticket>) -> Bool {
    guard let limit = resolutionLimit(entry),
      let used = entry.record.resolutionSeconds(until: entry.view.dossier.cycle.span.upperBound)
    else { return false }
    return used > limit
  }
}

/// Names of bookmarks, as Word allows them: letters, digits and underscores, at most 40.
enum Bookmark {
  static func name(_ kind: String, _ id: String?, in view: CycleView) -> String {
    let id = view.mask(id ?? "")
    let name = kind + "_" + (plain(id) ?? String(id.map { $0.isLetter || $0.isNumber ? $0 : "_" }))
    return name.utf8.count > 40 ? String(name.prefix(40)) : name
  }

  /// The numbers of tickets are ASCII, which needs no look into Unicode's tables; `nil` for others.
  private static func plain(_ id: String) -> String? {
    var bytes = Array(id.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): continue
      case 0x80...: return nil
      default: bytes[index] = UInt8(ascii: "_")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
