/// What one run of the check found in one cycle: the one thing that every printer prints.
public struct CheckReport: Sendable {
  public let year: String
  public let cycle: String
  /// In the order of all output.
  public let findings: [Finding]
  public let summary: CheckSummary
  /// What people call a ledger, by its key.
  let ledgerNames: [String: Bilingual]

  /// `ledgerNames`: what people call a ledger, by its key; one that is not named is shown by its key.
  public init(
    year: String, cycle: String, findings: [Finding], stakes: CheckSummary.Stakes? = nil, ledgerNames: [String: Bilingual] = [:]
  ) {
    self.ledgerNames = ledgerNames
    self.year = year
    self.cycle = cycle
    self.findings = findings.sorted(by: Finding.inOrder)
    summary = CheckSummary(findings, stakes: stakes)
  }

  /// The findings file by file, in order; those without a file come first.
  var byFile: [(file: String?, findings: [Finding])] {
    var groups: [(file: String?, findings: [Finding])] = []
    for finding in findings {
      if let last = groups.indices.last, groups[last].file == finding.place.file {
        groups[last].findings.append(finding)
      } else {
        groups.append((finding.place.file, [finding]))
      }
    }
    return groups
  }
}
