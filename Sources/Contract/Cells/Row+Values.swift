import Measures

/// What a cell means. Each is `nil` when the cell is blank and also when it is broken; ``Row/state(_:)`` tells the two apart.
extension Row {
  /// The trimmed text.
  public func text(_ field: some LedgerField) -> String? { isBlank(field) ? nil : raw(field) }
  /// The day.
  public func date(_ field: some LedgerField) -> CivilDate? { CellText.date(bytes(field.rawValue)) }
  /// The day and time.
  public func moment(_ field: some LedgerField) -> Moment? { CellText.moment(bytes(field.rawValue)) }
  /// The time of the day.
  public func time(_ field: some LedgerField) -> ClockTime? { CellText.time(bytes(field.rawValue)) }
  /// The whole number.
  public func integer(_ field: some LedgerField) -> Int? { CellText.integer(bytes(field.rawValue)) }
  /// The share, 100 being the whole.
  public func percent(_ field: some LedgerField) -> Percent? { CellText.percent(bytes(field.rawValue)) }
  /// The amount, given in yuan.
  public func amount(_ field: some LedgerField) -> Fen? { CellText.amount(bytes(field.rawValue)) }
  /// Yes or no.
  public func boolean(_ field: some LedgerField) -> Bool? { CellText.boolean(bytes(field.rawValue)) }
  /// The word, in Chinese or by its key.
  public func word<W: LedgerWord>(_ field: some LedgerField, _: W.Type = W.self) -> W? { W(cell: bytes(field.rawValue)) }
  /// The entries of a list cell; none when blank.
  public func list(_ field: some LedgerField) -> [String] { CellText.list(bytes(field.rawValue)) }

  /// A date-time, or a time of the day that `date` gives.
  public func moment(_ field: some LedgerField, of date: CivilDate?) -> Moment? {
    if let moment = moment(field) { return moment }
    guard let date, let time = time(field) else { return nil }
    return Moment(date, time)
  }

  /// How a cell stands by its type alone.
  public enum CellState: Sendable { case blank, broken, good }

  /// Whether the cell is blank, of its type, or not. References (staff, tickets, plans, files) are judged elsewhere.
  public func state(_ column: Int) -> CellState {
    if isBlank(column) { return .blank }
    return ledger.table.columns[column].type.accepts(bytes(column)) ? .good : .broken
  }
  /// Whether the field's cell is blank, of its type, or not.
  public func state(_ field: some LedgerField) -> CellState { state(field.rawValue) }
}

extension CellType {
  /// Whether a text that is not blank is of the type. References (staff, tickets, plans, files) are judged elsewhere.
  public func accepts(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .date: CellText.date(bytes) != nil
    case .moment: CellText.moment(bytes) != nil
    case .momentOrTime: CellText.moment(bytes) != nil || CellText.time(bytes) != nil
    case .time: CellText.time(bytes) != nil
    case .integer(let minimum): (CellText.integer(bytes) ?? .min) >= minimum
    case .decimal: (CellText.decimal(bytes) ?? -1) >= 0
    case .percent: CellText.percent(bytes) != nil
    case .amount: (CellText.amount(bytes) ?? Fen(-1)) >= .zero
    case .boolean: CellText.boolean(bytes) != nil
    case .word(let words): words.contains { $0.matches(bytes) }
    case .text, .phone, .staff, .staffList, .staffOrName, .list, .ticket, .plan, .rule, .evidence, .evidenceList: true
    }
  }
}

/// A typed view of one row. Every property is computed from the row's cells.
public protocol LedgerRecord: Sendable {
  static var table: LedgerTable { get }
  var row: Row { get }
  init(row: Row)
}

extension Ledger {
  /// The rows as records of their own kind.
  public func records<R: LedgerRecord>(_: R.Type = R.self) -> some RandomAccessCollection<R> {
    precondition(R.table.key == table.key)
    return (0..<count).lazy.map { R(row: self[$0]) }
  }
}
