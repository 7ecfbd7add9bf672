import Diagnostics

/// The name of a sheet with tags in it.
///
/// A section that opens in the name repeats the sheet: it ends with the sheet, since a sheet's name cannot hold a slash.
struct SheetTitle {
  let sections: [(section: Expression, isInverted: Bool)]
  let nodes: [TextNode]
  let site: Site
  let source: String

  /// `nil` for a name without tags.
  init?(_ name: String, file: String, delimiters: Delimiters, in compilation: inout Compilation) {
    source = name
    site = Site(file: file, words: Bilingual(zh: "工作表名“\(name)”", en: "the sheet's name “\(name)”"), sheet: name)
    var scanner = TagScanner(delimiters)
    var scanned = ScannedCell(column: 1, site: site)
    scanned.scalars = Array(name.unicodeScalars)
    let pieces = compilation.pieces(of: scanned.scalars, &scanner, at: site)
    scanned.pieces = pieces
    guard scanned.hasTags else { return nil }
    var sections: [(section: Expression, isInverted: Bool)] = []
    let opens = scanned.unmatched.opens
    for piece in scanned.leadingTags where opens.contains(piece) {
      guard case .tag(let tag, _) = pieces[piece] else { continue }
      var isInverted = false
      if case .inverted = tag.kind { isInverted = true }
      sections.append((Expression(tag, at: site, in: &compilation), isInverted))
      scanned.taken.insert(piece)
    }
    self.sections = sections
    var compiler = CellTextCompiler(scanned, CellText(name), compilation)
    nodes = compiler.nodes(pieces.indices.filter { !scanned.taken.contains($0) })
    compilation = compiler.compilation
  }

  /// What is wrong with a name that a sheet is to have; `nil` where every program takes it.
  static func fault(of name: String, taken: Set<String>) -> Bilingual? {
    if name.isEmpty { return Bilingual(zh: "工作表名是空的", en: "the sheet's name is empty") }
    if name.utf16.count > 31 {
      return Bilingual(zh: "工作表名“\(name)”超过 31 个字", en: "the sheet's name “\(name)” is longer than 31 characters")
    }
    if let character = name.first(where: { "[]:*?/\\".contains($0) || $0.isNewline }) {
      return Bilingual(zh: "工作表名“\(name)”里不能有 \(character)", en: "a sheet's name cannot hold \(character): “\(name)”")
    }
    if name.hasPrefix("'") || name.hasSuffix("'") || name.lowercased() == "history" {
      return Bilingual(zh: "“\(name)”不能用作工作表名", en: "“\(name)” cannot be a sheet's name")
    }
    if taken.contains(name.lowercased()) {
      return Bilingual(zh: "有两张工作表都叫“\(name)”", en: "two sheets would be called “\(name)”")
    }
    return nil
  }
}
