import OOXML
import Testing

@testable import Templating

/// Photos are stored as the sensor saw them: the drawing turns them as the camera was held.
@Suite struct PictureTurnTests {
  /// A JPEG with the orientation that Exif notes, in either order of bytes.
  static func jpeg(_ width: UInt8, _ height: UInt8, orientation: UInt8, isLittle: Bool = false) -> [UInt8] {
    let order = { (bytes: [UInt8]) in isLittle ? Array(bytes.reversed()) : bytes }
    let head = Array((isLittle ? "II" : "MM").utf8) + order([0, 42]) + order([0, 0, 0, 8]) + order([0, 2])
    let other = order([1, 0x10]) + order([0, 2]) + order([0, 0, 0, 1]) + [0, 0, 0, 0]
    let own = order([1, 0x12]) + order([0, 3]) + order([0, 0, 0, 1]) + order([0, orientation]) + [0, 0]
    let exif = Array("Exif\0\0".utf8) + head + other + own
    let plain = WordObjectTests.jpeg(width, height)
    return plain[..<2] + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + plain[2...]
  }

  private static let quarter = 5_400_000

  @Test(arguments: [
    (0, 0, false), (1, 0, false), (2, 0, true), (3, 2, false), (4, 2, true), (5, 3, true), (6, 1, false), (7, 1, true), (8, 3, false),
    (9, 0, false),
  ])
  func exifSaysHowTheCameraWasHeld(orientation: Int, quarters: Int, isMirrored: Bool) throws {
    for isLittle in [false, true] {
      let size = try #require(PictureSize(Self.jpeg(40, 10, orientation: UInt8(orientation), isLittle: isLittle)))
      #expect(size.turn == PictureTurn(rotation: quarters * Self.quarter, isMirrored: isMirrored))
      #expect((size.width, size.height) == (quarters % 2 == 1 ? (10, 40) : (40, 10)))
    }
  }

  @Test func damagedExifTurnsNothing() throws {
    let whole = Self.jpeg(40, 10, orientation: 6)
    // The segment begins at 6, behind its mark and length: every byte of it is tried with the values that mean most.
    for index in 6..<Int(whole[5]) + 4 {
      for value: UInt8 in [0, 1, 0x7F, 0xFF] {
        var damaged = whole
        damaged[index] = value
        #expect(PictureSize(damaged) != nil, "byte \(index) = \(value)")
      }
    }
  }

  @Test func aTurnWithinATurn() {
    // Mirrored upside down is turned by half.
    let flips = XMLElement("a:xfrm", [("flipH", "1"), ("flipV", "true")])
    #expect(PictureTurn(transform: flips) == PictureTurn(rotation: 2 * Self.quarter))
    // In a mirror, clockwise is the other way.
    let mirrored = PictureTurn(transform: XMLElement("a:xfrm", [("rot", "600000"), ("flipH", "1")]))
    #expect(mirrored.around(PictureTurn(rotation: Self.quarter)) == PictureTurn(rotation: 600_000 + 3 * Self.quarter, isMirrored: true))
    #expect(mirrored.around(PictureTurn(isMirrored: true)) == PictureTurn(rotation: 600_000))
  }

  private func drawn(_ body: String, _ picture: [UInt8]) throws -> XMLElement {
    let package = try WordObjectTests.fill(WordFile(body), ["照片"]) { _ in .picture(Picture(bytes: picture, description: "")) }
    return try package.document(of: "word/document.xml").root
  }

  @Test func inAPlaceholder() throws {
    let photo = Self.jpeg(10, 40, orientation: 6)
    let root = try drawn(WordObjectTests.placeholder, photo)
    let transform = try #require(root.descendants("a:xfrm").first)
    #expect(transform["rot"] == "5400000" && transform["flipH"] == nil)
    // Upright it is 40 × 10, 2000 × 500 in its box; what is turned is 500 × 2000.
    for tag in ["wp:extent", "a:ext"] {
      #expect(root.descendants(tag).first?["cx"] == "500" && root.descendants(tag).first?["cy"] == "2000")
    }
    let turned = WordObjectTests.placeholder.replacing("<a:xfrm>", with: "<a:xfrm rot=\"16200000\">")
    #expect(try drawn(turned, photo).descendants("a:xfrm").first?["rot"] == nil)
  }

  @Test func inATextInAGroupAndInAnOldShape() throws {
    let photo = Self.jpeg(10, 40, orientation: 8)
    let run = try #require(try drawn("<w:p><w:r><w:t>{{@照片}}</w:t></w:r></w:p>", photo).descendants("a:xfrm").first)
    #expect(
      run["rot"] == "16200000" && run["flipH"] == nil && run.first("a:ext")?["cx"] == "95250" && run.first("a:ext")?["cy"] == "381000")

    let group =
      "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"9000\" cy=\"9000\"/><wp:docPr id=\"1\" name=\"组\"/><a:graphic><a:graphicData>"
      + "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"\" descr=\"{{@照片}}\"/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId9\"/></pic:blipFill>"
      + "<pic:spPr><a:xfrm><a:off x=\"100\" y=\"900\"/><a:ext cx=\"2000\" cy=\"1000\"/></a:xfrm></pic:spPr></pic:pic>"
      + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    let inGroup = try #require(try drawn(group, photo).descendants("a:xfrm").first)
    // 500 × 2000 about the middle of the 2000 × 500 that begin at (100, 900).
    #expect(inGroup.first("a:off")?["x"] == "850" && inGroup.first("a:off")?["y"] == "150")

    let old =
      "<w:p><w:r><w:pict><v:shape id=\"s\" style=\"width:40pt;height:10pt\" alt=\"{{@照片}}\"><v:imagedata r:id=\"rId9\"/></v:shape></w:pict></w:r></w:p>"
    #expect(try drawn(old, photo).descendants("v:shape").first?["style"] == "width:10pt;height:40pt;rotation:270")
  }

  @Test func uprightPicturesStayAsTheyAre() throws {
    let root = try drawn(WordObjectTests.placeholder, Self.jpeg(40, 10, orientation: 1))
    let transform = try #require(root.descendants("a:xfrm").first)
    #expect(PictureTurn(transform: transform) == PictureTurn() && root.descendants("wp:extent").first?["cx"] == "2000")
  }
}
