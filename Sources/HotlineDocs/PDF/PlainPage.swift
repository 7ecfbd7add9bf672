import OOXML

/// A page of A4 without styles, for what is bound beside the documents.
enum PlainPage {
  private static let names = ["w", "r", "wp", "a", "pic"].map { "xmlns:\($0)=\"\(XMLNamespaces.uri(of: $0) ?? "")\"" }.joined(
    separator: " ")
  /// Twips: 25 mm above, 27 mm at the sides, 20 mm below.
  private static let margins =
    "w:top=\"1417\" w:right=\"1531\" w:bottom=\"1134\" w:left=\"1531\" w:header=\"850\" w:footer=\"850\" w:gutter=\"0\""

  /// The .docx of a body's paragraphs.
  static func document(_ body: String) throws -> [UInt8] {
    let section = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar \(margins)/></w:sectPr>"
    let package = OfficePackage()
    package.set(
      "word/document.xml", Array("<w:document \(names)><w:body>\(body)\(section)</w:body></w:document>".utf8),
      contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
    try package.relate("", to: "word/document.xml", kind: "officeDocument")
    return try package.bytes()
  }

  /// A paragraph's text in the font of the documents.
  static func run(_ text: String, size: Int, more: String = "") -> String {
    let fonts = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\"/>"
    return "<w:r><w:rPr>\(fonts)\(more)<w:sz w:val=\"\(size)\"/></w:rPr><w:t>\(text)</w:t></w:r>"
  }

  /// What a draft bears on the pages that others made: over whatever stands there, near the upper edge.
  static func draftMark() throws -> [UInt8] {
    let place = "<w:framePr w:wrap=\"around\" w:vAnchor=\"page\" w:hAnchor=\"page\" w:xAlign=\"center\" w:y=\"340\"/>"
    return try document("<w:p><w:pPr>\(place)</w:pPr>\(run("草稿", size: 32, more: "<w:color w:val=\"C00000\"/>"))</w:p><w:p/>")
  }
}
