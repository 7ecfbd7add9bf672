import Assessment
import Contract
import Diagnostics
import Measures

extension Explanation {
  /// The total with its nine items.
  init(_ sheet: ScoreSheet) {
    self.init(
      Bilingual(zh: sheet.isConfirmed ? "甲方确认的总分" : "自评总分", en: sheet.isConfirmed ? "confirmed total" : "self-assessed total"),
      value: "\(sheet.total)", clause: "annex", reason: sheet.band.words, parts: sheet.items.map(Explanation.init))
  }

  /// What all items are worth together.
  static func full(_ sheet: ScoreSheet) -> Explanation {
    let terms = sheet.items.map(\.item.full)
    let sum = terms.reduce(Points.zero, +)
    let words = terms.map(\.description).joined(separator: " + ") + " = \(sum)"
    return Explanation(
      Bilingual(zh: "满分", en: "full score"), value: "\(sum)", clause: "annex", reason: Bilingual(zh: words, en: words),
      parts: sheet.items.map { item in
        Explanation(
          Bilingual(zh: "\(item.item.code) \(item.item.name.zh)", en: "\(item.item.code) \(item.item.name.en)"),
          value: "\(item.item.full)", clause: "annex \(item.item.code)")
      })
  }

  /// What all items lost together.
  static func deducted(_ sheet: ScoreSheet) -> Explanation {
    let sum = sheet.items.reduce(Points.zero) { $0 + $1.item.full }
    let words = "\(sum) − \(sheet.total) = \(sum - sheet.total)"
    return Explanation(
      Bilingual(zh: "扣分合计", en: "deducted"), value: "\(sum - sheet.total)", clause: "annex", reason: Bilingual(zh: words, en: words),
      parts: sheet.items.map(Explanation.init))
  }

  /// An item with the rules that cost points.
  init(_ item: ItemScore) {
    let sum = item.item.full - item.deducted
    let formula = "\(item.item.full) − \(item.deducted) = \(sum)" + (sum == item.score ? "" : " → \(item.score)")
    let overruled = item.overruled.map {
      Bilingual(zh: "；甲方按整项扣分，代替明细合计 \($0) 分", en: "; the office deducted for the whole item, not the \($0) of its causes")
    }
    self.init(
      Bilingual(zh: "\(item.item.code) \(item.item.name.zh)", en: "\(item.item.code) \(item.item.name.en)"), value: "\(item.score)",
      clause: "annex \(item.item.code)", reason: Bilingual(zh: formula + (overruled?.zh ?? ""), en: formula + (overruled?.en ?? "")),
      parts: item.item.rules.filter { rule in item.deductions.contains { $0.rule == rule.code } }.map { Explanation($0, in: item) }
        + item.dropped.map { Explanation($0) })
  }

  /// A rule in the contract's words with its causes.
  init(_ rule: AssessmentRule, in item: ItemScore) {
    let causes = item.deductions(of: rule)
    self.init(
      Bilingual(zh: "\(rule.code) \(rule.title.zh)", en: "\(rule.code) \(rule.title.en)"),
      value: "−\(causes.reduce(Points.zero) { $0 + $1.points })", clause: "annex \(rule.code)",
      reason: Bilingual(zh: rule.wording, en: rule.wording), parts: causes.map { Explanation($0) })
  }

  /// A cause with the rows that it rests on.
  init(_ cause: Deduction) {
    let decision = cause.decision.map { Bilingual(zh: "甲方：\($0.kind.chinese)，", en: "the office: \($0.kind.rawValue), ") }
    self.init(
      Bilingual(zh: "\(decision?.zh ?? "")\(cause.record)", en: "\(decision?.en ?? "")\(cause.record)"), value: "−\(cause.points)",
      clause: "annex \(cause.rule)", reason: cause.cause, record: cause.record, place: cause.places.first,
      parts: cause.places.dropFirst().map { Explanation(Bilingual(zh: cause.record, en: cause.record), place: $0) })
  }
}

extension Review.Decision.Kind {
  /// As the form's drop-down has it.
  public var chinese: String {
    switch self {
    case .upheld: "认可"
    case .dropped: "不认可"
    case .adjusted: "调整"
    case .added: "增加"
    }
  }
}
