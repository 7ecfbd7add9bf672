import Contract
import Measures

/// The filings of one kind and system, oldest first (contract clauses 18 and 40).
struct FilingSeries {
  /// One filing whose dates are known.
  struct Dated {
    let filing: Filing
    let filedOn: CivilDate
    /// `nil` also where it is before the day of filing.
    let validUntil: CivilDate?
  }

  let filings: [Dated]

  /// The newest filing and the day it runs out, where it is known.
  var newest: (filing: Filing, validUntil: CivilDate)? {
    filings.last.flatMap { last in last.validUntil.map { (last.filing, $0) } }
  }
}

extension Examination {
  /// All series of which every filing can be placed: none of a kind and system of which some row is unreadable.
  var filingSeries: [FilingSeries] {
    let filings = records(Filing.self)
    let unreadable = filings.filter { $0.kind == nil || $0.system == nil || $0.filedOn == nil }
    let groups = Dictionary(grouping: filings.filter { $0.kind != nil && $0.system != nil }) { [$0.kind?.rawValue, $0.system] }
    return groups.values.filter { group in !unreadable.contains { row in group.contains { row.mayBelong(with: $0) } } }
      .map { group in
        let dated = group.compactMap { filing in
          filing.filedOn.map { filed in
            FilingSeries.Dated(filing: filing, filedOn: filed, validUntil: filing.validUntil.flatMap { day in day < filed ? nil : day })
          }
        }
        return FilingSeries(
          filings: dated.sorted {
            ($0.filedOn, $0.validUntil ?? $0.filedOn, $0.filing.row.number) < (
              $1.filedOn, $1.validUntil ?? $1.filedOn, $1.filing.row.number
            )
          })
      }
  }
}

extension Filing {
  /// Whether a row of which something is unreadable may be of the same kind and system.
  fileprivate func mayBelong(with other: Filing) -> Bool {
    (kind == nil || kind == other.kind) && (system == nil || system == other.system)
  }
}
