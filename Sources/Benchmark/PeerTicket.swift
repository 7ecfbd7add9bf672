import Measures
import OOXML
import Templating

/// The ticket of the peers' works: the same twelve fields with the same values, whoever writes them.
enum PeerTicket {
  static let headers = ["工单编号", "类别", "故障等级", "所属系统", "问题描述", "发现方式", "报修时间", "响应时间", "解决时间", "处理人", "处理结果", "用时(分钟)"]
  private static let systems = ["话务平台", "工单流转引擎", "知识库", "数据库集群", "电子政务外网接入", "座席终端", "录音系统"]
  private static let levels = ["普通", "较大", "重大"]
  /// 2026-03-01 08:00.
  private static let start = Moment(seconds: 20_513 * 86_400 + 8 * 3_600)

  static func number(_ index: Int) -> String {
    let digits = String(index)
    return "YW-2026-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }

  static func system(_ index: Int) -> String { systems[index % 7] }
  static func level(_ index: Int) -> String { levels[index % 3] }
  static func summary(_ index: Int) -> String { "第\(index)号座席登录后工单列表加载缓慢，刷新后仍提示超时" }
  static func engineer(_ index: Int) -> String { "工程师\(index % 5)" }
  static let result = "重启会话服务并清理积压队列，观察三十分钟恢复正常"
  /// Minutes from the first moment to the report, from there to the response, from there to the solution.
  static func minutes(_ index: Int) -> (reported: Int, response: Int, solution: Int) { (37 * index % 130_000, index % 14, 5 + index % 50) }

  private static func moment(_ minutes: Int) -> Value { .moment(Moment(seconds: start.seconds + minutes * 60)) }

  private static let fields = FieldSet<Int>([
    Field("工单编号", "id", .text) { .text(number($0)) },
    Field("类别", "kind", .text) { _ in .text("故障") },
    Field("故障等级", "level", .text) { .text(level($0)) },
    Field("所属系统", "system", .text) { .text(system($0)) },
    Field("问题描述", "summary", .text) { .text(summary($0)) },
    Field("发现方式", "source", .text) { _ in .text("用户报修") },
    Field("报修时间", "reported_at", .moment) { moment(minutes($0).reported) },
    Field("响应时间", "responded_at", .moment) { moment(minutes($0).reported + minutes($0).response) },
    Field("解决时间", "resolved_at", .moment) { moment(minutes($0).reported + minutes($0).response + minutes($0).solution) },
    Field("处理人", "handler", .text) { .text(engineer($0)) },
    Field("处理结果", "result", .text) { _ in .text(result) },
    Field("用时", "minutes", .number) { .number(Number(minutes($0).response + minutes($0).solution)) },
  ])

  /// The tags of the columns.
  static let tags = ["工单编号", "类别", "故障等级", "所属系统", "问题描述", "发现方式", "报修时间", "响应时间", "解决时间", "处理人", "处理结果", "用时"].map { "{{\($0)}}" }

  /// `{{#工单}}…{{/工单}}` over so many tickets, none of which is held.
  static func context(_ count: Int) -> Value {
    let list = FieldSet<Int>([
      Field(FieldInfo(names: ["工单", "tickets"], kind: .list, item: fields.shape)) { count in
        .list(ValueList(count: count) { .object(fields.object($0)) })
      }
    ])
    return .object(list.object(count))
  }
}
