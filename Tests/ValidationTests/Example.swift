import Contract
import Diagnostics
import Measures
import TestSupport
import Testing

@testable import Validation

/// A change to a clean cycle, and all that the check says of it: nothing, where the change is legal.
struct Example: Sendable, CustomTestStringConvertible {
  let kind: FindingKind
  let name: String
  let expected: [String]
  var cycle = Cycle.Name.q2
  var outcome: Outcome?
  let change: @Sendable (inout DossierBuilder) -> Void

  /// A defect, and the findings that it must bring: "code record column".
  static func bad(
    _ kind: FindingKind, _ name: String, in cycle: Cycle.Name = .q2, outcome: Outcome? = nil, _ expected: String...,
    change: @escaping @Sendable (inout DossierBuilder) -> Void
  ) -> Example {
    Example(kind: kind, name: name, expected: expected, cycle: cycle, outcome: outcome, change: change)
  }

  /// What looks like the defect and is none.
  static func fine(
    _ kind: FindingKind, _ name: String, in cycle: Cycle.Name = .q2, outcome: Outcome? = nil,
    change: @escaping @Sendable (inout DossierBuilder) -> Void
  ) -> Example {
    Example(kind: kind, name: name, expected: [], cycle: cycle, outcome: outcome, change: change)
  }

  var testDescription: String { "\(kind.code): \(name)" }
}

extension Example {
  static let all =
    recordValues + requiredCells + duplicates + references + periods + orders + evidence + staff + documents + tickets + inspections + days
    + duty + demands + meetings + activities + filings + requests + decisions + papers + privacy
}

@Suite("Examples of every code")
struct ExampleTests {
  @Test("bring their finding and nothing else", arguments: Example.all)
  func found(example: Example) {
    let found = findings(cycle(example.cycle, example.change), outcome: example.outcome)
    #expect(found.map(shown) == example.expected, "\(found.map(\.message.zh))")
    for finding in found where finding.code == example.kind.code {
      #expect(finding.severity == finding.kind.severity)
      #expect(!finding.message.zh.isEmpty && !finding.message.en.isEmpty && !finding.hint.zh.isEmpty && !finding.hint.en.isEmpty)
    }
  }

  @Test("and of every one a legal look-alike", arguments: ValidationRule.all.flatMap(\.kinds).map(\.code))
  func everyCode(code: String) {
    let examples = Example.all.filter { $0.kind.code == code }
    #expect(examples.contains { $0.expected.contains { $0.hasPrefix(code + " ") } }, "\(code) has no example that brings it")
    #expect(examples.contains { $0.expected.isEmpty }, "\(code) has no look-alike that stays silent")
  }
}

func day(_ iso: String) -> CivilDate {
  guard let date = CivilDate(iso: iso) else { preconditionFailure("no day: \(iso)") }
  return date
}
