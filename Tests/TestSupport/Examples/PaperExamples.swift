import Contract
import Diagnostics
import Measures
import Validation

extension Example {
  static let filings: [Example] = [
    .bad(.assessmentMissing, "no risk assessment", "assessment.missing risk -") { $0.remove("assessments") { $0["kind"] == "风险评估" } },
    .bad(.assessmentMissing, "no filing of graded protection", "assessment.missing mlps -") {
      $0.remove("assessments") { $0["kind"] == "等保测评" }
    },
    .bad(.assessmentMissing, "a kind that is filed as another", "assessment.missing crypto -") {
      $0.set("assessments", row: 2, "kind", "风险评估")
      $0.set("assessments", row: 2, "system", "知识库")
    },
    .fine(.assessmentMissing, "two systems") {
      $0.add("assessments", ($0.ledgers["assessments"]?[0] ?? [:]).merging(["system": "知识库"]) { $1 })
    },
    .bad(.assessmentExpired, "it ran out the day before the cycle's end", "assessment.expired assessments:2 valid_until") {
      $0.set("assessments", row: 0, "valid_until", "2026-05-30")
    },
    .bad(.assessmentExpired, "another kind, the year before", "assessment.expired assessments:4 valid_until") {
      $0.set("assessments", row: 2, "valid_until", "2025-12-31")
    },
    .bad(.assessmentExpired, "one of two systems", "assessment.expired assessments:5 valid_until") {
      $0.add("assessments", ($0.ledgers["assessments"]?[0] ?? [:]).merging(["system": "知识库", "valid_until": "2026-03-01"]) { $1 })
    },
    .fine(.assessmentExpired, "an old one ran out, the newest holds") {
      $0.add("assessments", ($0.ledgers["assessments"]?[0] ?? [:]).merging(["filed_on": "2024-10-01", "valid_until": "2025-10-02"]) { $1 })
    },
    .bad(.assessmentLate, "filed the day after the last ran out", "assessment.late assessments:2 filed_on") {
      $0.set("assessments", row: 0, "filed_on", "2025-10-03")
      $0.add("assessments", ($0.ledgers["assessments"]?[0] ?? [:]).merging(["filed_on": "2024-10-01", "valid_until": "2025-10-02"]) { $1 })
    },
    .bad(
      .assessmentLate, "two filings in a row, each late", "assessment.late assessments:2 filed_on", "assessment.late assessments:5 filed_on"
    ) {
      $0.set("assessments", row: 0, "filed_on", "2025-10-03")
      let filing = $0.ledgers["assessments"]?[0] ?? [:]
      $0.add("assessments", filing.merging(["filed_on": "2024-10-04", "valid_until": "2025-10-02"]) { $1 })
      $0.add("assessments", filing.merging(["filed_on": "2023-10-04", "valid_until": "2024-10-03"]) { $1 })
    },
    .bad(.assessmentLate, "another kind, months after", "assessment.late assessments:3 filed_on") {
      $0.add("assessments", ($0.ledgers["assessments"]?[1] ?? [:]).merging(["filed_on": "2024-05-01", "valid_until": "2025-05-01"]) { $1 })
    },
    .fine(.assessmentLate, "filed the day the last ran out; another system's is another matter") {
      $0.add("assessments", ($0.ledgers["assessments"]?[0] ?? [:]).merging(["filed_on": "2024-10-01", "valid_until": "2025-10-02"]) { $1 })
      $0.add("assessments", ($0.ledgers["assessments"]?[0] ?? [:]).merging(["system": "知识库", "filed_on": "2026-03-02"]) { $1 })
    },
    .bad(.assessmentExpiring, "on the ninetieth day", "assessment.expiring assessments:2 valid_until") {
      $0.set("assessments", row: 0, "valid_until", "2026-08-29")
    },
    .bad(.assessmentExpiring, "on the cycle's last day", "assessment.expiring assessments:3 valid_until") {
      $0.set("assessments", row: 1, "valid_until", "2026-05-31")
    },
    .bad(.assessmentExpiring, "the day after the cycle, full-width", "assessment.expiring assessments:4 valid_until") {
      $0.set("assessments", row: 2, "valid_until", "２０２６年６月１日")
    },
    .fine(.assessmentExpiring, "on the ninety-first") { $0.set("assessments", row: 0, "valid_until", "2026-08-30") },
  ]

