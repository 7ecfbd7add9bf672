import Diagnostics
import Measures

extension StatusReport {
  /// What `status --format json` prints: points as decimal strings, amounts with two decimals, dates ISO 8601, as `score` and `settle`.
  func json(_ language: Language) -> JSONValue {
    [
      "year": .string(year), "asOf": .text(day), "start": .text(terms.term.lowerBound), "end": .text(terms.term.upperBound),
      "cycles": .array(cycles.map { $0.json(change: change(of: $0)) }), "deadlines": .array(deadlines.map(\.json)),
      "filings": .array(filings.map(\.json)),
      "money": [
        "annual": .text(money.annualAmount), "earned": .text(money.earned), "dueByNow": .text(money.dueByNow), "held": .text(money.held),
        "forecast": .text(money.forecast), "penalties": .text(money.penalties), "assessmentSum": .text(money.assessmentSum),
        "assessmentForecast": money.assessmentForecast.map { .text($0) } ?? .null,
        "assessmentPayable": money.assessmentPayable.map { .text($0) } ?? .null,
      ], "next": .array(steps.map { .string($0[language]) }),
    ]
  }
}

extension CycleStatus {
  /// - Parameter change: against the cycle before.
  func json(change: String?) -> JSONValue {
    [
      "cycle": .string(cycle.name.rawValue), "start": .text(cycle.start), "end": .text(cycle.end), "state": .string(state.rawValue),
      "total": score.map { .text($0) } ?? .null, "change": .string(orNull: change), "band": .string(orNull: band?.rawValue),
      "confirmed": .bool(isConfirmed),
      "findings": findings.map {
        [
          "error": .integer($0.errors), "warning": .integer($0.warnings), "note": .integer($0.notes),
          "pointsAtRisk": .text($0.pointsAtRisk),
        ]
      } ?? .null, "payable": .text(payable), "held": .text(held),
      "dates": [
        "submissionDue": .text(deadlines.submission.date), "reviewDue": .text(deadlines.review.date),
        "paymentDue": .text(deadlines.payment.date), "provisional": .bool(deadlines.isProvisional),
      ],
    ]
  }
}

extension StatusDeadline {
  var json: JSONValue {
    [
      "kind": .string(kind.rawValue), "subject": .string(subject), "date": .text(date), "provisional": .bool(isProvisional),
      "daysLeft": .integer(daysLeft), "workingDaysLeft": .integer(workingDaysLeft),
    ]
  }
}

extension FilingStatus {
  var json: JSONValue {
    [
      "kind": .string(kind.rawValue), "system": .string(system), "certificate": .string(orNull: certificate),
      "validUntil": .text(validUntil), "daysLeft": .integer(daysLeft),
    ]
  }
}
