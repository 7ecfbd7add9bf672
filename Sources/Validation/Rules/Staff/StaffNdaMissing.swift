import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// People who signed the NDA only after they had started. A blank date is ``recordRequired``'s, under the same code.
  static let staffNdaMissing = each(.staffNdaMissing, of: Person.self) { person, _ in
    guard let signed = person.ndaOn, let started = person.startedOn, signed > started else { return [] }
    return [
      person.row.finding(
        .staffNdaMissing, Person.Field.ndaOn, zh: "\(person.name ?? "")的保密协议签于 \(signed)，晚于到岗日期 \(started)",
        en: "\(person.name ?? "") signed the NDA on \(signed), after starting on \(started)",
        hint: Bilingual(
          zh: "核对签订日期；确实晚签的，在 cycle.yaml 的 acknowledged 中说明",
          en: "check the date; if it was signed late, say so under acknowledged in cycle.yaml"),
        related: [person.row.place(Person.Field.startedOn)])
    ]
  }
}
