import OOXML
import Testing

@testable import HotlineDocs

@Suite struct PicturePageTests {
  /// A photo of 3 × 4 pixels, taken with the camera on its side.
  private static let photo: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM".utf8)
    + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
    + [0, 0, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 4, 0, 3, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 0xFF, 0xD9]

  @Test func aPhotoStandsUprightUnderItsName() throws {
    let bytes = try #require(PicturePage.document(Self.photo, caption: "值班表 <1> & {{2}}.jpg"))
    let package = try OfficePackage(bytes: bytes)
    let root = try package.document(of: "word/document.xml").root
    #expect(root.descendants("w:t").map(\.text) == ["值班表 <1> & {{2}}.jpg"])
    let transform = try #require(root.descendants("a:xfrm").first)
    // Upright it is 4 × 3 and as wide as the page allows, 155 mm.
    #expect(transform["rot"] == "5400000")
    #expect(transform.first("a:ext")?["cy"] == "5580000" && transform.first("a:ext")?["cx"] == "4185000")
    #expect(PackageCheck.problems(of: package, delimiters: []).isEmpty)
  }

  @Test func whatIsNoPictureHasNoPage() { #expect(PicturePage.document(Array("no picture".utf8), caption: "x.jpg") == nil) }
}
