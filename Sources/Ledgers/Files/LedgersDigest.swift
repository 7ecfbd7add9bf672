import OOXML

/// The digest that ties a form to the ledgers that it was made from (specification: settlement, "Which score").
enum LedgersDigest {
  /// SHA-256 over a list of the files' own digests and names, in the order of their names: the text that `sha256sum` would write of them.
  static func of(_ files: [String], in folder: String) -> String {
    let names = files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let lines = names.map { name in
      let digest = try? SHA256.hex(ofFile: folder + "/" + name)
      return "\(digest ?? "unreadable")  \(name)\n"
    }
    return SHA256.hex(of: Array(lines.joined().utf8))
  }
}