  static let requests: [Example] = [
    .bad(.requestUnanswered, "due on the last day", "request.unanswered DY-1 answer", "request.unanswered DY-1 answered_on") {
      $0.addRequest(due: "2026-05-31")
    },
    .bad(.requestUnanswered, "answered, but the answer is not there", "request.unanswered DY-1 answer") {
      $0.addRequest(due: "2026-05-20", answered: "2026-05-19")
      $0.set("requests", row: 0, "answer", "")
    },
    .bad(.requestUnanswered, "the answer is there, its day is not", "request.unanswered DY-1 answered_on") {
      $0.addRequest(due: "2026-05-20")
      $0.set("requests", row: 0, "answer", "优化方案.pdf")
    },
    .fine(.requestUnanswered, "due the day after the cycle") { $0.addRequest(due: "2026-06-01") },
    .bad(.requestLate, "a day late", "request.late DY-1 answered_on") { $0.addRequest(due: "2026-04-10", answered: "2026-04-11") },
    .bad(.requestLate, "answered after the cycle", "request.late DY-1 answered_on") {
      $0.addRequest(due: "2026-05-31", answered: "2026-06-01")
    },
    .bad(.requestLate, "a remark, weeks late", "request.late DY-1 answered_on") {
      $0.addRequest(due: "2026-04-10", answered: "2026-05-10")
      $0.set("requests", row: 0, "kind", "检查意见")
    },
    .fine(.requestLate, "on its last day") { $0.addRequest(due: "2026-04-10", answered: "2026-04-10") },
    .bad(.incidentLateReport, "on the fourth working day", "incident.late-report AQ-1 reported_on") {
      $0.addIncident(human: "否")
      $0.set("incidents", row: 0, "reported_on", "2026-05-22")
    },
    .bad(.incidentLateReport, "a holiday between moves the day, not further", "incident.late-report AQ-1 reported_on") {
      $0.addIncident(human: "否")
      $0.set("incidents", row: 0, "occurred_at", "2026-04-30 23:59")
      $0.set("incidents", row: 0, "reported_on", "2026-05-09")
    },
    .bad(.incidentLateReport, "after the cycle", "incident.late-report AQ-1 reported_on") {
      $0.addIncident(human: "否")
      $0.set("incidents", row: 0, "reported_on", "2026-06-10")
    },
    .fine(.incidentLateReport, "on the third") {
      $0.addIncident(human: "否")
      $0.set("incidents", row: 0, "reported_on", "2026-05-21")
    },
  ]

  static let decisions: [Example] = [
    .bad(.violationDerived, "lateness belongs to attendance", "violation.derived violations:2 rule") {
      $0.addViolation("1.3.2", source: "自查")
    },
    .bad(.violationDerived, "a missed inspection, by complaint", "violation.derived violations:2 rule") {
      $0.addViolation("2.1.2", source: "投诉")
    },
    .bad(.violationDerived, "a slow answer", "violation.derived violations:2 rule") { $0.addViolation("2.2.1", source: "自查") },
    .fine(.violationDerived, "what the office saw itself, and rules of no ledger") {
      $0.addViolation("1.3.2", source: "甲方检查")
      $0.addViolation("3.2.2", source: "自查")
    },
    .bad(.penaltyRange, "above 3 %", "penalty.range penalties:2 percent") { $0.addPenalty("42", ["percent": "3.01%"]) },
    .bad(.penaltyRange, "below 0.5 %", "penalty.range penalties:2 percent") { $0.addPenalty("41", ["percent": "0.49"]) },
    .bad(.penaltyRange, "below 5 % of clause 38", "penalty.range penalties:2 percent") {
      $0.addPenalty("38", ["percent": "4.99%", "days": "20"])
    },
    .bad(.penaltyRange, "before the sixteenth day", "penalty.range penalties:2 percent") {
      $0.addPenalty("38", ["percent": "5%", "days": "15"])
    },
    .bad(.penaltyRange, "no percentage at all", "penalty.range penalties:2 percent") { $0.addPenalty("41") },
    .fine(.penaltyRange, "both ends, and clause 38 with and without") {
      $0.addPenalty("41", ["percent": "0.5%"])
      $0.addPenalty("42", ["percent": "３％"])
      $0.addPenalty("38", ["percent": "5%", "days": "16"])
      $0.addPenalty("38", ["days": "3"])
      $0.addPenalty("39")
      $0.addPenalty("40", ["amount": "1,200.50"])
    },
  ]

