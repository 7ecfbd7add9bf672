import Assessment
import Contract
import Diagnostics
import Measures
import Templating

/// What the office wrote on the form, and the score that follows from it. Computed anew: the form's own results are only compared.
struct AssessmentFormFigures {
  private let form: WorkbookReading
  private let policies: Policies
  private let cycle: Cycle
  private(set) var remarks: [AssessmentFormRemark] = []
  private(set) var decisions: [Review.Decision] = []
  private(set) var items: [String: Points] = [:]
  private(set) var officeDay: CivilDate?
  private(set) var vendorDay: CivilDate?
  /// By rule, what its causes cost after the decisions.
  private var decided: [String: Points] = [:]

  init(_ form: WorkbookReading, policies: Policies, cycle: Cycle) {
    self.form = form
    self.policies = policies
    self.cycle = cycle
    for row in AssessmentFormRows.causes(of: form) { decide(on: row) }
    for row in AssessmentFormRows.additions(of: form) { add(row) }
    scores()
    officeDay = day("甲方签字日期")
    vendorDay = day("乙方签字日期")
  }

  var total: Points { items.values.reduce(.zero, +) }
  var office: String? { signature("甲方签字人") }
  var vendor: String? { signature("乙方签字人") }

  /// The later of both signatures' days; `nil` while one is missing.
  var confirmedOn: CivilDate? { officeDay.flatMap { office in vendorDay.map { max(office, $0) } } }

  var signedOn: Review.SignatureDays? {
    guard let officeDay, let vendorDay, officeDay != vendorDay else { return nil }
    return Review.SignatureDays(office: officeDay, vendor: vendorDay)
  }

  /// What the form still lacks to be confirmed.
  var missing: [Bilingual] {
    var missing: [Bilingual] = []
    if office == nil { missing.append(Bilingual(zh: "甲方签字", en: "the office's signature")) }
    if officeDay == nil { missing.append(Bilingual(zh: "甲方签字日期", en: "its date")) }
    if vendor == nil { missing.append(Bilingual(zh: "乙方签字", en: "the vendor's signature")) }
    if vendorDay == nil { missing.append(Bilingual(zh: "乙方签字日期", en: "its date")) }
    return missing
  }

  private func signature(_ name: String) -> String? {
    form.column(named: name).first.flatMap { AssessmentFormCells.text($0.reading.value) }
  }

  private mutating func day(_ name: String) -> CivilDate? {
    guard let (cell, reading) = form.column(named: name).first, reading.value != .blank else { return nil }
    guard let date = AssessmentFormCells.date(reading.value) else {
      refuse(name, cell, reading.value, Bilingual(zh: "应为日期，例如 2026-6-8", en: "should be a date such as 2026-6-8"))
      return nil
    }
    if date <= cycle.end {
      remark(
        .note, name, cell, to: "\(date)",
        Bilingual(zh: "签字日期 \(date.chinese) 早于周期结束，请核对年月日", en: "signed on \(date), before the cycle was over: check the date"))
    }
    return date
  }

  private mutating func remark(
    _ kind: AssessmentFormRemark.Kind, _ name: String, _ cell: CellAddress, from: String = "", to: String = "", by: String? = nil,
    _ message: Bilingual
  ) {
    let sheet = form.area(named: name)?.sheet ?? ""
    remarks.append(AssessmentFormRemark(kind, sheet: sheet, cell: cell.description, from: from, to: to, by: by, message))
  }

  private mutating func refuse(_ name: String, _ cell: CellAddress, _ value: SheetValue, _ wanted: Bilingual) {
    let text = AssessmentFormComparison.words(value)
    let place = "\(form.area(named: name)?.sheet ?? "")!\(cell)"
    remark(
      .invalid, name, cell, to: text,
      text.isEmpty
        ? Bilingual(zh: "\(place) \(wanted.zh)", en: "\(place) \(wanted.en)")
        : Bilingual(zh: "\(place) 的“\(text)”\(wanted.zh)", en: "\(place), \"\(text)\": \(wanted.en)"))
  }

  // MARK: The vendor's causes

