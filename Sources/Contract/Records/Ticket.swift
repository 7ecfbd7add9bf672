import Measures

/// Service tickets (contract clauses 5 and 35).
public struct Ticket: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case id, kind, level, flowKind, system, summary, source, reporter, reporterPhone, reportedAt, respondedAt, escalated, arrivedAt,
      resolvedAt, open, handler, cause, action, result, exemption, exemptionProof, confirmedBy, confirmedAt, satisfaction, evidence
  }

  public static let table = LedgerTable(
    "tickets", "运维服务单", scope: .cycle, expected: true, identity: [Field.id], unique: Field.id, period: Field.reportedAt,
    orders: [
      .init(Field.reportedAt, Field.respondedAt), .init(Field.reportedAt, Field.arrivedAt), .init(Field.respondedAt, Field.resolvedAt),
      .init(Field.resolvedAt, Field.confirmedAt),
    ],
    columns: [
      .init(Field.id, "id", "工单编号", .text, .always),
      .init(Field.kind, "kind", "类别", .word(of: TicketKind.self), .always),
      .init(Field.level, "level", "故障等级", .word(of: FaultLevel.self), .when("故障", { Self(row: $0).kind == .fault })),
      .init(Field.flowKind, "flow_kind", "流转异常类型", .word(of: FlowKind.self), .when("流转异常", { Self(row: $0).kind == .flowAnomaly })),
      .init(Field.system, "system", "所属系统", .text, .always),
      .init(Field.summary, "summary", "问题描述", .text, .always),
      .init(Field.source, "source", "发现方式", .word(of: TicketSource.self), .when("故障、流转异常", { Self(row: $0).isDiscovery })),
      .init(Field.reporter, "reporter", "报修人", .text, .when("用户报修", { Self(row: $0).source == .user })),
      .init(Field.reporterPhone, "reporter_phone", "联系电话", .phone),
      .init(Field.reportedAt, "reported_at", "报修时间", .moment, .always),
      .init(Field.respondedAt, "responded_at", "响应时间", .moment, .always),
      .init(Field.escalated, "escalated", "是否升级", .boolean, .when("故障", { Self(row: $0).kind == .fault })),
      .init(Field.arrivedAt, "arrived_at", "专家到场时间", .moment, .when("已升级", { Self(row: $0).escalated == true })),
      .init(Field.resolvedAt, "resolved_at", "解决时间", .moment, .when("已办结", { Self(row: $0).isClosed })),
      .init(Field.open, "open", "未办结", .boolean),
      .init(Field.handler, "handler", "处理人", .staff(on: Field.reportedAt), .always),
      .init(Field.cause, "cause", "原因分析", .text, .when("故障、流转异常", { Self(row: $0).isDiscovery })),
      .init(Field.action, "action", "处理过程", .text, .always),
      .init(Field.result, "result", "处理结果", .text, .when("已办结", { Self(row: $0).isClosed })),
      .init(Field.exemption, "exemption", "免责原因", .word(of: Exemption.self)),
      .init(
        Field.exemptionProof, "exemption_proof", "免责证明", .evidence, .when("有免责原因", { Self(row: $0).exemption != nil }),
        blank: .ticketExemptionUnproven),
      .init(Field.confirmedBy, "confirmed_by", "用户确认人", .text, .when("已办结", { Self(row: $0).isClosed })),
      .init(Field.confirmedAt, "confirmed_at", "确认时间", .moment, .when("已办结", { Self(row: $0).isClosed })),
      .init(Field.satisfaction, "satisfaction", "满意度", .word(of: Satisfaction.self)),
      .init(Field.evidence, "evidence", "附件", .evidenceList),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var id: String? { row.text(Field.id) }
  public var kind: TicketKind? { row.word(Field.kind) }
  public var level: FaultLevel? { row.word(Field.level) }
  public var flowKind: FlowKind? { row.word(Field.flowKind) }
  public var system: String? { row.text(Field.system) }
  public var summary: String? { row.text(Field.summary) }
  public var source: TicketSource? { row.word(Field.source) }
  public var reporter: String? { row.text(Field.reporter) }
  public var reporterPhone: String? { row.text(Field.reporterPhone) }
  public var reportedAt: Moment? { row.moment(Field.reportedAt) }
  public var respondedAt: Moment? { row.moment(Field.respondedAt) }
  public var escalated: Bool? { row.boolean(Field.escalated) }
  public var arrivedAt: Moment? { row.moment(Field.arrivedAt) }
  public var resolvedAt: Moment? { row.moment(Field.resolvedAt) }
  public var handler: String? { row.text(Field.handler) }
  public var cause: String? { row.text(Field.cause) }
  public var action: String? { row.text(Field.action) }
  public var result: String? { row.text(Field.result) }
  public var exemption: Exemption? { row.word(Field.exemption) }
  public var exemptionProof: String? { row.text(Field.exemptionProof) }
  public var confirmedBy: String? { row.text(Field.confirmedBy) }
  public var confirmedAt: Moment? { row.moment(Field.confirmedAt) }
  public var satisfaction: Satisfaction? { row.word(Field.satisfaction) }
  public var evidence: [String] { row.list(Field.evidence) }

  /// Whether the ticket is marked as not yet closed (未办结).
  public var isOpen: Bool { row.boolean(Field.open) ?? false }
  /// Whether it is closed for certain: 未办结 is blank or 否, and not broken.
  public var isClosed: Bool { row.isBlank(Field.open) || row.boolean(Field.open) == false }
  /// Whether it counts as a discovery of clause 4.6: a fault or a flow anomaly.
  public var isDiscovery: Bool { kind == .fault || kind == .flowAnomaly }
}

/// What a ticket is about.
public enum TicketKind: String, LedgerWord {
  case fault
  case flowAnomaly = "flow_anomaly"
  case consult
  case change
  case support

  public var chinese: String {
    switch self {
    case .fault: "故障"
    case .flowAnomaly: "流转异常"
    case .consult: "咨询"
    case .change: "变更"
    case .support: "保障"
    }
  }
}

/// How grave a fault is; each level has its limit (clause 5).
public enum FaultLevel: String, LedgerWord {
  case normal
  case major
  case critical

  public var chinese: String {
    switch self {
    case .normal: "普通"
    case .major: "较大"
    case .critical: "重大"
    }
  }
}

/// What went wrong on a work order's way.
public enum FlowKind: String, LedgerWord {
  case backlog
  case stalled
  case misrouted
  case delayed

  public var chinese: String {
    switch self {
    case .backlog: "积压"
    case .stalled: "停滞"
    case .misrouted: "错派"
    case .delayed: "延迟"
    }
  }
}

/// How a ticket came up: by itself, or found by us (clause 4.6).
public enum TicketSource: String, LedgerWord {
  case monitoring
  case inspection
  case user

  public var chinese: String {
    switch self {
    case .monitoring: "主动监控"
    case .inspection: "巡检"
    case .user: "用户报修"
    }
  }
}

/// Why a late ticket may not be ours to answer for (clauses 37 and 39).
public enum Exemption: String, LedgerWord {
  case thirdParty = "third_party"
  case forceMajeure = "force_majeure"
  case externalNetwork = "external_network"

  public var chinese: String {
    switch self {
    case .thirdParty: "第三方"
    case .forceMajeure: "不可抗力"
    case .externalNetwork: "电子政务外网"
    }
  }
}

/// What the caller said of it.
public enum Satisfaction: String, LedgerWord {
  case satisfied
  case fair
  case dissatisfied

  public var chinese: String {
    switch self {
    case .satisfied: "满意"
    case .fair: "基本满意"
    case .dissatisfied: "不满意"
    }
  }
}
