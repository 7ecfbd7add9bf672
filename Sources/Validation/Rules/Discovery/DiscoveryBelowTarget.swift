import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Less than 90 % of the cycle's faults and flow anomalies found by monitoring or inspection; without any it does not apply.
  static let discoveryBelowTarget = ValidationRule(.discoveryBelowTarget) { examination in
    let tickets = examination.records(Ticket.self).filter { ticket in
      ticket.isDiscovery && ticket.reportedAt.map { examination.cycle.days.contains($0.date) } ?? true
    }
    let own = tickets.count { $0.source == .monitoring || $0.source == .inspection }
    let unknown = tickets.count { $0.source == nil }
    guard (own + unknown) * 10 < tickets.count * 9 else { return [] }
    return [
      .of(
        .discoveryBelowTarget, at: examination.place(of: Ticket.table), value: "\(own)/\(tickets.count)",
        zh: "故障和流转异常 \(tickets.count) 件，主动发现 \(own) 件，不到 90%",
        en: "\(own) of \(tickets.count) faults and flow anomalies were found by monitoring or inspection, less than 90 %",
        hint: Bilingual(
          zh: "核对「发现方式」；确实不足的，在报告中说明改进措施", en: "check `source`; if the share is right, let the report say what will be done about it"))
    ]
  }
}
