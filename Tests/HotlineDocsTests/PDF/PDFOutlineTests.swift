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
}
