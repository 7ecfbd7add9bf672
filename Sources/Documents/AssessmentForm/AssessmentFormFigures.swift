import Assessment
import Contract
import Diagnostics
import Measures
import Templating

/// What the office wrote on the form, and the score that follows from it. Computed anew: the form's own results are only compared.
struct AssessmentFormFigures {
  private let form: WorkbookReading
  private let policies: Policies
  private(set) var remarks: [AssessmentFormRemark] = []
  private(set) var decisions: [Review.Decision] = []
  private(set) var items: [String: Points] = [:]
  /// By rule, what its causes cost after the decisions.
  private var decided: [String: Points] = [:]

  init(_ form: WorkbookReading, policies: Policies) {
    self.form = form
    self.policies = policies
    causes()
    additions()
    scores()
  }

  var total: Points { items.values.reduce(.zero, +) }
  var office: String? { form.column(named: "甲方签字人").first.flatMap { AssessmentFormCells.text($0.reading.value) } }
  var vendor: String? { form.column(named: "乙方签字人").first.flatMap { AssessmentFormCells.text($0.reading.value) } }

  /// The later of both signatures' days; `nil` while one is missing.
  private(set) lazy var confirmedOn: CivilDate? = {
    guard let office = day("甲方签字日期"), let vendor = day("乙方签字日期") else { return nil }
    return max(office, vendor)
  }()

  private mutating func day(_ name: String) -> CivilDate? {
    guard let (cell, reading) = form.column(named: name).first, reading.value != .blank else { return nil }
    if let date = AssessmentFormCells.date(reading.value) { return date }
    refuse(name, cell, reading.value, Bilingual(zh: "应为日期，例如 2026-6-8", en: "should be a date such as 2026-6-8"))
    return nil
  }

  private mutating func refuse(_ name: String, _ cell: CellAddress, _ value: SheetValue, _ wanted: Bilingual) {
    let sheet = form.area(named: name)?.sheet ?? ""
    let text = AssessmentFormComparison.words(value)
    remarks.append(
      AssessmentFormRemark(
        .invalid, sheet: sheet, cell: cell.description, to: text,
        Bilingual(zh: "\(sheet)!\(cell) 的“\(text)”\(wanted.zh)", en: "\(sheet)!\(cell), \"\(text)\": \(wanted.en)")))
  }

  // MARK: The vendor's causes

  private mutating func causes() {
    let (rules, records, own) = (form.column(named: "明细条款"), form.column(named: "明细记录"), form.column(named: "明细扣分"))
    let (opinions, adjusted) = (form.column(named: "明细意见"), form.column(named: "明细分值"))
    let comments = form.column(named: "明细说明")
    for index in rules.indices {
      guard let rule = AssessmentFormCells.text(rules[index].reading.value), index < records.count, index < own.count,
        index < opinions.count,
        index < adjusted.count, index < comments.count, let points = AssessmentFormCells.points(own[index].reading.value)
      else { continue }
      let record = AssessmentFormCells.text(records[index].reading.value) ?? ""
      let comment = AssessmentFormCells.text(comments[index].reading.value)
      func decide(_ kind: Review.Decision.Kind, _ points: Points) {
        decisions.append(Review.Decision(rule: rule, record: record, kind: kind, points: points, comment: comment))
        decided[rule, default: .zero] += points
      }
      switch AssessmentFormCells.text(opinions[index].reading.value) {
      case nil:
        if comment != nil { decide(.upheld, points) } else { decided[rule, default: .zero] += points }
        if adjusted[index].reading.value != .blank {
          refuse("明细分值", adjusted[index].cell, adjusted[index].reading.value, Bilingual(zh: "须与意见“调整”同填", en: "goes with the opinion 调整"))
        }
      case "认可": decide(.upheld, points)
      case "不认可": decide(.dropped, .zero)
      case "调整":
        let value = adjusted[index].reading.value
        if value == .blank {
          decide(.upheld, points)
        } else if let new = AssessmentFormCells.points(value), new >= .zero {
          decide(.adjusted, new)
        } else {
          refuse("明细分值", adjusted[index].cell, value, Self.halfPoints)
        }
      case _?:
        refuse(
          "明细意见", opinions[index].cell, opinions[index].reading.value, Bilingual(zh: "应为认可、不认可或调整", en: "should be 认可, 不认可 or 调整"))
      }
    }
  }

  private static let halfPoints = Bilingual(zh: "应为以 0.5 分为单位、不小于 0 的数", en: "should be a number of half points, not below 0")

  // MARK: The office's own causes

