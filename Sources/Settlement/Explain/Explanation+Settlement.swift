import Assessment
import Contract
import Diagnostics
import Measures

extension Explanation {
  init(_ line: SettlementLine) {
    let reading = line.reading.map { Bilingual(zh: "；\($0.zh)", en: "; \($0.en)") }
    self.init(
      line.title, value: "\(line.amount)", clause: line.clause,
      reason: Bilingual(zh: line.formula.zh + (reading?.zh ?? ""), en: line.formula.en + (reading?.en ?? "")), record: line.record,
      place: line.place)
  }

  /// What the cycle pays: its lines and, where it is suspended, the score that suspends it.
  static func payable(_ settlement: CycleSettlement) -> Explanation {
    let lines = [settlement.base] + settlement.reductions + (settlement.isSetOff ? settlement.penalties : [])
    let isSuspended = settlement.status == .suspended
    let formula = settlement.payableFormula
    return Explanation(
      Bilingual(zh: "第31条 本周期应付", en: "clause 31, payable for the cycle"), value: "\(settlement.payable)", clause: "31",
      reason: isSuspended
        ? Bilingual(zh: "\(formula)，评分低于 60 分，暂停支付", en: "\(formula), suspended by a total below 60") : Bilingual(zh: formula, en: formula),
      parts: lines.map(Explanation.init) + (isSuspended ? [Explanation(settlement.sheet)] : []))
  }

  static func held(_ settlement: CycleSettlement) -> Explanation {
    Explanation(
      Bilingual(zh: "暂缓支付", en: "held"), value: "\(settlement.held)", clause: "annex", parts: [payable(settlement)])
  }

  static func sum(_ title: Bilingual, _ clause: String, _ total: Fen, _ lines: [SettlementLine]) -> Explanation {
    Explanation(title, value: "\(total)", clause: clause, parts: lines.map(Explanation.init))
  }

  /// The explanation of a figure or a record by its name: `total`, `2.2`, `2.2.1`, `base`, `reductions`, `penalties`, `payable`, `held`,
  /// or a record's id as findings and causes show it; `nil` for a name that nothing in the cycle has.
  public static func of(_ name: String, in dossier: Dossier, _ settlement: CycleSettlement) -> Explanation? {
    let sheet = settlement.sheet
    switch name {
    case "total", "band", "score": return Explanation(sheet)
    case "base": return Explanation(settlement.base)
    case "payable", "capital": return payable(settlement)
    case "held": return held(settlement)
    case "reductions":
      return sum(Bilingual(zh: "第39条 减收合计", en: "clause 39, reductions"), "39", settlement.reductionsTotal, settlement.reductions)
    case "penalties", "penaltiesTotal":
      return sum(Bilingual(zh: "违约金合计", en: "penalties"), "38–42", settlement.penaltiesTotal, settlement.penalties)
    default: break
    }
    if let item = sheet[name] { return Explanation(item) }
    if let rule = AssessmentRule.coded(name), let item = sheet[String(name.prefix(3))] { return Explanation(rule, in: item) }
    return record(name, in: dossier, settlement)
  }

  /// A record: its rows, the points that it costs and the lines of money that rest on it.
  private static func record(_ id: String, in dossier: Dossier, _ settlement: CycleSettlement) -> Explanation? {
    let rows = dossier.allLedgers.flatMap { ledger in ledger.rows.filter { $0.record == id }.map { (ledger: ledger, row: $0) } }
    let places = Set(rows.map { $0.row.place() })
    let sheet = settlement.sheet
    let causes = (sheet.deductions + sheet.dropped).filter { $0.record == id || !places.isDisjoint(with: $0.places) }
    let lines = (settlement.reductions + settlement.penalties).filter { $0.record == id }
    guard !rows.isEmpty || !causes.isEmpty else { return nil }
    return Explanation(
      Bilingual(zh: id, en: id), record: id,
      parts: rows.map { row(of: $0.ledger, $0.row) } + causes.map { Explanation($0) } + lines.map(Explanation.init))
  }

  /// What a row says, telephone numbers left out.
  private static func row(of ledger: Ledger, _ row: Row) -> Explanation {
    let cells = ledger.table.columns.filter { column in
      if case .phone = column.type { return false }
      return !row.isBlank(column.index)
    }
    return Explanation(
      Bilingual(zh: ledger.table.name, en: ledger.table.key),
      reason: Bilingual(
        zh: cells.map { "\($0.header) \(row.raw($0.index))" }.joined(separator: "；"),
        en: cells.map { "\($0.key) \(row.raw($0.index))" }.joined(separator: "; ")), record: row.record, place: row.place())
  }
}
