import Contract
import Diagnostics

/// The pre-submit check (specification: findings).
public enum Validator {
  /// Everything that there is to say of a cycle, in the order of all output.
  ///
  /// - `reading`: what came up while the workspace was read.
  /// - `outcome`: score and settlement; without them, what rests on the total or the payable sum is not judged.
  public static func findings(in dossier: Dossier, reading: [Finding], outcome: Outcome? = nil) -> [Finding] {
    let examination = Examination(dossier, outcome: outcome)
    let found = reading + ValidationRule.all.flatMap { $0.check(examination) }
    let mask = dossier.privacyMask
    return Acknowledgements.apply(to: found, examination).sorted(by: Finding.inOrder).map { $0.rewritten(mask.masked) }
  }
}