  private mutating func additions() {
    let rules = form.column(named: "增加条款")
    let columns = ["增加日期", "增加记录", "增加原因", "增加分值", "增加说明", "增加次数"].map { form.column(named: $0) }
    for index in rules.indices {
      guard columns.allSatisfy({ index < $0.count }) else { continue }
      let values = columns.map { $0[index].reading.value }
      let written = rules[index].reading.value
      guard written != .blank || values.contains(where: { $0 != .blank }) else { continue }
      guard let rule = AssessmentFormCells.text(written), AssessmentRule.coded(rule) != nil else {
        refuse("增加条款", rules[index].cell, written, Bilingual(zh: "应为条款号，例如 2.2.1", en: "should be a rule such as 2.2.1"))
        continue
      }
      guard let points = AssessmentFormCells.points(values[3]), points >= .zero else {
        refuse("增加分值", columns[3][index].cell, values[3], Self.halfPoints)
        continue
      }
      let date = AssessmentFormCells.date(values[0])
      if date == nil, values[0] != .blank {
        refuse("增加日期", columns[0][index].cell, values[0], Bilingual(zh: "应为日期，例如 2026-4-9", en: "should be a date such as 2026-4-9"))
      }
      let record = AssessmentFormCells.text(values[1]) ?? date.map { "\($0)" } ?? "甲方增加\(index + 1)"
      let comment = [values[2], values[4]].compactMap { AssessmentFormCells.text($0) }.joined(separator: "；")
      decisions.append(
        Review.Decision(rule: rule, record: record, kind: .added, points: points, comment: comment.isEmpty ? nil : comment))
      decided[rule, default: .zero] += points
    }
  }

  // MARK: Scores

  private mutating func scores() {
    let (rules, figures, shown) = (form.column(named: "评分条款"), form.column(named: "甲方扣分"), form.column(named: "考核得分"))
    for item in AssessmentItem.all {
      let causes = item.rules.reduce(Points.zero) { $0 + (decided[$1.code] ?? .zero) }
      var deducted = causes
      let row = rules.firstIndex { AssessmentFormCells.text($0.reading.value) == item.rules.first?.code }
      if let row, row < figures.count, figures[row].reading.value != .blank {
        let (cell, value) = (figures[row].cell, figures[row].reading.value)
        if let figure = AssessmentFormCells.points(value), figure >= .zero, figure <= item.full {
          deducted = figure
          if figure != causes { overruled(item, figure, causes, cell) }
        } else {
          refuse("甲方扣分", cell, value, Bilingual(zh: "应为 0 至 \(item.full)、以 0.5 分为单位", en: "should be half points from 0 to \(item.full)"))
        }
      }
      let score = policies.itemFloorZero ? max(.zero, item.full - deducted) : item.full - deducted
      items[item.code] = score
      if let row, row < shown.count { compare(shown[row], with: score, "考核得分", item.name) }
    }
    if let cell = form.column(named: "考核总分").first { compare(cell, with: total, "考核总分", Bilingual(zh: "评分合计", en: "the total")) }
  }

  private mutating func overruled(_ item: AssessmentItem, _ figure: Points, _ causes: Points, _ cell: CellAddress) {
    let sheet = form.area(named: "甲方扣分")?.sheet ?? ""
    remarks.append(
      AssessmentFormRemark(
        .note, sheet: sheet, cell: cell.description, from: "\(causes)", to: "\(figure)", by: office,
        Bilingual(
          zh: "\(item.code) \(item.name.zh)：以甲方扣分 \(figure) 分为准，明细合计 \(causes) 分不再计入",
          en: "\(item.code) \(item.name.en): the office's \(figure) stands, not the \(causes) of the causes")))
  }

  /// A result that a program computed differently; one that it did not compute at all is no matter.
  private mutating func compare(_ cell: (cell: CellAddress, reading: CellReading), with score: Points, _ name: String, _ what: Bilingual) {
    guard cell.reading.value != .blank, AssessmentFormCells.points(cell.reading.value) != score else { return }
    let shown = AssessmentFormComparison.words(cell.reading.value)
    let sheet = form.area(named: name)?.sheet ?? ""
    remarks.append(
      AssessmentFormRemark(
        .note, sheet: sheet, cell: cell.cell.description, from: shown, to: "\(score)",
        Bilingual(
          zh: "\(what.zh)：单元格显示 \(shown)，按所填内容应为 \(score)（保存前没有重新计算）",
          en: "\(what.en): the cell shows \(shown); what was written makes it \(score) (saved without computing)")))
  }
}
