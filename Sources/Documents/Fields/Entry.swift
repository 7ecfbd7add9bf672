import Contract

/// One record with the cycle around it: what the fields of a record are read from.
public struct Entry<Record: LedgerRecord>: Sendable {
  public let record: Record
  public let view: CycleView
  /// Its place in its list, counted from 1.
  public let number: Int

  public init(_ record: Record, number: Int, in view: CycleView) {
    self.record = record
    self.number = number
    self.view = view
  }
}

extension CycleView {
  /// The records of a kind, numbered in the ledger's order.
  func entries<R: LedgerRecord>(_ kind: R.Type = R.self, where isWanted: (R) -> Bool = { _ in true }) -> [Entry<R>] {
    var entries: [Entry<R>] = []
    for record in dossier.records(kind) where isWanted(record) {
      entries.append(Entry(record, number: entries.count + 1, in: self))
    }
    return entries
  }
}