  private mutating func decide(on row: AssessmentFormRows.Cause) {
    guard let own = row.points, let rule = row.rule.text else { return }
    let adjusted = row.adjusted.value == .blank ? nil : AssessmentFormCells.points(row.adjusted.value)
    if row.adjusted.value != .blank, adjusted.map({ $0 < .zero }) ?? true {
      return refuse("明细分值", row.adjusted.address, row.adjusted.value, Self.halfPoints)
    }
    switch row.opinion.text {
    case nil:
      // A comment alone is worth keeping, and so is the cause that it is about.
      if row.comment != nil { keep(row, rule, .upheld, own) } else { decided[rule, default: .zero] += own }
      if adjusted != nil {
        refuse("明细分值", row.adjusted.address, row.adjusted.value, Bilingual(zh: "须与意见“调整”同填", en: "goes with the opinion 调整"))
      }
    case "认可": settle(row, rule, .upheld, own, adjusted)
    case "不认可": settle(row, rule, .dropped, .zero, adjusted)
    case "调整":
      if let adjusted {
        keep(row, rule, .adjusted, adjusted)
      } else {
        refuse(
          "明细分值", row.adjusted.address, .blank,
          Bilingual(zh: "没有填写调整后分值，而意见是“调整”", en: "is blank, and the opinion is 调整: write the points, or choose 认可 or 不认可"))
      }
    case _?:
      refuse("明细意见", row.opinion.address, row.opinion.value, Bilingual(zh: "应为认可、不认可或调整", en: "should be 认可, 不认可 or 调整"))
    }
  }

  /// An opinion that fixes the points by itself; other points beside it contradict it.
  private mutating func settle(
    _ row: AssessmentFormRows.Cause, _ rule: String, _ kind: Review.Decision.Kind, _ points: Points, _ adjusted: Points?
  ) {
    keep(row, rule, kind, points)
    guard let adjusted, adjusted != points else { return }
    let opinion = row.opinion.text ?? ""
    refuse(
      "明细分值", row.adjusted.address, row.adjusted.value,
      Bilingual(zh: "与意见“\(opinion)”不合；要改分值请选“调整”", en: "contradicts the opinion \(opinion); choose 调整 to change the points"))
  }

  private mutating func keep(_ row: AssessmentFormRows.Cause, _ rule: String, _ kind: Review.Decision.Kind, _ points: Points) {
    decisions.append(Review.Decision(rule: rule, record: row.record, kind: kind, points: points, comment: row.comment))
    decided[rule, default: .zero] += points
  }

  private static let halfPoints = Bilingual(zh: "应为不小于 0、以 0.5 分为单位的数", en: "should be half points, 0 or more")

  // MARK: The office's own causes

  private mutating func add(_ row: AssessmentFormRows.Addition) {
    guard let code = row.rule.text.map({ AssessmentFormCells.plain($0) }), let rule = AssessmentRule.coded(code) else {
      return refuse("增加条款", row.rule.address, row.rule.value, Bilingual(zh: "应为条款号，例如 2.2.1", en: "should be a rule such as 2.2.1"))
    }
    guard let points = points(of: row, rule) else { return }
    let date = AssessmentFormCells.date(row.date.value)
    if date == nil, row.date.value != .blank {
      refuse("增加日期", row.date.address, row.date.value, Bilingual(zh: "应为日期，例如 2026-4-9", en: "should be a date such as 2026-4-9"))
    }
    let record = row.record.text ?? date.map { "\($0)" } ?? "甲方增加\(decisions.count { $0.kind == .added } + 1)"
    let comment = [row.reason, row.comment].compactMap(\.text).joined(separator: "；")
    decisions.append(
      Review.Decision(
        rule: code, record: record, kind: .added, points: points, comment: comment.isEmpty ? nil : comment,
        date: record == date.map { "\($0)" } ? nil : date))
    decided[code, default: .zero] += points
  }

