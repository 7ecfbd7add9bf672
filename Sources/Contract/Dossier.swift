import Diagnostics
import Measures

/// One cycle with the contract year around it: everything that the rules, the score, the money and the documents are made from.
public struct Dossier: Sendable {
  /// The year's folder: "2025".
  public var year: String
  public var cycle: Cycle
  public var terms: ContractTerms
  public var calendar: WorkingCalendar
  public var settings: CycleSettings
  /// A valid review.yaml, whether it confirms or not; `nil` when there is none or it is not valid.
  public var review: Review?
  public var roster: Roster
  /// The tickets of the cycle by their numbers.
  public let tickets: KeyIndex
  /// The tickets of the year's other cycles by their numbers, a ledger each; of them no more than the numbers is known.
  public let otherTickets: [KeyIndex]
  public var evidence: any EvidenceFolder
  /// Texts beside the ledgers' cells that the privacy rules read: contacts, narrative, sheet names, workbook properties.
  public var looseTexts: [LooseText]
  /// SHA-256 over contract.yaml, calendar.csv and the year's and the cycle's ledgers, in hexadecimal (specification: settlement).
  public var ledgersDigest: String
  private var ledgers: [String: Ledger]

  public init(
    year: String, cycle: Cycle, terms: ContractTerms, calendar: WorkingCalendar, settings: CycleSettings = CycleSettings(),
    review: Review? = nil, ledgers: [Ledger], otherTickets: [Ledger] = [],
    evidence: any EvidenceFolder, looseTexts: [LooseText] = [], ledgersDigest: String = ""
  ) {
    self.year = year
    self.cycle = cycle
    self.terms = terms
    self.calendar = calendar
    self.settings = settings
    self.review = review
    self.ledgers = Dictionary(ledgers.map { ($0.table.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.roster = Roster(self.ledgers["staff"] ?? Ledger(missing: Person.table))
    tickets = KeyIndex(self.ledgers["tickets"] ?? Ledger(missing: Ticket.table), Ticket.Field.id)
    self.otherTickets = otherTickets.map { KeyIndex($0, Ticket.Field.id) }
    self.evidence = evidence
    self.looseTexts = looseTexts
    self.ledgersDigest = ledgersDigest
  }

  /// The ledger of a table; an empty one, not present, where it is missing.
  public func ledger(_ table: LedgerTable) -> Ledger { ledgers[table.key] ?? Ledger(missing: table) }

  /// All records of one kind.
  public func records<R: LedgerRecord>(_ kind: R.Type = R.self) -> some RandomAccessCollection<R> {
    ledger(R.table).records(kind)
  }

  /// Whether a ticket of the contract year has that number.
  public func hasTicket(_ number: String) -> Bool { tickets.row(of: number) != nil || otherTicket(number) != nil }

  /// The ticket of another cycle of the year that has a number.
  public func otherTicket(_ number: String) -> Row? { otherTickets.lazy.compactMap { $0.row(of: number) }.first }

  /// The ledgers in the order of the specification, absent ones included.
  public var allLedgers: [Ledger] { LedgerTable.all.map(ledger) }
}

/// A text outside the ledgers' cells.
public struct LooseText: Sendable {
  public var place: Place
  public var text: String
  public init(place: Place, text: String) {
    self.place = place
    self.text = text
  }
}

/// The files in the evidence folders.
public protocol EvidenceFolder: Sendable {
  /// How a path of a ledger stands.
  func state(of path: String, in scope: LedgerTable.Scope) -> EvidenceState
  /// Every file there is, sorted by UTF-8 bytes, relative to the scope's evidence folder.
  func files(in scope: LedgerTable.Scope) -> [String]
}

/// How a file that a ledger names stands.
public enum EvidenceState: Sendable, Equatable {
  case present(bytes: Int)
  case missing
  case empty
  /// Absolute, or leading out of evidence/ (also through a symbolic link).
  case outside

  public var isGood: Bool { if case .present = self { true } else { false } }
}
