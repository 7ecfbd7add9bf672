import Diagnostics
import OOXML
import Templating

/// A picture of the evidence on an A4 page of its own, under its name: a document that the engine fills like any other.
enum PicturePage {
  /// - Returns: a .docx; `nil` for anything but a PNG or JPEG that is there to its end.
  static func document(_ picture: [UInt8], caption: String) -> [UInt8]? {
    guard PictureSize(picture) != nil else { return nil }
    let fields = Shape(["名称", "图片"].map { FieldInfo(names: [$0], kind: .any) })
    let values = Object(fields) { $0 == 0 ? .text(caption) : .picture(Picture(bytes: picture, description: caption)) }
    return try? WordTemplate(template(), name: "picture.docx").fill(.object(values)).package.bytes()
  }

  /// The room for the picture, 155 mm × 220 mm, in EMU.
  private static let extent = "cx=\"5580000\" cy=\"7920000\""

  private static func template() throws -> [UInt8] {
    try PlainPage.document(
      """
      <w:p>\(PlainPage.run("{{名称}}", size: 24))</w:p><w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">\
      <wp:extent \(extent)/><wp:docPr id="1" name="图片" descr="{{@图片}}"/><a:graphic><a:graphicData uri="\(XMLNamespaces.uri(of: "pic") ?? "")">\
      <pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="图片"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=""/><a:stretch>\
      <a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext \(extent)/></a:xfrm><a:prstGeom prst="rect">\
      <a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
      """)
  }
}
