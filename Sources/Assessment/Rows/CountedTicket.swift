import Contract
import Measures

/// A fault or flow anomaly whose times can be measured (specification: scoring, 2.2.x).
public struct CountedTicket: Sendable {
  public let row: Row
  public let kind: TicketKind
  /// Of a fault.
  public let level: FaultLevel?
  public let reportedAt: Moment
  /// `nil`: not by the cycle's end.
  public let respondedAt: Moment?
  /// `nil`: not by the cycle's end.
  public let resolvedAt: Moment?
  /// Whether there is an exemption and its proof is a file that is not empty.
  public let isExempt: Bool
  /// An exemption that is not honoured, because its proof is not there.
  public let unprovenExemption: Exemption?

  /// `nil` for a row that counts in no rule.
  init?(_ ticket: Ticket, in dossier: Dossier) {
    let row = ticket.row
    func isBroken(_ field: Ticket.Field) -> Bool { row.state(field) == .broken }
    guard let kind = ticket.kind, ticket.isDiscovery, let reportedAt = ticket.reportedAt, dossier.cycle.span.contains(reportedAt),
      kind != .fault || ticket.level != nil,
      !isBroken(.respondedAt), kind != .fault || !isBroken(.resolvedAt), !isBroken(.exemption)
    else { return nil }
    self.row = row
    self.kind = kind
    level = ticket.level
    self.reportedAt = reportedAt
    respondedAt = ticket.respondedAt
    resolvedAt = ticket.resolvedAt
    let isProven = ticket.exemptionProof.map { dossier.evidence.state(of: $0, in: .cycle).isGood } ?? false
    isExempt = ticket.exemption != nil && isProven
    unprovenExemption = isProven ? nil : ticket.exemption
  }
}
