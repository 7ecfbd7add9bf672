/// Finds what is private in a text, and shows texts without it: the one engine behind the privacy findings and the documents' masking.
public struct PrivacyMask: Sendable {
  private let allowed: AllowedNumbers

  /// - Parameters:
  ///   - allowed: numbers that may be shown: the contract's own account, its allowed numbers.
  ///   - tickets: those whose numbers may be shown.
  public init(allowed: Set<String> = [], tickets: [KeyIndex] = []) { self.allowed = AllowedNumbers(numbers: allowed, tickets: tickets) }

  /// Every match, in order; none overlaps another.
  public func matches(in text: String) -> [PrivacyMatch] {
    guard Self.mayMatch(text) else { return [] }
    var scanner = PrivacyScanner(CompatibilityForm(text), allowed: allowed)
    return scanner.matches()
  }

  /// The text with every match in its masked form. Masking a masked text changes nothing.
  public func masked(_ text: String) -> String {
    let found = matches(in: text)
    guard !found.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var copied = 0
    for match in found {
      out += bytes[copied..<match.range.lowerBound]
      out += match.masked.utf8
      copied = match.range.upperBound
    }
    return String(decoding: out + bytes[copied...], as: UTF8.self)
  }

  /// What a phone column shows: 138****1234, 0371-****5678; of any other number of seven digits or more the last four with four
  /// hidden before them.
  public func maskedPhone(_ text: String) -> String {
    let shown = masked(text)
    guard shown == text, !text.utf8.contains(UInt8(ascii: "*")) else { return shown }
    var characters = Array(text)
    let digits = characters.indices.filter { characters[$0].isWholeNumber }
    guard digits.count >= 7 else { return text }
    for index in digits.dropLast(4).suffix(4) { characters[index] = "*" }
    return String(characters)
  }

  /// Whether a cell has something private in it.
  public func isPrivate(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.withUnsafeBufferPointer(PrivacyGlance.mayMatch) else { return false }
    return !matches(in: String(decoding: bytes, as: UTF8.self)).isEmpty
  }

  private static func mayMatch(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(PrivacyGlance.mayMatch)
  }
}

/// Numbers that look private and may be shown.
struct AllowedNumbers: Sendable {
  let numbers: Set<String>
  let tickets: [KeyIndex]

  func contains(_ text: String) -> Bool { numbers.contains(text) || tickets.contains { $0.row(of: text) != nil } }
}

extension Dossier {
  /// The mask of this contract year: the vendor's account, the allowed numbers and the ticket numbers may be shown.
  public var privacyMask: PrivacyMask {
    PrivacyMask(allowed: Set(terms.allowedNumbers + [terms.vendor.account]), tickets: [tickets] + otherTickets)
  }
}
