import OOXML
import Testing

@testable import Templating

/// Pictures of sheets, by the alternative text of a placeholder.
@Suite struct SheetPictureTests {
  private func filled(_ transform: String, width: Int, height: Int, exif: Int) throws -> XMLElement {
    let package = try SheetFixture([("A1", "{{题}}")]).package()
    let names = ["xdr", "a", "r"].map { "xmlns:\($0)=\"\(XMLNamespaces.uri(of: $0) ?? "")\"" }.joined(separator: " ")
    let drawing =
      "<xdr:wsDr \(names)><xdr:oneCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
      + "<xdr:ext cx=\"2000\" cy=\"1000\"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"1\" name=\"图\" descr=\"{{@照片}}\"/><xdr:cNvPicPr/></xdr:nvPicPr>"
      + "<xdr:blipFill><a:blip r:embed=\"rId1\"/></xdr:blipFill><xdr:spPr>\(transform)</xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"
    package.set(
      "xl/drawings/d1.xml", Array(drawing.utf8), contentType: "application/vnd.openxmlformats-officedocument.drawing+xml")
    try package.relate("xl/worksheets/sheet1.xml", to: "xl/drawings/d1.xml", kind: "drawing")
    let shape = Shape(["题", "照片"].map { FieldInfo(names: [$0], kind: .any) })
    // The size stands in the frame header, the orientation in the Exif before it.
    let exifSegment = Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(exif), 0, 0]
    let photo: [UInt8] =
      [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exifSegment.count + 2)] + exifSegment
      + [0xFF, 0xC0, 0, 11, 8, 0, UInt8(height), 0, UInt8(width), 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 0xFF, 0xD9]
    let data = Value.object(Object(shape) { $0 == 0 ? .text("题") : .picture(Picture(bytes: photo, description: "")) })
    let output = try WorkbookTemplate(OfficePackage(bytes: package.bytes()), name: "t.xlsx").fill(data)
    return try OfficePackage(bytes: output.bytes()).document(of: "xl/drawings/d1.xml").root
  }

  @Test(arguments: ["<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"2000\" cy=\"1000\"/></a:xfrm>", ""])
  func photosStandUpright(transform: String) throws {
    let root = try filled(transform, width: 10, height: 40, exif: 6)
    let turned = try #require(root.descendants("a:xfrm").first)
    #expect(turned["rot"] == "5400000" && turned["flipH"] == nil)
    let (shown, stored) = (try #require(root.descendants("xdr:ext").first), try #require(turned.first("a:ext")))
    // The anchor has the upright size, the transform that of the stored picture.
    #expect(stored["cx"] == shown["cy"] && stored["cy"] == shown["cx"])
    #expect(Int(shown["cx"] ?? "").map { $0 / 4 } == Int(shown["cy"] ?? ""))
    let upright = try filled(transform, width: 40, height: 10, exif: 1)
    #expect(upright.descendants("xdr:ext").first?["cx"] == shown["cx"])
    #expect(upright.descendants("a:xfrm").first?["rot"] == nil)
  }
}
