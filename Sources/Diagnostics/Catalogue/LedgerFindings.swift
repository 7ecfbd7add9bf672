/// The `ledger.*` findings (specification: findings).
extension FindingKind {
  public static let ledgerMissing = FindingKind(
    "ledger.missing", .error, clause: "35", risk: .incomplete,
    rule: Bilingual(
      zh: "周期必须有的台账不在：运维服务单、巡检记录、每日运行指标、考勤、支撑值班表、业务交流会、优化方案、运维活动，以及年度的人员名册、测评备案、项目资料。",
      en:
        "A ledger that the cycle must have is not there: tickets, inspections, metrics, attendance, duty, meetings, proposals and activities, and the year's staff, assessments and documents."
    ),
    bad: Bilingual(zh: "Q2 文件夹里没有 metrics.csv，也没有「每日运行指标」工作表", en: "Q2 holds neither metrics.csv nor a sheet of that name"),
    good: Bilingual(zh: "Q2/每日运行指标.csv，或工作簿里的一张「每日运行指标」", en: "Q2/metrics.csv, or a sheet `metrics` in a workbook"))

  public static let ledgerDuplicate = FindingKind(
    "ledger.duplicate", .error, clause: nil, risk: .none,
    rule: Bilingual(zh: "同一本台账出现两次，不知道以哪一份为准。", en: "One ledger stands twice, so that nobody can tell which of the two counts."),
    bad: Bilingual(zh: "Q2/tickets.csv 和 Q2/台账.xlsx 的「运维服务单」并存", en: "Q2/tickets.csv beside a sheet `tickets` in Q2/ledgers.xlsx"),
    good: Bilingual(zh: "只保留其中一份", en: "one of the two, the other removed"))

  public static let ledgerUnknown = FindingKind(
    "ledger.unknown", .warning, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "CSV 文件或有内容的工作表不对应任何台账，里面的数据没有被读取。", en: "A CSV file, or a sheet with cells, is no ledger by its name; nothing in it was read."),
    bad: Bilingual(zh: "Q2/ticket.csv", en: "Q2/ticket.csv"),
    good: Bilingual(zh: "Q2/tickets.csv 或 Q2/运维服务单.csv", en: "Q2/tickets.csv or Q2/运维服务单.csv"))

  public static let ledgerHidden = FindingKind(
    "ledger.hidden", .note, clause: nil, risk: .none,
    rule: Bilingual(zh: "工作表里有隐藏的行或列，它们照样被读取。", en: "A sheet has hidden rows or columns; they were read like all others."),
    bad: Bilingual(zh: "第 12 行被隐藏，其中的工单仍然计入", en: "row 12 is hidden, and its ticket counts"),
    good: Bilingual(zh: "取消隐藏，或删去不要的行", en: "unhidden, or the row removed"))

  public static let ledgerUnreadable = FindingKind(
    "ledger.unreadable", .error, clause: nil, risk: .none,
    rule: Bilingual(
      zh: "文件不是可以读取的 CSV 或工作簿：编码不明、损坏、加密、带宏或是旧版 .xls。",
      en: "A file is no CSV or workbook that can be read: unknown encoding, damaged, encrypted, with macros, or a legacy .xls."),
    bad: Bilingual(zh: "台账.xls", en: "ledgers.xls"),
    good: Bilingual(zh: "在 Excel 或 WPS 中另存为 .xlsx，或另存为 UTF-8 的 CSV", en: "saved anew as .xlsx, or as CSV in UTF-8"))

  public static let ledgerColumnMissing = FindingKind(
    "ledger.column-missing", .error, clause: nil, risk: .none,
    rule: Bilingual(zh: "台账缺少必填字段的整列。", en: "A ledger lacks the column of a field that is always required."),
    bad: Bilingual(zh: "tickets.csv 没有「报修时间」列", en: "tickets.csv without a column `reported_at`"),
    good: Bilingual(zh: "表头有「报修时间」或 reported_at", en: "a header 报修时间 or reported_at"))

  public static let ledgerColumnUnknown = FindingKind(
    "ledger.column-unknown", .warning, clause: nil, risk: .none,
    rule: Bilingual(zh: "有内容的一列不对应任何字段，没有被读取。", en: "A column with cells in it answers to no field and was not read."),
    bad: Bilingual(zh: "表头写成「报修时问」", en: "the header is misspelt: `reported_att`"),
    good: Bilingual(zh: "「报修时间」", en: "`reported_at`"))
}
