extension CheckReport {
  /// `check --format json` (specification: command line, "JSON").
  public func json(_ language: Language) -> Printout {
    let findings = findings
    let value: JSONValue = [
      "year": .string(year), "cycle": .string(cycle),
      "summary": [
        "error": .integer(summary.errors), "warning": .integer(summary.warnings), "note": .integer(summary.notes),
        "pointsAtRisk": .text(summary.pointsAtRisk),
      ],
      "findings": .sequence(count: findings.count) { findings[$0].told.json(language) },
    ]
    return value.printout
  }
}

extension Finding {
  fileprivate func json(_ language: Language) -> JSONValue {
    [
      "code": .string(code), "severity": .string(severity.rawValue), "clause": .string(orNull: kind.clause),
      "ledger": .string(orNull: place.ledger), "file": .string(orNull: place.file), "sheet": .string(orNull: place.sheet),
      "row": .integer(orNull: place.row), "column": .string(orNull: place.column), "record": .string(orNull: record),
      "value": .string(orNull: value), "message": .string(message[language]), "hint": .string(hint[language]),
      "pointsAtRisk": .text(pointsAtRisk), "fingerprint": .string(fingerprint),
      "related": .array(related.map { ["file": .string(orNull: $0.file), "row": .integer(orNull: $0.row)] }),
    ]
  }
}
