import Contract
import Diagnostics
import Ledgers
import Measures

/// What another calendar changes in a contract year: working days of its cycles, and their deadlines.
struct CalendarMove {
  struct Change {
    let cycle: Cycle.Name
    let name: Bilingual
    let before: String
    let after: String
  }

  /// Years whose arrangement becomes known by it.
  let known: [Int]
  let changes: [Change]

  init(_ year: LoadedYear, to calendar: WorkingCalendar) {
    let first = year.terms.term.lowerBound.year
    known = (first...first + 2).filter { calendar.isKnown($0) && !year.calendar.isKnown($0) }
    changes = Cycle.Name.allCases.flatMap { name -> [Change] in
      let cycle = Cycle(name, termStart: year.terms.term.lowerBound)
      let dossier = year.cycles.first { $0.dossier.cycle.name == name }?.dossier
      func deadlines(_ calendar: WorkingCalendar) -> Deadlines {
        Deadlines(
          cycleEnd: cycle.end, submitted: dossier?.settings.submittedOn,
          confirmed: dossier?.review.flatMap { $0.isConfirmed ? $0.confirmedOn : nil }, calendar: calendar,
          submitWorkingDays: year.terms.policies.submitWorkingDays)
      }
      return Self.changes(name, cycle, from: (year.calendar, deadlines(year.calendar)), to: (calendar, deadlines(calendar)))
    }
  }

  private static func changes(
    _ name: Cycle.Name, _ cycle: Cycle, from before: (calendar: WorkingCalendar, deadlines: Deadlines),
    to after: (calendar: WorkingCalendar, deadlines: Deadlines)
  ) -> [Change] {
    let rows: [(Bilingual, Deadline, Deadline)] = [
      (StatusDeadline.Kind.submission.words, before.deadlines.submission, after.deadlines.submission),
      (StatusDeadline.Kind.review.words, before.deadlines.review, after.deadlines.review),
      (StatusDeadline.Kind.payment.words, before.deadlines.payment, after.deadlines.payment),
    ]
    var changes = rows.filter { $0.1 != $0.2 }.map { Change(cycle: name, name: $0.0, before: words($0.1), after: words($0.2)) }
    let (few, many) = (before.calendar.workingDays(in: cycle.days).count, after.calendar.workingDays(in: cycle.days).count)
    if few != many {
      changes.append(Change(cycle: name, name: Bilingual(zh: "工作日数", en: "working days"), before: "\(few)", after: "\(many)"))
    }
    return changes
  }

  private static func words(_ deadline: Deadline) -> String { "\(deadline.date)\(deadline.isProvisional ? "*" : "")" }

  /// The changes as a table; provisional dates bear an asterisk.
  func text(_ language: Language) -> String {
    let years = known.map(String.init).joined(separator: "、")
    let head = known.isEmpty ? "" : Bilingual(zh: "\(years) 年的放假安排已齐全\n", en: "the arrangement of \(years) is now known\n")[language]
    guard !changes.isEmpty else { return head + Bilingual(zh: "没有期限变动\n", en: "no deadline moves\n")[language] }
    let rows = changes.map { [$0.cycle.rawValue, $0.name[language], $0.before, "→", $0.after] }
    let star = changes.contains { $0.before.hasSuffix("*") || $0.after.hasSuffix("*") }
    let note = star ? Bilingual(zh: "* 暂定\n", en: "* provisional\n")[language] : ""
    return head + TextTable.lines(rows).joined(separator: "\n") + "\n" + note
  }
}
