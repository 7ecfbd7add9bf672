/// A list of files and their SHA-256, in the format of `sha256sum`.
public struct Manifest: Sendable, Equatable {
  /// A file's name and the digest of its bytes, in lower-case hexadecimal.
  public struct Entry: Sendable, Equatable {
    public var name: String
    public var digest: String
    public init(name: String, digest: String) {
      self.name = name
      self.digest = digest
    }
  }

  /// Lines that begin with `#`, without the sign: what `sha256sum -c` passes over.
  public var remarks: [String]
  public var entries: [Entry]

  public init(remarks: [String] = [], entries: [Entry]) {
    self.remarks = remarks
    self.entries = entries
  }

  public var text: String {
    remarks.map { "# \($0)\n" }.joined() + entries.map { "\(Self.escaped($0.digest, $0.name))\n" }.joined()
  }

  /// Reads what ``text`` writes and what `sha256sum` writes; `nil` at the first line that is neither.
  public init?(text: String) {
    remarks = []
    entries = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      if line.first == "#" {
        remarks.append(String(line.dropFirst().drop { $0 == " " }))
        continue
      }
      let isEscaped = line.first == "\\"
      let rest = isEscaped ? line.dropFirst() : line
      let digest = rest.prefix { $0.isASCII && $0.isHexDigit }
      let name = rest.dropFirst(digest.count)
      guard digest.utf8.count == 64, name.hasPrefix("  ") || name.hasPrefix(" *"), name.count > 2 else { return nil }
      entries.append(Entry(name: isEscaped ? Self.unescaped(name.dropFirst(2)) : String(name.dropFirst(2)), digest: digest.lowercased()))
    }
  }

  /// `sha256sum` marks a name with a line break or a backslash by a leading backslash, and escapes them.
  private static func escaped(_ digest: String, _ name: String) -> String {
    guard name.contains(where: { $0 == "\n" || $0 == "\\" }) else { return "\(digest)  \(name)" }
    let escaped = name.map { $0 == "\n" ? "\\n" : $0 == "\\" ? "\\\\" : String($0) }.joined()
    return "\\\(digest)  \(escaped)"
  }

  private static func unescaped(_ name: Substring) -> String {
    var out = ""
    var isEscape = false
    for character in name {
      if isEscape {
        out.append(character == "n" ? "\n" : character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        out.append(character)
      }
    }
    return out
  }
}
