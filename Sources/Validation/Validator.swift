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
    var found = reading
    for rule in ValidationRule.all { found += rule.check(examination) }
    Acknowledgements.apply(to: &found, examination)
    found.sort(by: Finding.inOrder)
    found.rewrite(dossier.privacyMask.masked)
    return found
  }
}
