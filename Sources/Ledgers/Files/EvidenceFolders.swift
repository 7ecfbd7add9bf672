import Contract
import Files

/// The evidence folders of a year and of one of its cycles, on disk.
struct EvidenceFolders: EvidenceFolder {
  /// Absolute or relative to the working directory.
  let year: String
  let cycle: String

  init(year: String, cycle: String) {
    self.year = year + "/evidence"
    self.cycle = cycle + "/evidence"
  }

  func state(of path: String, in scope: LedgerTable.Scope) -> EvidenceState {
    guard let parts = Self.parts(of: path) else { return .outside }
    let base = root(scope)
    // Names that cannot be a file's are not asked for: an empty one, or one with control characters.
    guard !parts.isEmpty, !path.unicodeScalars.contains(where: { $0.value < 0x20 }), let realBase = Folder.real(base),
      let target = Folder.real(base + "/" + parts.joined(separator: "/"))
    else { return .missing }
    guard target.hasPrefix(realBase + "/") else { return .outside }
    guard case .file(let bytes) = Folder.kind(of: target) else { return .missing }
    return bytes == 0 ? .empty : .present(bytes: bytes)
  }

  /// Those behind links that leave the folder are not among them: what they lead to is nobody's evidence.
  func files(in scope: LedgerTable.Scope) -> [String] {
    let root = root(scope)
    guard let real = Folder.real(root) else { return [] }
    return Folder.files(below: root).filter { file in
      !FileSystem.isLink(root + "/" + file) || Folder.real(root + "/" + file).map { $0.hasPrefix(real + "/") } ?? false
    }
  }

  private func root(_ scope: LedgerTable.Scope) -> String { scope == .year ? year : cycle }

  /// A ledger's path in its parts, with Windows' separators understood; `nil` when it is absolute or climbs out.
  private static func parts(of path: String) -> [String]? {
    let plain = String(path.map { $0 == "\\" ? "/" : $0 })
    let letters = Array(plain.utf8.prefix(2))
    if plain.hasPrefix("/") || (letters.count == 2 && letters[1] == UInt8(ascii: ":") && letters[0] < 0x80) { return nil }
    var parts: [String] = []
    for part in plain.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts
  }
}
