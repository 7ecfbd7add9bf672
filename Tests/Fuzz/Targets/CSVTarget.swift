import Contract
import TestSupport

@testable import Ledgers

extension FuzzTarget {
  /// The first byte chooses the ledger; the rest is its CSV file, read, checked, scored and settled with a cycle that has nothing else.
  static let csv = FuzzTarget(name: "csv") { bytes in
    let tables = LedgerTable.all
    let table = tables[Int(bytes.first ?? 0) % tables.count]
    let file = Array(bytes.dropFirst())
    _ = CalendarFile.read(file)
    guard case .read(let source) = CSVLedger.read(ByteSource(file), file: "Q2/\(table.key).csv", table: table) else { return }
    Judgement.pass([source.ledger], findings: source.findings)
  }
}
