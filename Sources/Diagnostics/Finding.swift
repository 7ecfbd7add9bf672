import Measures

/// Where something stands: a file, and within it a sheet, a row as a person counts it, and a column's key.
public struct Place: Sendable, Hashable {
  /// The ledger's key, where the place is in a ledger.
  public var ledger: String?
  /// Relative to the year's folder: "Q2/tickets.csv".
  public var file: String?
  public var sheet: String?
  /// The header is row 1. In YAML files the line.
  public var row: Int?
  /// The field's key; in YAML files the key's path.
  public var column: String?
  /// The column's Chinese header, for people.
  public var header: String?
  /// Where the cell really stands, for people: "F14" in a sheet; `nil` elsewhere.
  public var cell: String?

  public init(
    ledger: String? = nil, file: String? = nil, sheet: String? = nil, row: Int? = nil, column: String? = nil,
    header: String? = nil, cell: String? = nil
  ) {
    self.ledger = ledger
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
    self.header = header
    self.cell = cell
  }
}

extension Place {
  /// As people find it: `Q2/tickets.csv:14:报修时间`, `Q2/台账.xlsx:运维服务单!F14`, `Q2/cycle.yaml:3:submitted_on`; "" for none.
  public func label(in language: Language) -> String { [file, spot(in: language)].compactMap { $0 }.joined(separator: ":") }

  /// The place within its file; `nil` where it is the file itself.
  public func spot(in language: Language) -> String? {
    if let sheet { return cell.map { "\(sheet)!\($0)" } ?? row.map { "\(sheet)!\($0)" } ?? sheet }
    let name = language == .zh ? header ?? column : column
    let parts = [row.map(String.init), name].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ":")
  }
}

/// Something that the validator has to say: a value, gathered with all others and printed once.
public struct Finding: Sendable {
  public let kind: FindingKind
  /// Lowered to a warning where the cycle acknowledges it.
  public var severity: Severity
  public private(set) var place: Place
  /// The record's id as JSON shows it (specification: command line, "JSON").
  public private(set) var record: String?
  /// The offending value; masked already where it is private.
  public private(set) var value: String?
  public private(set) var message: Bilingual
  public private(set) var hint: Bilingual
  public private(set) var related: [Place]
  /// What makes the record itself in a fingerprint where it has no id: its required cells. Never a row number.
  public let identity: String
  /// The reason that cycle.yaml gives for living with it.
  public var acknowledgement: String?
  public let risk: Risk

  public init(
    _ kind: FindingKind, at place: Place, record: String? = nil, identity: String? = nil, value: String? = nil,
    message: Bilingual, hint: Bilingual, related: [Place] = [], risk: Risk? = nil
  ) {
    self.kind = kind
    self.severity = kind.severity
    self.place = place
    let record = record?.bounded(to: Self.longest)
    self.record = record
    // Mostly one text, and then it is kept once.
    self.identity = (identity == record ? nil : identity) ?? record ?? ""
    self.value = value?.bounded(to: Self.longestValue)
    self.message = message.bounded(to: Self.longest)
    self.hint = hint.bounded(to: Self.longest)
    self.related = related
    self.risk = risk ?? kind.risk
  }

  /// Bytes of a text that a finding shows, and of the value that it is about.
  private static let longest = 8_000
  private static let longestValue = 100_000

  /// Rewrites every text of it, as masking does; its fingerprint stays what it was.
  public mutating func rewrite(_ rewrite: (String) -> String) {
    func both(_ text: Bilingual) -> Bilingual { Bilingual(zh: rewrite(text.zh), en: rewrite(text.en)) }
    func moved(_ place: Place) -> Place {
      var place = place
      place.file = place.file.map(rewrite)
      place.sheet = place.sheet.map(rewrite)
      return place
    }
    place = moved(place)
    record = record.map(rewrite)
    value = value.map(rewrite)
    message = both(message)
    hint = both(hint)
    for index in related.indices { related[index] = moved(related[index]) }
    acknowledgement = acknowledgement.map(rewrite)
  }

  public var code: String { kind.code }
  public var pointsAtRisk: Points { risk.points }

  /// Code, record and field, hashed: an inserted row leaves it as it was.
  public var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in [kind.code, place.ledger ?? place.file ?? "", identity, place.column ?? ""] {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0x1f) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Finding {
  /// The order of all output: file, row, column, code; null first, text by UTF-8 bytes.
  public static func inOrder(_ a: Finding, _ b: Finding) -> Bool {
    if let order = before(a.place.file, b.place.file) { return order }
    if a.place.row != b.place.row { return (a.place.row ?? .min) < (b.place.row ?? .min) }
    if let order = before(a.place.column, b.place.column) { return order }
    if let order = before(a.code, b.code) { return order }
    if let order = before(a.place.sheet, b.place.sheet) { return order }
    if let order = before(a.record, b.record) { return order }
    return before(a.message.zh, b.message.zh) ?? false
  }

  /// `nil` when equal.
  private static func before(_ a: String?, _ b: String?) -> Bool? {
    switch (a, b) {
    case (nil, nil): return nil
    case (nil, _): return true
    case (_, nil): return false
    case (let a?, let b?): return a.utf8.elementsEqual(b.utf8) ? nil : a.utf8.lexicographicallyPrecedes(b.utf8)
    }
  }
}
