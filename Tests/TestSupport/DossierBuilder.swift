import Contract
import Diagnostics
import Measures

/// A dossier in the making: ledgers as rows of named cells, to be changed here and there before it is built.
///
///     var cycle = DossierBuilder.clean(.q2)
///     cycle.add("tickets", ["id": "YW-1", "kind": "故障"])
///     cycle.set("metrics", row: 0, "seat_failures", "5")
///     let dossier = cycle.build()
public struct DossierBuilder: Sendable {
  /// One row: texts by the field's key; what is not there is blank.
  public typealias Cells = [String: String]

  public var name: Cycle.Name
  public var terms: ContractTerms
  public var corrections: [WorkingCalendar.Entry] = []
  public var settings = CycleSettings()
  public var review: Review?
  public var evidence = MemoryEvidence()
  public var otherTickets: [String: Place] = [:]
  public var looseTexts: [LooseText] = []
  public var ledgersDigest = ""
  /// By the ledger's key; a ledger without an entry is missing.
  public var ledgers: [String: [Cells]] = [:]

  /// No ledgers at all.
  public init(_ name: Cycle.Name, terms: ContractTerms = .sample) {
    self.name = name
    self.terms = terms
  }

  public var cycle: Cycle { Cycle(name, termStart: terms.term.lowerBound) }
  public var calendar: WorkingCalendar { corrections.isEmpty ? Self.builtIn : WorkingCalendar(corrections: corrections) }
  private static let builtIn = WorkingCalendar()

  public mutating func add(_ ledger: String, _ rows: Cells...) { ledgers[ledger, default: []] += rows }

  public mutating func set(_ ledger: String, row: Int, _ field: String, _ text: String) {
    ledgers[ledger, default: []][row][field] = text
  }

  /// Sets a field in every row for which the condition holds.
  public mutating func set(_ ledger: String, _ field: String, _ text: String, where holds: (Cells) -> Bool) {
    for row in (ledgers[ledger] ?? []).indices where holds(ledgers[ledger]?[row] ?? [:]) { set(ledger, row: row, field, text) }
  }

  public mutating func remove(_ ledger: String, where holds: (Cells) -> Bool) { ledgers[ledger]?.removeAll(where: holds) }

  /// A file in an evidence folder; of no size it is an empty one.
  public mutating func addFile(_ path: String, bytes: Int = 100, in scope: LedgerTable.Scope = .cycle) {
    evidence[path, scope] = bytes == 0 ? .empty : .present(bytes: bytes)
  }

  public func build() -> Dossier {
    let tables = LedgerTable.all.filter { ledgers[$0.key] != nil }
    return Dossier(
      year: "\(terms.term.lowerBound.year)", cycle: cycle, terms: terms, calendar: calendar, settings: settings, review: review,
      ledgers: tables.map(ledger), otherTickets: otherTickets.sorted { $0.key < $1.key }.map(Self.ticket), evidence: evidence,
      looseTexts: looseTexts,
      ledgersDigest: ledgersDigest)
  }

  /// A ledger of one ticket of another cycle.
  private static func ticket(_ number: String, at place: Place) -> Ledger {
    let cells = Ticket.table.columns.map { $0.index == Ticket.Field.id.rawValue ? number : "" }
    return Ledger(Ticket.table, file: place.file ?? "", rows: [cells], from: place.row ?? 2)
  }

  private func ledger(_ table: LedgerTable) -> Ledger {
    let folder = table.scope == .cycle ? name.rawValue + "/" : ""
    let rows = (ledgers[table.key] ?? []).map { cells in
      let row = table.columns.map { cells[$0.key] ?? "" }
      precondition(
        table.columns.count { cells[$0.key] != nil } == cells.count, "\(table.key) has not all of the fields \(cells.keys.sorted())")
      return row
    }
    return Ledger(table, file: "\(folder)\(table.key).csv", rows: rows)
  }
}

extension ContractTerms {
  /// The real contract's figures, with one daily plan of two objects.
  public static var sample: ContractTerms {
    func day(_ iso: String) -> CivilDate {
      guard let date = CivilDate(iso: iso) else { preconditionFailure("no day: \(iso)") }
      return date
    }
    func clock(_ hour: Int, _ minute: Int = 0) -> ClockTime { ClockTime(seconds: hour * 3_600 + minute * 60) }
    return ContractTerms(
      number: "郑财招标采购-2025-321", project: "郑州市人民政府办公室郑州市12345政务服务便民热线平台运维服务项目",
      client: Party(name: "郑州市人民政府办公室"),
      vendor: Vendor(
        name: "郑州新光源电子科技工程有限公司", accountName: "郑州新光源电子科技工程有限公司", bank: "交通银行郑州百花路支行", account: "411060400018001856562"),
      signedOn: day("2025-10-21"), term: day("2025-12-01")...day("2026-11-30"), totalAmount: Fen(654_000_000),
      annualAmount: Fen(218_000_000), cycleShare: Percent(millionths: 225_000), assessmentShare: Percent(points: 10), onSiteMinimum: 3,
      supportMinimum: 2, workingHours: WorkingHours(hours: clock(9)...clock(18), pause: clock(12)...clock(13)),
      inspectionPlans: [
        InspectionPlan(
          id: "daily", name: "日巡检", days: .working, window: clock(8, 30)...clock(10, 30),
          objects: [.init(name: "应用服务器", items: ["CPU使用率", "内存使用率"]), .init(name: "数据库", items: ["连接数"])])
      ])
  }
}