  static let papers: [Example] = [
    .bad(.submissionLate, "on the fourth working day", "submission.late - submitted_on") { $0.settings.submittedOn = day("2026-06-04") },
    .bad(.submissionLate, "the holiday moves the day, and it is missed", in: .q1, "submission.late - submitted_on") {
      $0.settings.submittedOn = day("2026-03-05")
    },
    .bad(.submissionLate, "months late", "submission.late - submitted_on") { $0.settings.submittedOn = day("2026-09-01") },
    .fine(.submissionLate, "on the third") { $0.settings.submittedOn = day("2026-06-03") },
    .bad(.invoiceMissing, "confirmed, without an invoice", "invoice.missing - invoice") { $0.review = .confirmed },
    .bad(.invoiceMissing, "confirmed and applied for", "invoice.missing - invoice") {
      $0.review = .confirmed
      $0.settings.appliedOn = day("2026-06-09")
    },
    .bad(.invoiceMissing, "beside what else cycle.yaml says", "invoice.missing - invoice") {
      $0.review = .confirmed
      $0.settings.compiledBy = "孙六"
      $0.settings.submittedOn = day("2026-06-03")
    },
    .fine(.invoiceMissing, "not yet confirmed") {
      $0.review = .confirmed
      $0.review?.signedByOffice = nil
    },
    .bad(.invoiceAmount, "a fen less", outcome: .payable(490_500_00), "invoice.amount - invoice.amount") { $0.addInvoice(490_499_99) },
    .bad(.invoiceAmount, "a fen more", outcome: .payable(490_500_00), "invoice.amount - invoice.amount") { $0.addInvoice(490_500_01) },
    .bad(.invoiceAmount, "the year's sum", outcome: .payable(490_500_00), "invoice.amount - invoice.amount") {
      $0.addInvoice(2_180_000_00)
    },
    .fine(.invoiceAmount, "the payable sum", outcome: .payable(490_500_00)) { $0.addInvoice(490_500_00) },
    .bad(.invoiceLate, "the day after the application", "invoice.late - invoice.issued_on") {
      $0.addInvoice(490_500_00)
      $0.settings.appliedOn = day("2026-06-08")
    },
    .bad(.invoiceLate, "a week after", outcome: .payable(490_500_00), "invoice.late - invoice.issued_on") {
      $0.addInvoice(490_500_00)
      $0.settings.appliedOn = day("2026-06-02")
    },
    .bad(.invoiceLate, "also in a confirmed cycle", outcome: .payable(490_500_00), "invoice.late - invoice.issued_on") {
      $0.review = .confirmed
      $0.addInvoice(490_500_00)
      $0.settings.appliedOn = day("2026-06-08")
    },
    .fine(.invoiceLate, "on the day of the application") {
      $0.addInvoice(490_500_00)
      $0.settings.appliedOn = day("2026-06-09")
    },
    .bad(.reviewStale, "another digest", "review.stale - form.ledgers") {
      $0.ledgersDigest = "b"
      $0.review = .confirmed
      $0.addInvoice(490_500_00)
      $0.review?.form = Review.Form(file: "form.xlsx", sha256: "s", ledgers: "a")
    },
    .bad(.reviewStale, "not yet signed", "review.stale - form.ledgers") {
      $0.ledgersDigest = "b"
      $0.review = .confirmed
      $0.review?.signedByVendor = nil
      $0.review?.form = Review.Form(file: "form.xlsx", sha256: "s", ledgers: "a")
    },
    .bad(.reviewStale, "with an invoice, submitted in time", "review.stale - form.ledgers") {
      $0.ledgersDigest = "b"
      $0.review = .confirmed
      $0.settings.submittedOn = day("2026-06-03")
      $0.addInvoice(490_500_00)
      $0.review?.form = Review.Form(file: "form.xlsx", sha256: "s", ledgers: "c")
    },
    .fine(.reviewStale, "the same digest") {
      $0.ledgersDigest = "a"
      $0.review = .confirmed
      $0.addInvoice(490_500_00)
      $0.review?.form = Review.Form(file: "form.xlsx", sha256: "s", ledgers: "a")
    },
    .bad(.scoringBoundary, "exactly 95", outcome: Outcome(total: Points(95), payable: nil), "scoring.boundary - -") {
      $0.addViolation("1.1.4", source: "投诉", count: 5)
    },
    .bad(.scoringBoundary, "exactly 80", outcome: Outcome(total: Points(80), payable: nil), "scoring.boundary - -") {
      $0.addViolation("1.1.4", source: "投诉", count: 5)
      $0.addViolation("2.4.1", source: "自查", count: 15)
    },
    .bad(.scoringBoundary, "exactly 60", outcome: Outcome(total: Points(60), payable: nil), "scoring.boundary - -") {
      $0.addViolation("1.1.4", source: "投诉", count: 5)
      $0.addViolation("2.4.1", source: "自查", count: 15)
      $0.addViolation("3.1.3", source: "甲方检查", count: 10)
      $0.addViolation("3.2.2", source: "甲方检查", count: 2)
    },
    .fine(.scoringBoundary, "half a point more", outcome: Outcome(total: Points(halves: 191), payable: nil)) {
      $0.addViolation("1.1.1", source: "甲方检查", count: 9)
    },
  ]
}

extension DossierBuilder {
  public mutating func addViolation(_ rule: String, source: String, count: Int = 1) {
    add("violations", ["date": "2026-03-05", "rule": rule, "count": "\(count)", "summary": "情况", "source": source])
  }

  public mutating func addInvoice(_ fen: Int) {
    var invoice = CycleSettings.Invoice(line: 5)
    invoice.amount = Fen(fen)
    invoice.issuedOn = day("2026-06-09")
    settings.invoice = invoice
  }
}

extension Review {
  /// Signed by both, the full score.
  public static var confirmed: Review {
    Review(confirmedOn: day("2026-06-08"), signedByOffice: "周七", signedByVendor: "孙六", total: Points(100), items: [:])
  }
}

extension Outcome {
  static func payable(_ fen: Int) -> Outcome { Outcome(total: Points(100), payable: Fen(fen)) }
}
