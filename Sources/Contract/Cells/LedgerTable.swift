import Diagnostics

/// The columns of one ledger, as a person sees them and as the rules use them (specification: ledgers).
public struct LedgerTable: Sendable {
  /// Whose folder the ledger stands in.
  public enum Scope: Sendable { case year, cycle }

  /// Two times of one row, of which the later must not come before the earlier.
  public struct Order: Sendable {
    public let earlier: Int
    public let later: Int

    public init(_ earlier: some LedgerField, _ later: some LedgerField) {
      self.earlier = earlier.rawValue
      self.later = later.rawValue
    }
  }

  public let key: String
  /// The Chinese name: of the file, the sheet, the chapter.
  public let name: String
  public let scope: Scope
  /// Whether its absence is `ledger.missing`.
  public let expected: Bool
  public let columns: [Column]
  /// The fields by which people call a row, joined by "/"; rows without any are called `key:row`.
  public let identity: [Int]
  /// The fields that tell rows of one identity apart in fingerprints.
  public let detail: [Int]
  /// The field that must be unique among the rows.
  public let unique: Int?
  /// The date that must lie inside the cycle.
  public let period: Int?
  public let orders: [Order]

  public init(
    _ key: String, _ name: String, scope: Scope, expected: Bool = false, identity: [any LedgerField] = [],
    detail: [any LedgerField] = [], unique: (any LedgerField)? = nil, period: (any LedgerField)? = nil, orders: [Order] = [],
    columns: [Column]
  ) {
    for (index, column) in columns.enumerated() {
      precondition(column.index == index, "\(key): columns stand in the order of their fields, \(column.key) does not")
    }
    self.key = key
    self.name = name
    self.scope = scope
    self.expected = expected
    self.identity = identity.map { $0.rawValue }
    self.detail = detail.map { $0.rawValue }
    self.unique = unique?.rawValue
    self.period = period?.rawValue
    self.orders = orders
    self.columns = columns
  }
}

/// The fields of one ledger in column order: an enumeration by position.
public protocol LedgerField: RawRepresentable<Int>, CaseIterable, Sendable {}

/// One column of a ledger.
public struct Column: Sendable {
  /// When a blank cell is a finding.
  public enum Need: Sendable {
    case always
    case optional
    /// Only in rows of which the condition holds; the words say when, for notes and templates.
    case when(_ words: String, _ holds: @Sendable (Row) -> Bool)

    /// Whether a header without this column is `ledger.column-missing`.
    public var isAlways: Bool { if case .always = self { true } else { false } }

    /// Whether the field must be filled in this row.
    public func holds(in row: Row) -> Bool {
      switch self {
      case .always: true
      case .optional: false
      case .when(_, let holds): holds(row)
      }
    }
  }

  public let index: Int
  /// The English key, also in JSON.
  public let key: String
  /// The Chinese header.
  public let header: String
  public let type: CellType
  public let need: Need
  /// What a required blank is called: mostly `record.required`.
  public let blank: FindingKind

  public init(
    _ field: some LedgerField, _ key: String, _ header: String, _ type: CellType, _ need: Need = .optional,
    blank: FindingKind = .recordRequired
  ) {
    index = field.rawValue
    self.key = key
    self.header = header
    self.type = type
    self.need = need
    self.blank = blank
  }
}

/// What a cell holds.
public enum CellType: Sendable {
  case text
  /// Text that is a telephone number by design: never a privacy finding, always masked in documents.
  case phone
  case date
  case moment
  /// A date-time, or a time of the date that stands in another field.
  case momentOrTime(dateField: Int)
  case time
  case integer(minimum: Int)
  case decimal
  case percent
  case amount
  case boolean
  /// One of these words.
  case word([Word])
  /// An id or unique name on the staff list; in post on the day that stands in `on`, where one is given.
  case staff(on: Int?)
  case staffList(on: Int?)
  /// A staff member, or the name of somebody who is none.
  case staffOrName
  case list
  /// The number of a ticket of the contract year.
  case ticket
  /// An id or name of the inspection plan.
  case plan
  /// A rule code of the annex (specification: scoring).
  case rule
  case evidence
  case evidenceList
}

/// One word of an enumeration: its key and its Chinese form; both are understood.
public struct Word: Sendable, Hashable {
  public let key: String
  public let chinese: String
}

/// An enumeration of ledger words, keyed by the specification's English keys.
public protocol LedgerWord: RawRepresentable<String>, CaseIterable, Sendable {
  var chinese: String { get }
}

extension LedgerWord {
  public static var words: [Word] { allCases.map { Word(key: $0.rawValue, chinese: $0.chinese) } }

  /// By key or Chinese word, as a trimmed cell has it.
  public init?(cell text: String) {
    guard let match = Self.allCases.first(where: { $0.rawValue == text || $0.chinese == text }) else { return nil }
    self = match
  }

  /// The same from a cell's bytes, which are compared where they are.
  init?(cell bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty, let match = Self.allCases.first(where: { $0.rawValue.hasBytes(bytes) || $0.chinese.hasBytes(bytes) })
    else { return nil }
    self = match
  }
}

extension CellType {
  /// One of a type's words, in Chinese or by its key.
  public static func word<W: LedgerWord>(of type: W.Type) -> CellType { .word(W.words) }
  /// A person of the roster who is in post on the day that another field names.
  public static func staff(on field: some LedgerField) -> CellType { .staff(on: field.rawValue) }
}

extension Word {
  /// Whether a cell's bytes are this word.
  func matches(_ bytes: ArraySlice<UInt8>) -> Bool { key.hasBytes(bytes) || chinese.hasBytes(bytes) }
}

extension String {
  /// Whether the text is these bytes of UTF-8.
  fileprivate func hasBytes(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard utf8.count == bytes.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      utf8.withContiguousStorageIfAvailable { $0.isSame(as: bytes) } ?? utf8.elementsEqual(bytes)
    }
  }
}
