import Measures

/// The people on the staff list, found by id or unique name.
public struct Roster: Sendable {
  public let people: [Person]
  private let byName: [String: [Int]]

  public init(_ ledger: Ledger) {
    people = Array(ledger.records(Person.self))
    var byName: [String: [Int]] = [:]
    for (index, person) in people.enumerated() {
      for name in Set([person.id, person.name].compactMap { $0 }) { byName[name, default: []].append(index) }
    }
    self.byName = byName
  }

  /// The person that a cell names; `nil` when there is none, or when a name stands for several people.
  ///
  /// Of duplicate ids the first row counts (specification: scoring, "Broken data").
  public func person(_ cell: String) -> Person? {
    guard let found = byName[cell] else { return nil }
    if let byID = found.first(where: { people[$0].id == cell }) { return people[byID] }
    return found.count == 1 ? people[found[0]] : nil
  }
}

extension Person {
  /// From started_on to left_on, both included.
  public func isInPost(on day: CivilDate) -> Bool {
    guard let startedOn, startedOn <= day else { return false }
    return leftOn.map { day <= $0 } ?? true
  }
}
