import Assessment
import Contract
import Measures
import Templating

extension DocumentRecipe {
  /// 运维服务质量考核评分表: the annex as a workbook that the office fills in, signs and gives back (contract annex, clause 35).
  public static let assessment = DocumentRecipe(
    .assessment, title: "运维服务质量考核评分表", output: "04-运维服务质量考核评分表.xlsx", template: "04-运维服务质量考核评分表.xlsx",
    fields: .cycle(AssessmentForm.fields))
}

/// What the form shows: the vendor's own causes, and beside them what the office decided once it has.
enum AssessmentForm {
  static let fields = FieldSet<CycleView>(
    CycleFields.common + [
      ScoreFields.field,
      .list("扣分", "causes", of: AssessmentFormCause.fields, from: "自评的每一条扣分原因") { AssessmentFormCause.all(of: $0) },
      Field("扣分条数", "cause_count", .number, example: "7", from: "自评的每一条扣分原因") { .number(Number($0.scores.own.deductions.count)) },
      Field("自评扣分", "own_deducted", .number, example: "5.5", from: "自评的每一条扣分原因") { view in
        .number(Number(view.scores.own.deductions.reduce(Points.zero) { $0 + $1.points }))
      },
      .list("甲方增加", "added", of: AssessmentFormAddition.fields, from: "甲方增加的扣分，至少二十行") { AssessmentFormAddition.all(of: $0) },
      .object("甲方扣分", "office_deductions", of: overrides, from: "甲方按考核项填写的扣分") { $0 },
      .object("签字", "signatures", of: signatures, from: "review.yaml") { $0 },
      .list("按周", "weeks", of: AssessmentFormWeek.fields, from: "本周期的日历") { AssessmentFormWeek.all(of: $0.dossier.cycle) },
      .list("按日", "days", of: AssessmentFormDay.fields, from: "自评扣分的日期与条款") { AssessmentFormDay.all(of: $0.scores.own.deductions) },
      Field("台账摘要", "ledgers_digest", .text, from: "contract.yaml、calendar.csv 与台账的 SHA-256") { .text($0.dossier.ledgersDigest) },
      Field("单项下限", "item_floor", .number, example: "0", from: "contract.yaml：policies.item_floor_zero") { view in
        // Without a floor an item may fall as far as anything ever deducted it.
        .number(Number(view.dossier.terms.policies.itemFloorZero ? 0 : -1_000_000))
      },
    ])

  /// The form's context with causes that it states itself, in place of those of the ledgers.
  static func context(_ view: CycleView, stating causes: [AssessmentFormCause]) -> Value {
    let own = fields.object(view)
    let deductions = causes.map(\.own)
    let stated: [(String, Value)] = [
      ("扣分", .list(AssessmentFormCause.fields.list(causes))), ("扣分条数", .number(Number(causes.count))),
      ("自评扣分", .number(Number(deductions.reduce(Points.zero) { $0 + $1.points }))),
      ("按日", .list(AssessmentFormDay.fields.list(AssessmentFormDay.all(of: deductions)))),
    ]
    let slots = Dictionary(stated.compactMap { name, value in own.shape.slot(of: name).map { ($0, value) } }) { first, _ in first }
    return .object(Object(own.shape) { slots[$0] ?? own[$0] })
  }

  /// How many blank rows the office has for causes of its own.
  static let blankRows = 20

  /// The office's figure for a whole item, where its decisions on the causes do not already come to it.
  private static let overrides = FieldSet<CycleView>(
    AssessmentItem.all.map { item in
      let digits = item.code.filter { $0 != "." }
      return Field("考核" + digits, "item_" + digits, .number, mayBeMissing: true, from: item.content) { view in
        Shown.points(view.scores.confirmed.flatMap { officeDeduction(of: item, in: $0) })
      }
    })

  private static func officeDeduction(of item: AssessmentItem, in sheet: ScoreSheet) -> Points? {
    guard let confirmed = sheet[item.code] else { return nil }
    let decided = confirmed.deductions.reduce(Points.zero) { $0 + $1.points }
    return max(.zero, item.full - decided) == confirmed.score ? nil : item.full - confirmed.score
  }

  private static let signatures = FieldSet<CycleView>([
    Field("甲方签字人", "office", .text, mayBeMissing: true) { Shown.text(signed($0)?.signedByOffice, in: $0) },
    Field("乙方签字人", "vendor", .text, mayBeMissing: true) { Shown.text(signed($0)?.signedByVendor, in: $0) },
    Field("甲方日期", "office_on", .date, mayBeMissing: true) { Shown.date(signed($0).flatMap { $0.signedOn?.office ?? $0.confirmedOn }) },
    Field("乙方日期", "vendor_on", .date, mayBeMissing: true) { Shown.date(signed($0).flatMap { $0.signedOn?.vendor ?? $0.confirmedOn }) },
  ])

  private static func signed(_ view: CycleView) -> Review? {
    view.scores.confirmed == nil ? nil : view.dossier.review
  }
}
