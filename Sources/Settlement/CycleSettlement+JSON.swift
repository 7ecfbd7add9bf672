import Diagnostics

extension CycleSettlement {
  /// What `settle Q2 --format json` prints (specification: command line, "JSON").
  public var json: JSONValue {
    [
      "year": .string(year), "cycle": .string(cycle.name.rawValue), "status": .string(status.rawValue), "confirmed": .bool(isConfirmed),
      "base": .text(base.amount), "reductions": .array(reductions.map { $0.json(withDays: true) }),
      "penalties": .array(penalties.map { $0.json(withDays: false) }), "penaltiesTotal": .text(penaltiesTotal),
      "payable": .text(payable), "held": .text(held), "capital": .string(capital),
      "dates": [
        "submissionDue": .text(deadlines.submission.date), "reviewDue": .text(deadlines.review.date),
        "paymentDue": .text(deadlines.payment.date), "provisional": .bool(deadlines.isProvisional),
      ],
    ]
  }
}

extension SettlementLine {
  func json(withDays: Bool) -> JSONValue {
    .object(
      [(key: "clause", value: .string(clause)), (key: "amount", value: .text(amount))]
        + (withDays ? [(key: "days", value: .integer(orNull: days))] : []) + [(key: "record", value: .string(orNull: record))])
  }
}
