/// Finds what is private in a text, and shows texts without it: the one engine behind the privacy findings and the documents' masking.
public struct PrivacyMask: Sendable {
  private let allowed: Set<String>

  /// - Parameter allowed: numbers that may be shown: the contract's own account, its allowed numbers, ticket numbers.
  public init(allowed: Set<String> = []) { self.allowed = allowed }

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

  /// A quick look that leaves most cells alone: four digits, a separator of a credential, the mark of a key, or characters that may stand
  /// for any of them.
  private static func mayMatch(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var digits = 0
      for index in bytes.indices {
        switch bytes[index] {
        case 0x30...0x39:
          digits += 1
          if digits == 4 { return true }
        case UInt8(ascii: ":"), UInt8(ascii: "="), 0xC2...0xDF, 0xE1...0xE3, 0xEF, 0xF0: return true
        case 0xE4, 0xE6, UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "A"), UInt8(ascii: "e"):
          if bytes.count >= 8, signs.contains(where: { bytes[index...].starts(with: $0.utf8) }) { return true }
        default: break
        }
      }
      return false
    }
  }

  /// What a credential is written with where there is neither a colon nor an equal sign.
  private static let signs: [StaticString] = ["为", "是", " is ", "-----BEGIN", "AKIA", "eyJ"]
}

extension StaticString {
  fileprivate var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}

extension Dossier {
  /// The mask of this contract year: the vendor's account, the allowed numbers and the ticket numbers may be shown.
  public var privacyMask: PrivacyMask {
    var allowed = Set(terms.allowedNumbers + [terms.vendor.account]).union(otherTickets.keys)
    for ticket in records(Ticket.self) { if let id = ticket.id { allowed.insert(id) } }
    return PrivacyMask(allowed: allowed)
  }
}
