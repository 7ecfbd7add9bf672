import Contract
import Diagnostics
import TestSupport

@testable import Validation

/// What the check says of a dossier in the making, in a form that a test can compare: "code record column".
func check(_ builder: DossierBuilder, outcome: Outcome? = nil) -> [String] {
  findings(builder, outcome: outcome).map(shown)
}

func findings(_ builder: DossierBuilder, reading: [Finding] = [], outcome: Outcome? = nil) -> [Finding] {
  Validator.findings(in: builder.build(), reading: reading, outcome: outcome)
}

func shown(_ finding: Finding) -> String {
  [finding.code, finding.record ?? "-", finding.place.column ?? "-"].joined(separator: " ")
}

/// One complete cycle after a change that may break it.
func cycle(_ name: Cycle.Name = .q2, _ change: (inout DossierBuilder) -> Void = { _ in }) -> DossierBuilder {
  var builder = DossierBuilder.clean(name)
  change(&builder)
  return builder
}
