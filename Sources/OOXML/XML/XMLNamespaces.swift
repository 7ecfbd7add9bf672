/// The namespaces of Office Open XML, each with the prefix that its own documents give it.
///
/// The strict form of a namespace (ISO/IEC 29500-1) counts as its transitional twin (29500-4): "w" is the same vocabulary in both,
/// whatever prefix a file binds to it. So `w:p` names a paragraph wherever it comes from.
public enum XMLNamespaces {
  /// Pairs of conventional prefix and namespace; the transitional one comes first and is the one that is written.
  static let known: [(prefix: String, uri: String)] = [
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("x", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xdr", "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
    ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("ep", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"),
    ("vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    ("op", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
    ("ct", "http://schemas.openxmlformats.org/package/2006/content-types"),
    ("rel", "http://schemas.openxmlformats.org/package/2006/relationships"),
    ("cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("dcmitype", "http://purl.org/dc/dcmitype/"),
    ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("w10", "urn:schemas-microsoft-com:office:word"),
    ("xvml", "urn:schemas-microsoft-com:office:excel"),
    ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    ("w16cid", "http://schemas.microsoft.com/office/word/2016/wordml/cid"),
    ("w16se", "http://schemas.microsoft.com/office/word/2015/wordml/symex"),
    ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    ("wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"),
    ("wpc", "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"),
    ("wp14", "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"),
    ("x14", "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"),
    ("x14ac", "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"),
    ("x15", "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"),
    ("xr", "http://schemas.microsoft.com/office/spreadsheetml/2014/revision"),
    ("xm", "http://schemas.microsoft.com/office/excel/2006/main"),
    ("c14", "http://schemas.microsoft.com/office/drawing/2007/8/2/chart"),
    ("c15", "http://schemas.microsoft.com/office/drawing/2012/chart"),
    ("c16", "http://schemas.microsoft.com/office/drawing/2014/chart"),
    ("a14", "http://schemas.microsoft.com/office/drawing/2010/main"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
  ]

  static let strict: [(prefix: String, uri: String)] = [
    ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("x", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    ("a", "http://purl.oclc.org/ooxml/drawingml/main"),
    ("c", "http://purl.oclc.org/ooxml/drawingml/chart"),
    ("wp", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"),
    ("xdr", "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing"),
    ("pic", "http://purl.oclc.org/ooxml/drawingml/picture"),
    ("r", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ("m", "http://purl.oclc.org/ooxml/officeDocument/math"),
    ("ep", "http://purl.oclc.org/ooxml/officeDocument/extendedProperties"),
    ("vt", "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes"),
    ("op", "http://purl.oclc.org/ooxml/officeDocument/customProperties"),
  ]

  private static let prefixes: [String: String] = Dictionary(
    (known + strict).map { ($0.uri, $0.prefix) }, uniquingKeysWith: { first, _ in first })
  private static let addresses: [String: String] = Dictionary(
    known.map { ($0.prefix, $0.uri) }, uniquingKeysWith: { first, _ in first })

  /// The conventional prefix of a namespace that Office knows.
  public static func prefix(of uri: String) -> String? { prefixes[uri] }

  /// The transitional namespace of a conventional prefix.
  public static func uri(of prefix: String) -> String? { addresses[prefix] }

  /// True for a namespace of the strict form of the standard.
  public static func isStrict(_ uri: String) -> Bool { uri.utf8.starts(with: "http://purl.oclc.org/ooxml/".utf8) }

  /// `prefix:local` with the conventional prefix; `{uri}local` for a namespace that Office does not know; `local` without a namespace.
  static func canonical(uri: String?, local: String) -> String {
    guard let uri, !uri.isEmpty else { return local }
    if let prefix = prefixes[uri] { return "\(prefix):\(local)" }
    return "{\(uri)}\(local)"
  }
}
