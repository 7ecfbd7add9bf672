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
    self.findings = Self.inOrder(findings)
    summary = CheckSummary(findings, stakes: stakes)
  }

  /// Mostly they are in order already, and not copied.
  private static func inOrder(_ findings: [Finding]) -> [Finding] {
    zip(findings, findings.dropFirst()).contains { Finding.inOrder($1, $0) } ? findings.sorted(by: Finding.inOrder) : findings
  }

  /// The findings file by file, in order; those without a file come first.
  var byFile: [(file: String?, findings: ArraySlice<Finding>)] {
    var groups: [(file: String?, findings: ArraySlice<Finding>)] = []
    var start = 0
    for index in findings.indices.dropFirst() where findings[index].place.file != findings[start].place.file {
      groups.append((findings[start].place.file, findings[start..<index]))
      start = index
    }
    if start < findings.count { groups.append((findings[start].place.file, findings[start...])) }
    return groups
  }
}
