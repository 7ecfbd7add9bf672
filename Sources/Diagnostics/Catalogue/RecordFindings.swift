/// The `record.*` findings (specification: findings).
extension FindingKind {
  public static let recordValue = FindingKind(
    "record.value", .error, clause: nil, risk: .erroneous,
    rule: Bilingual(zh: "单元格的值不合它的类型、不在规定的词里，或超出范围。", en: "A cell is not of its type, not one of its words, or out of its bounds."),
    bad: Bilingual(
      zh: "报修时间填“2026-02-30 09:00”；其中外网原因次数大于响应超5秒次数", en: "`reported_at` is 2026-02-30 09:00; `slow_external` is above `slow_responses`"),
    good: Bilingual(zh: "2026-02-28 09:00；不大于响应超5秒次数", en: "2026-02-28 09:00; at most `slow_responses`"))

  public static let recordRequired = FindingKind(
    "record.required", .error, clause: "35", risk: .incomplete,
    rule: Bilingual(zh: "必填的单元格空着，相关文件不能提交。", en: "A required cell is blank, and the document that shows it cannot go."),
    bad: Bilingual(zh: "故障工单没有填「故障等级」", en: "a fault without its `level`"),
    good: Bilingual(zh: "普通、较大或重大", en: "normal, major or critical"))

  public static let recordDuplicate = FindingKind(
    "record.duplicate", .error, clause: nil, risk: .erroneous,
    rule: Bilingual(
      zh: "不能重复的编号或日期出现两次；工单编号在整个合同年度内不得重复，一人一天只有一行考勤（迟到又早退除外）。",
      en:
        "An id or day that must be unique stands twice. Ticket numbers are compared over the year; a person has one attendance row a day, or two when late and early."
    ),
    bad: Bilingual(zh: "两行都是 YW-20260309-003", en: "two rows YW-20260309-003"),
    good: Bilingual(zh: "每张工单有自己的编号", en: "each ticket has a number of its own"))

  public static let recordReference = FindingKind(
    "record.reference", .error, clause: nil, risk: .erroneous,
    rule: Bilingual(
      zh: "引用的人员、工单或巡检计划不存在，或支撑值班由别的岗位承担。",
      en: "A staff member, ticket or plan that is named does not exist, or a support shift is held by somebody of another post."),
    bad: Bilingual(zh: "处理人填“ZC09”，名册里没有", en: "the handler is ZC09, who is not on the list"),
    good: Bilingual(zh: "名册中的编号，或唯一的姓名", en: "an id of the list, or a name that only one person has"))

  public static let recordPeriod = FindingKind(
    "record.period", .error, clause: "35", risk: .erroneous,
    rule: Bilingual(zh: "记录的日期不在本周期之内。", en: "A record's date lies outside the cycle."),
    bad: Bilingual(zh: "Q2（3 月至 5 月）里有 2026-06-01 的指标", en: "figures of 2026-06-01 in Q2 (March to May)"),
    good: Bilingual(zh: "移到 Q3 的台账", en: "in the ledger of Q3"))

  public static let recordOrder = FindingKind(
    "record.order", .error, clause: nil, risk: .erroneous,
    rule: Bilingual(zh: "两个时间先后颠倒。", en: "Two times run backwards."),
    bad: Bilingual(zh: "09:00 报修，08:59 响应", en: "reported at 09:00, answered at 08:59"),
    good: Bilingual(zh: "09:00 报修，09:05 响应", en: "reported at 09:00, answered at 09:05"))

  public static let recordEvidence = FindingKind(
    "record.evidence", .error, clause: "35", risk: .incomplete,
    rule: Bilingual(zh: "附件不在、是空文件，或不在 evidence 文件夹之内。", en: "An evidence file is not there, is empty, or lies outside evidence/."),
    bad: Bilingual(zh: "会议纪要填“../纪要.pdf”", en: "`minutes` is ../minutes.pdf"),
    good: Bilingual(zh: "会议纪要/2026-03.pdf，文件在 Q2/evidence/ 里", en: "minutes/2026-03.pdf, a file within Q2/evidence/"))
}
