import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Backbone members who left or were replaced, with the written notice on neither of the two rows.
  static let staffReplacementUnexplained = ValidationRule(.staffReplacementUnexplained) { examination in
    let people = examination.dossier.roster.people
    let successors = Dictionary(grouping: people) { examination.person($0.replaces)?.row.index }
    let changes = people.flatMap { person in Change.changes(of: person, to: successors[person.row.index] ?? []) }
    return changes.filter { !$0.isExplained }.map(\.finding)
  }

  /// Somebody who goes, and whoever comes instead. The one who goes bears the finding, unless only the other is of the backbone.
  private struct Change {
    let leaver: Person
    let successor: Person?

    /// What happened to a person: replaced, once for each successor, or gone without one.
    static func changes(of person: Person, to successors: [Person]) -> [Change] {
      let replaced = successors.filter { person.backbone == true || $0.backbone == true }
      if replaced.isEmpty {
        return person.backbone == true && person.leftOn != nil ? [Change(leaver: person, successor: nil)] : []
      }
      return replaced.map { Change(leaver: person, successor: $0) }
    }

    var isExplained: Bool { leaver.replacementNotice != nil || successor?.replacementNotice != nil }
    private var bearer: Person { leaver.backbone == true ? leaver : successor ?? leaver }

    var finding: Finding {
      let name = leaver.name ?? leaver.id ?? ""
      let (zh, en) =
        if let successor {
          ("由\(successor.name ?? successor.id ?? "")接替", "was replaced by \(successor.name ?? successor.id ?? "")")
        } else {
          ("于 \(leaver.leftOn?.description ?? "") 离岗", "left on \(leaver.leftOn?.description ?? "")")
        }
      let other = bearer.row.index == leaver.row.index ? successor : leaver
      return bearer.row.finding(
        .staffReplacementUnexplained, Person.Field.replacementNotice, zh: "技术骨干变动：\(name)\(zh)，没有更换书面说明",
        en: "a change in the backbone: \(name) \(en), without the written notice",
        hint: Bilingual(
          zh: "向甲方提交书面情况说明，把文件放进年度 evidence 文件夹，填写在离岗人或接替人的「更换书面说明」",
          en:
            "hand the written notice to the office, put it into the year's evidence folder and name it in either row's `replacement_notice`"
        ),
        related: other.map { [$0.row.place(Person.Field.replacementNotice)] } ?? [])
    }
  }
}
