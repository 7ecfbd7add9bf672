import Contract
import Measures

/// contract.yaml of the next contract year: the same text, comments included, with the dates of its term moved.
enum RenewedContract {
  /// `nil` where the term's dates are not found as ISO 8601, so that a person has to change them.
  static func text(_ yaml: String, from old: ClosedRange<CivilDate>, to new: ClosedRange<CivilDate>) -> String? {
    var isTerm = false
    var (hasStart, hasEnd) = (false, false)
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if let first = line.first, !first.isWhitespace, first != "#", first != "}" { isTerm = line.hasPrefix("term:") }
      guard isTerm else { return String(line) }
      var changed = String(line)
      if let found = replaced("\(old.lowerBound)", by: "\(new.lowerBound)", in: changed) { (changed, hasStart) = (found, true) }
      if let found = replaced("\(old.upperBound)", by: "\(new.upperBound)", in: changed) { (changed, hasEnd) = (found, true) }
      return changed == line ? changed : withoutRemark(changed)
    }
    return hasStart && hasEnd ? lines.joined(separator: "\n") : nil
  }

  /// The term of the contract year that begins so many years later.
  static func term(_ term: ClosedRange<CivilDate>, years: Int) -> ClosedRange<CivilDate> {
    let start = term.lowerBound.adding(months: 12 * years)
    return start...(start.adding(months: 12) - 1)
  }

  private static func replaced(_ old: String, by new: String, in line: String) -> String? {
    let parts = line.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? parts[0] + new + parts[1] : nil
  }

  /// A remark on the old term ("首年度") may not be true of the new one.
  private static func withoutRemark(_ line: String) -> String {
    guard let hash = line.firstIndex(of: "#"), line[..<hash].last?.isWhitespace == true else { return line }
    return String(line[..<hash].reversed().drop(while: \.isWhitespace).reversed())
  }
}
