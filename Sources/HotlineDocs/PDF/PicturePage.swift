import Foundation
import OOXML
import Templating

/// A picture of the evidence on an A4 page of its own, under its name: a flat OpenDocument text, which Writer turns into PDF.
enum PicturePage {
  /// `nil` for anything but a PNG or JPEG.
  static func document(_ picture: [UInt8], caption: String) -> [UInt8]? {
    guard let size = PictureSize(picture)?.fitted(into: (width: 1_550, height: 2_250)) else { return nil }
    let names = [
      ("office", "office:1.0"), ("text", "text:1.0"), ("draw", "drawing:1.0"), ("svg", "svg-compatible:1.0"), ("style", "style:1.0"),
      ("fo", "xsl-fo-compatible:1.0"),
    ]
    let declarations = names.map { " xmlns:\($0.0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.1)\"" }.joined()
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document\(declarations) office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
      <office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" \
      fo:margin-top="25mm" fo:margin-bottom="20mm" fo:margin-left="27mm" fo:margin-right="27mm"/></style:page-layout></office:automatic-styles>
      <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
      <office:body><office:text><text:p>\(escaped(caption))</text:p><text:p><draw:frame text:anchor-type="as-char" \
      svg:width="\(millimetres(size.width))" svg:height="\(millimetres(size.height))"><draw:image><office:binary-data>\
      \(Data(picture).base64EncodedString())</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body></office:document>

      """.utf8)
  }

  /// From tenths of a millimetre.
  private static func millimetres(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)mm" }

  private static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }
}
