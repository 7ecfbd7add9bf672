/// Whether every part of a package that should be XML is XML, also those that nobody here reads: they are copied from a template as they are.
///
/// A document type is told apart from other faults, since whoever opens the document may fetch what it names.
public enum MarkupCheck {
  /// - Throws: `XMLError` for the first part that is not well-formed or has a document type, `ZipError` for one that cannot be unpacked.
  public static func check(_ package: OfficePackage) throws {
    for part in package.order where isMarkup(part, package.contentType(of: part)) {
      if isPlainlyRight(part, package) { continue }
      try package.scan(part, sink: XMLSink(), [])
    }
  }

  /// The quick look, after which only a doubtful part is parsed in full.
  private static func isPlainlyRight(_ part: String, _ package: OfficePackage) -> Bool {
    let sink = CheckSink(part: part, links: Relationships(), CheckContext(), [])
    let scanner = PlainScanner(sink: sink, vocabulary: CheckSink.vocabulary)
    do {
      try package.stream(part) { piece in try piece.withUnsafeBufferPointer { try scanner.push($0) } }
      try scanner.finish()
    } catch { return false }
    return true
  }

  /// VML is left out, since Office itself writes some that is no XML, and what is called otherwise: a page of the web, say.
  private static func isMarkup(_ part: String, _ type: String?) -> Bool {
    guard let type = type?.lowercased() else { return ["xml", "rels"].contains(PartName.suffix(part)) }
    return type.hasSuffix("+xml") || (type.hasSuffix("/xml") && ["xml", "rels"].contains(PartName.suffix(part)))
  }
}
