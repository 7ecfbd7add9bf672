import Contract
import Measures
import TestSupport

@testable import Ledgers

extension FuzzTarget {
  /// A YAML file, read as every settings file that there is.
  static let settings = FuzzTarget(name: "settings") { bytes in
    func reader(_ name: String) -> SettingsReader { SettingsReader(file: name) }
    guard let node = try? SettingsReader.compose(bytes) else { return }
    let terms = ContractFile.read(node, firstYear: 2025, with: reader(ContractFile.name))
    for cycle in Cycle.Name.allCases { _ = Cycle(cycle, termStart: terms.term.lowerBound) }
    _ = CycleFile.read(node, cycle: .q4, with: reader(CycleFile.name))
    let reviewing = reader(ReviewFile.name)
    if let review = ReviewFile.read(node, policies: terms.policies, with: reviewing) {
      precondition(review.items.values.reduce(.zero, +) == review.total, "a review that does not add up was taken")
    }
    _ = ImportMap.read(bytes, file: "map.yaml")
    var builder = DossierBuilder(.q2, terms: terms)
    builder.settings = CycleFile.read(node, cycle: .q2, with: reader(CycleFile.name))
    let dossier = builder.build()
    Judgement.pass(dossier)
  }
}
