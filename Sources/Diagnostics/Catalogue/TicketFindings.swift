/// The `ticket.*` findings (specification: findings).
extension FindingKind {
  public static let ticketExemptionUnproven = FindingKind(
    "ticket.exemption-unproven", .error, clause: "37, 39", risk: .incomplete,
    rule: Bilingual(
      zh: "工单写了免责原因，却没有证明；没有证明的免责不予认可。", en: "A ticket claims an exemption without its proof; such an exemption is not honoured."),
    bad: Bilingual(zh: "免责原因填“第三方”，免责证明空着", en: "`exemption` is third_party, `exemption_proof` is blank"),
    good: Bilingual(zh: "附运营商的故障说明", en: "the carrier's statement attached"))

  public static let ticketExpertLate = FindingKind(
    "ticket.expert-late", .warning, clause: "5", risk: .none,
    rule: Bilingual(
      zh: "已升级的工单，专家在报修 1 小时之后才到场。", en: "A ticket was escalated, and the expert arrived more than an hour after the report."),
    bad: Bilingual(zh: "09:18 报修，10:33 到场", en: "reported at 09:18, arrived at 10:33"),
    good: Bilingual(zh: "10:18 或之前到场", en: "arrived at 10:18 or before"))

  public static let ticketUnresolved = FindingKind(
    "ticket.unresolved", .warning, clause: "5", risk: .none,
    rule: Bilingual(zh: "工单标为未办结。", en: "A ticket is marked open."),
    bad: Bilingual(zh: "未办结填“是”", en: "`open` is 是"),
    good: Bilingual(zh: "已办结的填好解决和确认时间", en: "closed, with its times filled in"))

  public static let ticketNumberGap = FindingKind(
    "ticket.number-gap", .warning, clause: "35", risk: .none,
    rule: Bilingual(
      zh: "同一前缀同一天的工单编号跳号，中间的工单可能漏登；不要求从 001 开始。",
      en: "Ticket numbers of one prefix and day skip a serial, so that a ticket may have been left out. A day need not start at 001."),
    bad: Bilingual(zh: "YW-20260309-003 之后是 YW-20260309-005", en: "YW-20260309-005 follows YW-20260309-003"),
    good: Bilingual(zh: "003、004、005", en: "003, 004, 005"))
}
