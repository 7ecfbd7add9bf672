/// The digest that ties a form to the ledgers that it was made from (specification: settlement, "Which score").
enum LedgersDigest {
  /// SHA-256 over the files' names and contents, in the order of their names.
  static func of(_ files: [String], in folder: String) -> String {
    ""
  }
}
