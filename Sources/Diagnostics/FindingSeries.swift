/// The findings of one kind on one column of a ledger, as far as they are alike, and how each is told.
public final class FindingSeries: Sendable {
  let kind: FindingKind
  let risk: Risk
  /// Without a row; of a cell its column's letters.
  let place: Place
  let tell: @Sendable (Int) -> Finding

  /// - Parameters:
  ///   - example: one of them.
  ///   - tell: the finding on the row of that index, its words always the same; it is asked whenever somebody looks.
  public init(like example: Finding, tell: @escaping @Sendable (Int) -> Finding) {
    kind = example.kind
    risk = example.risk
    var place = example.place
    place.row = nil
    place.cell = place.cell.map { String($0.prefix { !$0.isNumber }) }
    self.place = place
    self.tell = tell
  }

  func place(row: Int) -> Place {
    var place = place
    place.row = row
    place.cell = place.cell.map { $0 + String(row) }
    return place
  }

  /// Whether it would give a finding in the very place of another.
  public func fits(_ finding: Finding) -> Bool {
    let other = finding.place
    return kind === finding.kind && risk == finding.risk && kind.severity == finding.severity && other.row.map(place(row:)) == other
  }
}

/// What a finding says, each text as long as is sensible.
final class FindingWords: Sendable {
  let place: Place
  let record: String?
  let identity: String?
  let value: String?
  let message: Bilingual
  let hint: Bilingual
  let related: [Place]

  init(place: Place, record: String?, identity: String?, value: String?, message: Bilingual, hint: Bilingual, related: [Place]) {
    self.place = place
    self.record = record
    // Mostly one text, and then it is kept once.
    self.identity = identity == record ? nil : identity
    self.value = value
    self.message = message
    self.hint = hint
    self.related = related
  }
}

/// How a finding is shown: what is done with its texts, and why one lives with it.
final class FindingManner: Sendable {
  let rewrite: (@Sendable (String) -> String)?
  let acknowledgement: String?

  init(rewrite: (@Sendable (String) -> String)?, acknowledgement: String?) {
    self.rewrite = rewrite
    self.acknowledgement = acknowledgement
  }
}
