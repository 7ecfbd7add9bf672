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
    let names = ["w", "r", "wp", "a", "pic"].map { "xmlns:\($0)=\"\(XMLNamespaces.uri(of: $0) ?? "")\"" }.joined(separator: " ")
    let fonts = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"24\"/>"
    let text = """
      <w:document \(names)><w:body><w:p><w:r><w:rPr>\(fonts)</w:rPr><w:t>{{名称}}</w:t></w:r></w:p><w:p><w:r><w:drawing>\
      <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent \(extent)/><wp:docPr id="1" name="图片" descr="{{@图片}}"/><a:graphic>\
      <a:graphicData uri="\(XMLNamespaces.uri(of: "pic") ?? "")"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="图片"/><pic:cNvPicPr/>\
      </pic:nvPicPr><pic:blipFill><a:blip r:embed=""/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
      <a:off x="0" y="0"/><a:ext \(extent)/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
      </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>\
      <w:pgMar w:top="1417" w:right="1531" w:bottom="1134" w:left="1531" w:header="850" w:footer="850" w:gutter="0"/></w:sectPr>\
      </w:body></w:document>
      """
    let package = OfficePackage()
    package.set(
      "word/document.xml", Array(text.utf8),
      contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
    try package.relate("", to: "word/document.xml", kind: "officeDocument")
    return try package.bytes()
  }
}
