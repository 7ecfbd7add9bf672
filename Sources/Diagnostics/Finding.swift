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
///
/// A broken ledger has millions of them. Of one on a row no more is kept than which row it is (``FindingSeries``), and its words are made
/// when somebody asks for them; whoever asks for several asks for ``told`` first.
public struct Finding: Sendable {
  private enum Source: Sendable {
    case words(FindingWords)
    case row(FindingSeries)
  }

  private let source: Source
  public let kind: FindingKind
  fileprivate var manner: FindingManner?
  /// The row's number as a person counts it, and its index in the ledger; only of a finding of a series.
  private let number: Int32
  private let index: Int32
  /// Lowered to a warning where the cycle acknowledges it.
  public var severity: Severity
  public let risk: Risk

  public init(
    _ kind: FindingKind, at place: Place, record: String? = nil, identity: String? = nil, value: String? = nil,
    message: Bilingual, hint: Bilingual, related: [Place] = [], risk: Risk? = nil
  ) {
    self.kind = kind
    self.severity = kind.severity
    self.risk = risk ?? kind.risk
    (number, index) = (0, 0)
    source = .words(
      FindingWords(
        place: place, record: record?.bounded(to: Self.longest), identity: identity, value: value?.bounded(to: Self.longestValue),
        message: message.bounded(to: Self.longest), hint: hint.bounded(to: Self.longest), related: related))
  }

  /// The finding of a series on one row.
  public init(_ series: FindingSeries, row number: Int, index: Int) {
    kind = series.kind
    severity = series.kind.severity
    risk = series.risk
    source = .row(series)
    (self.number, self.index) = (Int32(truncatingIfNeeded: number), Int32(truncatingIfNeeded: index))
  }

  /// Bytes of a text that a finding shows, and of the value that it is about.
  private static let longest = 8_000
  private static let longestValue = 100_000

  private var words: FindingWords {
    switch source {
    case .words(let words): words
    case .row(let series): series.tell(Int(index)).words
    }
  }

  /// The same finding with its words made once.
  public var told: Finding { Finding(told: self) }

  private init(told finding: Finding) {
    source = .words(finding.words)
    kind = finding.kind
    manner = finding.manner
    (number, index) = (finding.number, finding.index)
    severity = finding.severity
    risk = finding.risk
  }

  /// Where it stands.
  public var place: Place {
    switch source {
    case .words(let words): shown(words.place)
    case .row(let series): shown(series.place(row: Int(number)))
    }
  }
  /// The record's id as JSON shows it (specification: command line, "JSON").
  public var record: String? { words.record.map(shown) }
  /// The offending value; masked already where it is private.
  public var value: String? { words.value.map(shown) }
  /// What is wrong.
  public var message: Bilingual { shown(words.message) }
  /// How to mend it.
  public var hint: Bilingual { shown(words.hint) }
  /// Other places that it is about.
  public var related: [Place] { words.related.map(shown) }
  /// What makes the record itself in a fingerprint where it has no id: its required cells. Never a row number.
  public var identity: String { words.identity ?? words.record ?? "" }
  /// The reason that cycle.yaml gives for living with it.
  public var acknowledgement: String? {
    get { manner?.acknowledgement.map(shown) }
    set { manner = FindingManner(rewrite: manner?.rewrite, acknowledgement: newValue) }
  }

  private func shown(_ text: String) -> String { manner?.rewrite.map { $0(text) } ?? text }
  private func shown(_ text: Bilingual) -> Bilingual {
    manner?.rewrite == nil ? text : Bilingual(zh: shown(text.zh), en: shown(text.en))
  }
  private func shown(_ place: Place) -> Place {
    guard manner?.rewrite != nil else { return place }
    var place = place
    place.file = place.file.map(shown)
    place.sheet = place.sheet.map(shown)
    return place
  }

  public var code: String { kind.code }
  public var pointsAtRisk: Points { risk.points }

  /// Code, record and field, hashed: an inserted row leaves it as it was.
  public var fingerprint: String {
    let words = words
    let place = words.place
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in [kind.code, place.ledger ?? place.file ?? "", words.identity ?? words.record ?? "", place.column ?? ""] {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0x1f) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension [Finding] {
  /// Has every text of them rewritten when it is shown, as masking does; their fingerprints stay what they are.
  public mutating func rewrite(_ rewrite: @escaping @Sendable (String) -> String) {
    let manner = FindingManner(rewrite: rewrite, acknowledgement: nil)
    for index in indices {
      self[index].manner = self[index].manner.map { FindingManner(rewrite: rewrite, acknowledgement: $0.acknowledgement) } ?? manner
    }
  }
}

extension Finding {
  /// The order of all output: file, row, column, code; null first, text by UTF-8 bytes.
  public static func inOrder(_ a: Finding, _ b: Finding) -> Bool {
    let (place, other) = (a.spot, b.spot)
    if let order = before(place.file, other.file) { return order }
    if place.row != other.row { return (place.row ?? .min) < (other.row ?? .min) }
    if let order = before(place.column, other.column) { return order }
    if let order = before(a.code, b.code) { return order }
    if let order = before(a.place.sheet, b.place.sheet) { return order }
    if let order = before(a.record, b.record) { return order }
    return before(a.message.zh, b.message.zh) ?? false
  }

  /// What mostly decides, without the rest of the place: this is asked some twenty times a finding.
  private var spot: (file: String?, row: Int?, column: String?) {
    switch source {
    case .words(let words): (words.place.file.map(shown), words.place.row, words.place.column)
    case .row(let series): (series.place.file.map(shown), Int(number), series.place.column)
    }
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
