import Contract
import Diagnostics

/// One rule of the check: what it may report, and how it looks for it.
///
/// A rule judges only what it can read. A cell that is broken or blank is another rule's finding and draws no further ones: where
/// it leaves open whether something is wrong, nothing is.
public struct ValidationRule: Sendable {
  /// The codes that it reports.
  let kinds: [FindingKind]
  let check: @Sendable (Examination) -> [Finding]

  init(_ kinds: FindingKind..., check: @escaping @Sendable (Examination) -> [Finding]) {
    self.kinds = kinds
    self.check = check
  }

  /// A rule that judges every record of one ledger by itself.
  static func each<R: LedgerRecord>(
    _ kinds: FindingKind..., of _: R.Type, check: @escaping @Sendable (R, Examination) -> [Finding]
  ) -> ValidationRule {
    ValidationRule(kinds: kinds) { examination in
      examination.dossier.ledger(R.table).rows.findings { check(R(row: $0), examination) }
    }
  }

  private init(kinds: [FindingKind], check: @escaping @Sendable (Examination) -> [Finding]) {
    self.kinds = kinds
    self.check = check
  }
}
