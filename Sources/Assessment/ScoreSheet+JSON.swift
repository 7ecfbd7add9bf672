import Diagnostics

extension ScoreSheet {
  /// What `score --format json` prints (specification: command line, "JSON").
  public func json(_ language: Language) -> JSONValue {
    [
      "year": .string(year), "cycle": .string(cycle.name.rawValue), "start": .text(cycle.start), "end": .text(cycle.end),
      "total": .text(total), "band": .string(band.rawValue), "confirmed": .bool(isConfirmed),
      "items": .array(items.map { $0.json(language) }),
    ]
  }
}

extension ItemScore {
  /// An item with its causes, as `score --format json` has it.
  public func json(_ language: Language) -> JSONValue {
    [
      "code": .string(item.code), "name": .string(item.name[language]), "full": .text(item.full), "deducted": .text(deducted),
      "score": .text(score), "deductions": .array(deductions.map { $0.json(language) }),
    ]
  }
}

extension Deduction {
  /// A cause, as `score --format json` has it.
  public func json(_ language: Language) -> JSONValue {
    [
      "rule": .string(rule), "points": .text(points), "count": .integer(count), "ledger": .string(ledger),
      "row": .integer(orNull: row), "record": .string(record), "date": date.map { .text($0) } ?? .null,
      "cause": .string(cause[language]),
    ]
  }
}
