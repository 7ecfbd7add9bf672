/// The rules of the annex, by code, and the ledger that each is read from (specification: scoring).
public enum AnnexRule {
  /// Rule codes in the annex's order, with the key of the ledger that they are derived from; `violations` where they are not.
  public static let sources: [(code: String, ledger: String)] = [
    ("1.1.1", "violations"), ("1.1.2", "violations"), ("1.1.3", "violations"), ("1.1.4", "violations"),
    ("1.2.1", "attendance"),
    ("1.3.1", "attendance"), ("1.3.2", "attendance"),
    ("2.1.1", "inspections"), ("2.1.2", "inspections"),
    ("2.2.1", "tickets"), ("2.2.2", "tickets"), ("2.2.3", "tickets"), ("2.2.4", "tickets"),
    ("2.3.1", "metrics"), ("2.3.2", "metrics"), ("2.3.3", "metrics"),
    ("2.4.1", "violations"), ("2.4.2", "violations"),
    ("3.1.1", "violations"), ("3.1.2", "violations"), ("3.1.3", "violations"),
    ("3.2.1", "violations"), ("3.2.2", "violations"),
  ]

  /// The ledger that a rule is read from; `nil` for a code that the annex does not have.
  public static func source(of code: String) -> String? { sources.first { $0.code == code }?.ledger }
}
