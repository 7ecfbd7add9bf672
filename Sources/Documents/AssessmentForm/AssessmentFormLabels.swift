import Assessment
import Diagnostics
import Templating

/// What the office's cells are for, in words, so that nobody has to look up a cell to understand a change.
struct AssessmentFormLabels {
  private var labels: [String: Bilingual] = [:]
  /// The cells that the vendor signs in.
  private var vendors: Set<String> = []

  init(_ form: WorkbookReading) {
    for (name, label) in Self.signatures { give(form, [name]) { _ in label } }
    for name in ["乙方签字人", "乙方签字日期"] { vendors.formUnion(Self.keys(of: form, name)) }
    for (name, label) in Self.opinions {
      give(form, [name, "明细条款", "明细记录"]) { row in
        let cause = [row[1].text, row[2].text].compactMap { $0 }.joined(separator: " ")
        return Bilingual(zh: "\(cause) \(label.zh)", en: "\(cause), \(label.en)")
      }
    }
    for (name, label) in Self.additions { give(form, [name]) { _ in label } }
    give(form, ["甲方扣分", "评分条款"]) { row in
      guard let item = AssessmentItem.all.first(where: { $0.rules.first?.code == row[1].text }) else { return nil }
      return Bilingual(zh: "\(item.code) \(item.name.zh) 甲方扣分", en: "\(item.code) \(item.name.en), the office's deduction")
    }
  }

  /// "2.2.2 YW-20260526-002 甲方意见"; `nil` for a cell that is not the office's.
  subscript(sheet: String, cell: CellAddress) -> Bilingual? { labels[Self.key(sheet, cell)] }

  func isVendors(_ sheet: String, _ cell: CellAddress) -> Bool { vendors.contains(Self.key(sheet, cell)) }

  private mutating func give(_ form: WorkbookReading, _ names: [String], _ label: ([AssessmentFormRows.Cell]) -> Bilingual?) {
    guard let sheet = form.area(named: names[0])?.sheet else { return }
    for row in AssessmentFormRows.rows(of: form, names) { labels[Self.key(sheet, row[0].address)] = label(row) }
  }

  private static func keys(of form: WorkbookReading, _ name: String) -> [String] {
    guard let sheet = form.area(named: name)?.sheet else { return [] }
    return form.column(named: name).map { key(sheet, $0.cell) }
  }

  private static func key(_ sheet: String, _ cell: CellAddress) -> String { "\(sheet)!\(cell)" }

  private static let signatures = [
    ("甲方签字人", Bilingual(zh: "甲方签字人", en: "the office's signature")),
    ("甲方签字日期", Bilingual(zh: "甲方签字日期", en: "the date of the office's signature")),
    ("乙方签字人", Bilingual(zh: "乙方签字人", en: "the vendor's signature")),
    ("乙方签字日期", Bilingual(zh: "乙方签字日期", en: "the date of the vendor's signature")),
  ]
  private static let opinions = [
    ("明细意见", Bilingual(zh: "甲方意见", en: "opinion")), ("明细分值", Bilingual(zh: "调整后分值", en: "adjusted points")),
    ("明细说明", Bilingual(zh: "甲方说明", en: "comment")),
  ]
  private static let additions = [
    ("增加条款", Bilingual(zh: "增加的扣分：条款", en: "added cause: rule")), ("增加日期", Bilingual(zh: "增加的扣分：日期", en: "added cause: date")),
    ("增加记录", Bilingual(zh: "增加的扣分：记录", en: "added cause: record")), ("增加原因", Bilingual(zh: "增加的扣分：原因", en: "added cause: reason")),
    ("增加次数", Bilingual(zh: "增加的扣分：次数", en: "added cause: count")), ("增加分值", Bilingual(zh: "增加的扣分：分值", en: "added cause: points")),
    ("增加说明", Bilingual(zh: "增加的扣分：说明", en: "added cause: comment")),
  ]
}
