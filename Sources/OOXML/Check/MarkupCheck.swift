/// Whether every part of a package that should be XML is XML, also those that nobody has read: they are copied from a template as they are.
///
/// A document type is told apart from other faults, since whoever opens the document may fetch what it names.
public enum MarkupCheck {
  /// - Throws: `XMLError` for the first part that is not well-formed or has a document type, `ZipError` for one that cannot be unpacked.
  public static func check(_ package: OfficePackage) throws {
    for part in package.order where !package.parsed.contains(part) && isMarkup(part, package.contentType(of: part)) {
      let look = CheckSink(part: part, links: Relationships(), CheckContext(), [])
      if PlainScanner.isPlain(part, of: package, sink: look) { continue }
      try package.scan(part, sink: XMLSink(), [])
    }
  }

  /// VML is left out, since Office itself writes some that is no XML, and what is called otherwise: a page of the web, say.
  private static func isMarkup(_ part: String, _ type: String?) -> Bool {
    guard let type = type?.lowercased() else { return ["xml", "rels"].contains(PartName.suffix(part)) }
    return type.hasSuffix("+xml") || (type.hasSuffix("/xml") && ["xml", "rels"].contains(PartName.suffix(part)))
  }
}
