import Assessment
import Contract
import Diagnostics
import Measures
import Settlement

/// What changed from one cycle to another: figures side by side, and the records behind the lost points.
struct Comparison {
  /// A number with what it counts.
  enum Measure: Equatable {
    case count(Int)
    case points(Points)
    case money(Fen)

    var text: String {
      switch self {
      case .count(let value): "\(value)"
      case .points(let value): "\(value)"
      case .money(let value): value.grouped
      }
    }

    /// "+3", "-0.5"; "" for no change.
    func change(to other: Measure) -> String {
      let (isMore, text): (Bool, String) =
        switch (self, other) {
        case (.count(let a), .count(let b)): (b > a, "\(b - a)")
        case (.points(let a), .points(let b)): (b > a, "\(b - a)")
        case (.money(let a), .money(let b)): (b > a, (b - a).grouped)
        default: (false, "")
        }
      return self == other ? "" : (isMore ? "+" : "") + text
    }
  }

  struct Figure {
    let key: String
    let name: Bilingual
    let before: Measure
    let after: Measure
  }

  struct Section {
    let key: String
    let name: Bilingual
    let figures: [Figure]
  }

  let before: CycleCase
  let after: CycleCase
  let sections: [Section]

  init(_ before: CycleCase, _ after: CycleCase) {
    self.before = before
    self.after = after
    sections = [
      Section(key: "score", name: Bilingual(zh: "得分", en: "score"), figures: Self.scores(before, after)),
      Section(key: "causes", name: Bilingual(zh: "扣分（条款）", en: "points lost, by rule"), figures: Self.causes(before, after)),
      Section(key: "money", name: Bilingual(zh: "金额（元）", en: "money (yuan)"), figures: Self.money(before, after)),
      Section(key: "records", name: Bilingual(zh: "台账记录数", en: "records, by ledger"), figures: Self.records(before, after)),
      Section(key: "tickets", name: Bilingual(zh: "工单", en: "tickets"), figures: Self.tickets(before, after)),
      Section(key: "metrics", name: Bilingual(zh: "运行指标合计", en: "daily figures, summed"), figures: Self.metrics(before, after)),
      Section(key: "findings", name: Bilingual(zh: "检查结果", en: "findings, by code"), figures: Self.findings(before, after)),
    ].filter { !$0.figures.isEmpty }
  }

  /// The causes of lost points of one cycle, as the score that stands has them.
  static func deductions(of cycle: CycleCase) -> [Deduction] { cycle.scores.current.deductions }

  private static func scores(_ before: CycleCase, _ after: CycleCase) -> [Figure] {
    let (a, b) = (before.scores.current, after.scores.current)
    let total = Figure(key: "total", name: Bilingual(zh: "总分", en: "total"), before: .points(a.total), after: .points(b.total))
    return [total]
      + a.items.map { item in
        let code = item.item.code
        let name = Bilingual(zh: "\(code) \(item.item.name.zh)", en: "\(code) \(item.item.name.en)")
        return Figure(key: code, name: name, before: .points(item.score), after: .points(b[code]?.score ?? .zero))
      }
  }

  private static func causes(_ before: CycleCase, _ after: CycleCase) -> [Figure] {
    func lost(_ cycle: CycleCase, _ rule: String) -> Points {
      deductions(of: cycle).filter { $0.rule == rule }.reduce(.zero) { $0 + $1.points }
    }
    return AnnexRule.sources.map(\.code).compactMap { rule in
      let (a, b) = (lost(before, rule), lost(after, rule))
      return a == .zero && b == .zero ? nil : Figure(key: rule, name: Bilingual(zh: rule, en: rule), before: .points(a), after: .points(b))
    }
  }

  private static func money(_ before: CycleCase, _ after: CycleCase) -> [Figure] {
    let (a, b) = (
      CycleSettlement(before.dossier, scores: before.scores), CycleSettlement(after.dossier, scores: after.scores)
    )
    let lines: [(String, Bilingual, (CycleSettlement) -> Fen)] = [
      ("base", Bilingual(zh: "本期应付基数", en: "base"), { $0.base.amount }),
      ("reductions", Bilingual(zh: "扣减", en: "reductions"), { $0.reductionsTotal }),
      ("penalties", Bilingual(zh: "违约金", en: "penalties"), { $0.penaltiesTotal }),
      ("payable", Bilingual(zh: "应付", en: "payable"), { $0.payable }), ("held", Bilingual(zh: "暂停支付", en: "held"), { $0.held }),
    ]
    return lines.map { Figure(key: $0.0, name: $0.1, before: .money($0.2(a)), after: .money($0.2(b))) }
  }

  private static func records(_ before: CycleCase, _ after: CycleCase) -> [Figure] {
    LedgerTable.all.filter { $0.scope == .cycle }.map { table in
      Figure(
        key: table.key, name: Bilingual(zh: table.name, en: table.key), before: .count(before.dossier.ledger(table).count),
        after: .count(after.dossier.ledger(table).count))
    }
  }

  private static func tickets(_ before: CycleCase, _ after: CycleCase) -> [Figure] {
    counts(before, after) { cycle in
      cycle.dossier.records(Ticket.self).compactMap(\.kind)
    } name: {
      Bilingual(zh: $0.chinese, en: $0.rawValue)
    }
      + counts(before, after) { cycle in
        cycle.dossier.records(Ticket.self).compactMap(\.level)
      } name: {
        Bilingual(zh: "故障等级 \($0.chinese)", en: "level \($0.rawValue)")
      }
  }

  /// How often each word of an enumeration occurs.
  private static func counts<W: LedgerWord & Equatable>(
    _ before: CycleCase, _ after: CycleCase, _ words: (CycleCase) -> [W], name: (W) -> Bilingual
  ) -> [Figure] {
    let (a, b) = (words(before), words(after))
    return W.allCases.compactMap { word in
      let (first, second) = (a.count { $0 == word }, b.count { $0 == word })
      return first + second == 0 ? nil : Figure(key: word.rawValue, name: name(word), before: .count(first), after: .count(second))
    }
  }

  private static func metrics(_ before: CycleCase, _ after: CycleCase) -> [Figure] {
    let columns: [(String, Bilingual, (DailyMetrics) -> Int?)] = [
      ("seat_failures", Bilingual(zh: "座席电脑故障台次", en: "seat failures"), { $0.seatFailures }),
      ("repeat_logins", Bilingual(zh: "系统原因重复登录台次", en: "repeated logins"), { $0.repeatLogins }),
      ("slow_responses", Bilingual(zh: "响应超5秒次数", en: "slow responses"), { $0.slowResponses }),
      ("slow_external", Bilingual(zh: "其中外网原因次数", en: "of which external"), { $0.slowExternal }),
    ]
    func sum(_ cycle: CycleCase, _ value: (DailyMetrics) -> Int?) -> Int {
      cycle.dossier.records(DailyMetrics.self).reduce(0) { $0.addingReportingOverflow(value($1) ?? 0).partialValue }
    }
    return columns.map { Figure(key: $0.0, name: $0.1, before: .count(sum(before, $0.2)), after: .count(sum(after, $0.2))) }
  }

  private static func findings(_ before: CycleCase, _ after: CycleCase) -> [Figure] {
    let codes = Set((before.findings + after.findings).map(\.code)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return codes.map { code in
      Figure(
        key: code, name: Bilingual(zh: code, en: code), before: .count(before.findings.count { $0.code == code }),
        after: .count(after.findings.count { $0.code == code }))
    }
  }
}