  /// The points of an added cause: those written, otherwise so many times the rule's, once where no count is given.
  private mutating func points(of row: AssessmentFormRows.Addition, _ rule: AssessmentRule) -> Points? {
    var count = 1
    if row.count.value != .blank {
      guard let whole = AssessmentFormCells.count(row.count.value) else {
        refuse("增加次数", row.count.address, row.count.value, Bilingual(zh: "应为不小于 1 的整数", en: "should be a whole number, 1 or more"))
        return nil
      }
      count = whole
    }
    guard row.points.value != .blank else { return rule.points * count }
    guard let points = AssessmentFormCells.points(row.points.value), points >= .zero else {
      refuse("增加分值", row.points.address, row.points.value, Self.halfPoints)
      return nil
    }
    if row.count.value != .blank, points != rule.points * count {
      remark(
        .note, "增加分值", row.points.address, from: "\(rule.points * count)", to: "\(points)", by: office,
        Bilingual(
          zh: "\(rule.code) \(count) 次应为 \(rule.points * count) 分，以所填分值 \(points) 分为准",
          en: "\(rule.code) \(count) times is \(rule.points * count); the \(points) that were written stand"))
    }
    return points
  }

  // MARK: Scores

  private mutating func scores() {
    let rows = AssessmentFormRows.rows(of: form, ["评分条款", "甲方扣分", "考核得分"])
    for item in AssessmentItem.all {
      let causes = item.rules.reduce(Points.zero) { $0 + (decided[$1.code] ?? .zero) }
      let row = rows.first { $0[0].text == item.rules.first?.code }
      let deducted = row.flatMap { override(of: item, $0[1], causes) } ?? causes
      let score = policies.itemFloorZero ? max(.zero, item.full - deducted) : item.full - deducted
      items[item.code] = score
      if let row { compare(row[2], with: score, "考核得分", item.name) }
    }
    let firsts = Set(AssessmentItem.all.compactMap(\.rules.first?.code))
    for row in rows where row[1].value != .blank && !firsts.contains(row[0].text ?? "") {
      refuse(
        "甲方扣分", row[1].address, row[1].value,
        Bilingual(zh: "不计分：甲方扣分填在该考核项的第一行", en: "does not count: the office's figure stands in the item's first row"))
    }
    if let cell = AssessmentFormRows.rows(of: form, ["考核总分"]).first?[0] {
      compare(cell, with: total, "考核总分", Bilingual(zh: "评分合计", en: "the total"))
    }
  }

  /// The office's figure for a whole item, which wins over the decisions on its causes; `nil` where there is none.
  private mutating func override(of item: AssessmentItem, _ cell: AssessmentFormRows.Cell, _ causes: Points) -> Points? {
    guard cell.value != .blank else { return nil }
    guard let figure = AssessmentFormCells.points(cell.value), figure >= .zero, figure <= item.full else {
      refuse(
        "甲方扣分", cell.address, cell.value,
        Bilingual(zh: "应为 0 至 \(item.full)、以 0.5 分为单位", en: "should be half points from 0 to \(item.full)"))
      return nil
    }
    if figure != causes {
      remark(
        .note, "甲方扣分", cell.address, from: "\(causes)", to: "\(figure)", by: office,
        Bilingual(
          zh: "\(item.code) \(item.name.zh)：以甲方扣分 \(figure) 分为准，明细合计 \(causes) 分不再计入",
          en: "\(item.code) \(item.name.en): the office's \(figure) stands, not the \(causes) of the causes"))
    }
    return figure
  }

  /// A result that a program computed differently; one that it did not compute at all is no matter.
  private mutating func compare(_ cell: AssessmentFormRows.Cell, with score: Points, _ name: String, _ what: Bilingual) {
    guard cell.value != .blank, AssessmentFormCells.points(cell.value) != score else { return }
    let shown = AssessmentFormComparison.words(cell.value)
    remark(
      .note, name, cell.address, from: shown, to: "\(score)",
      Bilingual(
        zh: "\(what.zh)：单元格显示 \(shown)，按所填内容应为 \(score)（保存前没有重新计算）",
        en: "\(what.en): the cell shows \(shown); what was written makes it \(score) (saved without computing)"))
  }
}
