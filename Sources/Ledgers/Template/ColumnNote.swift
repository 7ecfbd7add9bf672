import Contract

/// What the note at a heading says: whether the column must be filled in, and with what.
enum ColumnNote {
  static func text(_ column: Column) -> String {
    "\(need(column.need))。\(kind(column.type))"
  }

  private static func need(_ need: Column.Need) -> String {
    switch need {
    case .always: "必填"
    case .optional: "选填"
    case .when(let words, _): "必填的情形：\(words)"
    }
  }

  private static func kind(_ type: CellType) -> String {
    switch type {
    case .text: "文字"
    case .phone: "电话号码，文档中自动遮盖中间四位"
    case .date: "日期，如 2026-03-05"
    case .moment: "日期和时间，如 2026-03-05 09:12"
    case .momentOrTime: "时间，如 09:12（取本行的日期），或日期和时间"
    case .time: "时间，如 09:12"
    case .integer(let minimum): "整数，不小于 \(minimum)"
    case .decimal: "数字，可带小数"
    case .percent: "百分数，如 99.9%（填 99.9 亦可）"
    case .amount: "金额（元），至多两位小数"
    case .boolean: "是或否"
    case .word(let words): "填其中之一：\(words.map(\.chinese).joined(separator: "、"))"
    case .staff: "人员名册中的编号，或不重名的姓名"
    case .staffList: "人员名册中的编号或姓名，多人用顿号分开"
    case .staffOrName: "人员名册中的人员，或名册外人员的姓名"
    case .list: "可填多个，用顿号或分号分开"
    case .ticket: "本合同年度的工单编号"
    case .plan: "contract.yaml 中巡检计划的编号或名称"
    case .rule: "考核表的扣分条款编号，如 1.1.1"
    case .evidence: "evidence 文件夹中的文件，写相对路径"
    case .evidenceList: "evidence 文件夹中的文件，多个用分号分开"
    }
  }
}
