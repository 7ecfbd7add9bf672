import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Stretches of the cycle on which the list has fewer on-site or support people in post than the contract asks.
  static let staffBelowMinimum = ValidationRule(.staffBelowMinimum) { examination in
    guard examination.canMiss(Person.table, without: Person.Field.post, Person.Field.startedOn) else { return [] }
    let minimums: [(Post, Int)] = [(.onSite, examination.terms.onSiteMinimum), (.support, examination.terms.supportMinimum)]
    return minimums.flatMap { post, minimum -> [Finding] in
      let posts = examination.posts(of: post)
      return Stretch.of(examination.cycle.days) { day in posts.count { $0.contains(day) } < minimum }.map { days -> Finding in
        let count = days.map { day in posts.count { $0.contains(day) } }.min() ?? 0
        return Finding.of(
          .staffBelowMinimum, at: examination.place(of: Person.table), record: "\(post.rawValue)@\(days.lowerBound)", value: String(count),
          zh: "\(days.lowerBound) 至 \(days.upperBound)，名册中在岗的\(post.chinese)人员最少时 \(count) 人，合同要求不少于 \(minimum) 人",
          en:
            "from \(days.lowerBound) to \(days.upperBound) the list has as few as \(count) \(post.rawValue) people in post, the contract asks for \(minimum)",
          hint: Bilingual(zh: "补足人员并登记到岗日期，或更正名册", en: "bring the post up to strength and enter who started when, or correct the list"))
      }
    }
  }
}

extension Examination {
  /// The days on which each of a post's people is there; whoever cannot be told is there all the time.
  fileprivate func posts(of post: Post) -> [ClosedRange<CivilDate>] {
    dossier.roster.people.filter { $0.post == nil || $0.post == post }.map { $0.post(ofUnknownEnd: cycle.end) ?? cycle.days }
  }
}

/// Days in a row for which something holds.
enum Stretch {
  static func of(_ days: ClosedRange<CivilDate>, where holds: (CivilDate) -> Bool) -> [ClosedRange<CivilDate>] {
    var stretches: [ClosedRange<CivilDate>] = []
    for day in days where holds(day) {
      if let last = stretches.last, last.upperBound + 1 == day {
        stretches[stretches.count - 1] = last.lowerBound...day
      } else {
        stretches.append(day...day)
      }
    }
    return stretches
  }
}
