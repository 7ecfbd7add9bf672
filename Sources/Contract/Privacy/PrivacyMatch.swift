/// Something private that stands in a text (contract annex 3.2; specification: findings, `privacy.*`).
public struct PrivacyMatch: Sendable, Hashable {
  /// What was found.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// A resident number: 18 digits, a real date, the check digit of GB 11643.
    case idNumber
    /// A mainland mobile number.
    case phone
    /// The value of a password, secret or key.
    case credential
    /// An IPv4 address.
    case address
  }

  public let kind: Kind
  /// Where it stands, in the text's UTF-8.
  public let range: Range<Int>
  /// How it may be shown.
  public let masked: String
}
