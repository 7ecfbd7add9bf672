import Contract
import Diagnostics
import Measures
import Synchronization

/// What every rule looks at: the dossier, what score and settlement made of it, and the look-ups that several rules share.
///
/// A class, since every rule hands it along with every row.
final class Examination: Sendable {
  let dossier: Dossier
  let outcome: Outcome?
  /// The texts with something private in them.
  let privateTexts: [PrivateText]
  private let rounds = Mutex<[InspectionRound]?>(nil)

  init(_ dossier: Dossier, outcome: Outcome? = nil) {
    self.dossier = dossier
    self.outcome = outcome
    privateTexts = Self.privateTexts(of: dossier)
  }

  /// Every plan on every day on which it is due; gathered for the first rule that asks.
  var inspectionRounds: [InspectionRound] {
    rounds.withLock { known in
      let rounds = known ?? gatheredRounds
      known = rounds
      return rounds
    }
  }

  var cycle: Cycle { dossier.cycle }
  var terms: ContractTerms { dossier.terms }
  var calendar: WorkingCalendar { dossier.calendar }
  var settings: CycleSettings { dossier.settings }

  func records<R: LedgerRecord>(_ kind: R.Type = R.self) -> [R] { Array(dossier.records(kind)) }

  func person(_ cell: String?) -> Person? { cell.flatMap(dossier.roster.person) }

  /// Whether rows that a ledger lacks may be reported: the ledger was read, with the columns that tell.
  func canMiss(_ table: LedgerTable, without fields: any LedgerField...) -> Bool {
    let ledger = dossier.ledger(table)
    return ledger.isPresent && fields.allSatisfy { ledger.sourceColumns[$0.rawValue] != nil }
  }

  /// Whether rows that cannot be read may be the very ones that seem to be missing: then nothing is missing for certain.
  static func explains(unknown: Int, missing: Int) -> Bool { missing <= unknown }

  /// The place of something that a ledger lacks: its file.
  func place(of table: LedgerTable) -> Place {
    let ledger = dossier.ledger(table)
    return Place(ledger: table.key, file: ledger.file, sheet: ledger.sheet)
  }

  /// A key's place in the cycle's cycle.yaml.
  func cycleFile(_ path: String, line: Int? = nil) -> Place {
    Place(file: "\(cycle.name.rawValue)/cycle.yaml", row: settings.lines[path] ?? line, column: path)
  }
}

/// What score and settlement make of the cycle, as far as findings depend on it.
public struct Outcome: Sendable {
  /// The total that stands: the office's where it is confirmed, else the vendor's own.
  public var total: Points
  /// What is to be paid for the cycle; `nil` while it cannot be computed.
  public var payable: Fen?

  public init(total: Points, payable: Fen?) {
    self.total = total
    self.payable = payable
  }
}
