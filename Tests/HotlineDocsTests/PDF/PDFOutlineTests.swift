import Testing

@testable import HotlineDocs

@Suite struct PDFOutlineTests {
  private let pdf = """
    1 0 obj
    <</Type/Pages
    /Kids[ 7 0 R 4 0 R
    9 0 R ]
    /Count 3>>
    endobj
    20 0 obj
    <</Count 0/Title<FEFF4E003001>
    /Dest[4 0 R/XYZ 111.35 730.989 0]/Parent 128 0 R>>
    21 0 obj
    <</Count 0/Title<FEFFD83DDE00>
    /Dest[9 0 R/XYZ 1 2 0]/Parent 128 0 R>>
    """

  @Test func headingsHaveTheirPages() {
    let headings = PDFOutline.headings(of: Array(pdf.utf8))
    #expect(headings.map(\.title) == ["一、", "😀"])
    #expect(headings.map(\.page) == [2, 3])
  }

  @Test(arguments: [
    "", "%PDF", "/Title<FEFF>", "/Type/Pages/Kids[", "/Type/Pages/Kids[1]/Title<FEFF4E00>/Dest[", "/Title<FEFFD83D>/Dest[1 0 R]>>",
  ])
  func whatCannotBeReadHasNone(text: String) { #expect(PDFOutline.headings(of: Array(text.utf8)).isEmpty) }

  @Test("A PDF without its structure has the same places")
  func structure() {
    let tagged = Array("<</Type/Catalog/Pages 1 0 R\n/StructTreeRoot 12 0 R\n/Lang(zh-CN)>>".utf8)
    let plain = String(decoding: PDFBytes.withoutStructure(tagged), as: UTF8.self)
    #expect(plain == "<</Type/Catalog/Pages 1 0 R\n                      \n/Lang(zh-CN)>>")
    #expect(PDFBytes.withoutStructure(Array("%PDF".utf8)) == Array("%PDF".utf8))
  }

  @Test(arguments: [("12 0 R", 0, 12), ("x", 0, 0), ("", 0, 0)])
  func numbersThatBegin(text: String, at place: Int, number: Int) { #expect(PDFBytes.number(in: Array(text.utf8), from: place) == number) }

  @Test(arguments: [("\n345 0 obj", 4, 345), ("345 0 obj", 3, 345), (" 0 obj", 0, 0), ("x 0 obj", 1, 0)])
  func numbersThatEnd(text: String, at place: Int, number: Int) { #expect(PDFBytes.number(in: Array(text.utf8), before: place) == number) }
}
