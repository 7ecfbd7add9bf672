import Contract
import Diagnostics
import Measures
import Validation

/// A change to a clean cycle, and all that the check says of it: nothing, where the change is legal.
public struct Example: Sendable, CustomStringConvertible {
  /// A change to the files of a year's folder, by their names in it.
  public typealias FileChange = @Sendable (inout [String: [UInt8]]) throws -> Void

  public let kind: FindingKind
  public let name: String
  /// Each finding as "code record column".
  public let expected: [String]
  public var cycle = Cycle.Name.q2
  /// What score and settlement are taken to be where there are none: a dossier that is in memory only.
  public var outcome: Outcome?
  public let change: @Sendable (inout DossierBuilder) -> Void
  /// `nil` where the example is one of ledgers alone, which a dossier in memory shows as well.
  public var files: FileChange?

  /// A defect, and the findings that it must bring.
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

  /// A defect of files, which only a check of a folder can find.
  static func bad(
    _ kind: FindingKind, _ name: String, _ expected: String..., change: @escaping @Sendable (inout DossierBuilder) -> Void = { _ in },
    files: @escaping FileChange
  ) -> Example {
    Example(kind: kind, name: name, expected: expected, change: change, files: files)
  }

  /// Files that look like a defect and are none.
  static func fine(
    _ kind: FindingKind, _ name: String, change: @escaping @Sendable (inout DossierBuilder) -> Void = { _ in },
    files: @escaping FileChange
  ) -> Example {
    Example(kind: kind, name: name, expected: [], change: change, files: files)
  }

  /// The cycle with the change made.
  public var builder: DossierBuilder {
    var builder = DossierBuilder.clean(cycle)
    change(&builder)
    return builder
  }

  public var description: String { "\(kind.code): \(name)" }
}

extension Example {
  public static let all =
    recordValues + requiredCells + duplicates + references + periods + orders + evidence + staff + documents + tickets + inspections + days
    + duty + demands + meetings + activities + filings + requests + decisions + papers + privacy + ledgers + columns + settings
}

/// A day from its ISO 8601 text.
public func day(_ iso: String) -> CivilDate {
  guard let date = CivilDate(iso: iso) else { preconditionFailure("no day: \(iso)") }
  return date
}
