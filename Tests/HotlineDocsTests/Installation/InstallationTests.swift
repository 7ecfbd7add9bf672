import Files
import Testing

@testable import HotlineDocs

@Suite("Where the program finds its templates")
struct InstallationTests {
  @Test("An installed program finds its prefix's share folder, wherever the prefix is")
  func prefix() throws {
    let scratch = try Scratch()
    let root = scratch.path
    for path in ["usr/bin/hotline-docs", "usr/share/hotline-docs/Templates/a.docx"] { try scratch.write("x", to: path) }
    let found = Installation(ofExecutable: root + "/usr/bin/hotline-docs")
    #expect(found?.templates == root + "/usr/share/hotline-docs/Templates")
    #expect(found?.sample == root + "/usr/share/hotline-docs/Data")
  }

  @Test("A program built in a checkout finds the checkout's")
  func checkout() throws {
    let scratch = try Scratch()
    let root = scratch.path
    for path in ["Package.swift", "Templates/a.docx", ".build/release/hotline-docs"] { try scratch.write("x", to: path) }
    #expect(Installation(ofExecutable: root + "/.build/release/hotline-docs")?.share == root)
  }

  @Test("A program that stands alone has none")
  func alone() throws {
    let scratch = try Scratch()
    let root = scratch.path
    try scratch.write("x", to: "bin/hotline-docs")
    #expect(Installation(ofExecutable: root + "/bin/hotline-docs") == nil)
  }

  @Test("The workspace's own templates come first, shipped ones fill the gaps, lock files are none")
  func shelf() throws {
    let scratch = try Scratch()
    let root = scratch.path
    for path in ["own/a.docx", "own/~$a.docx", "own/.b.docx", "shipped/a.docx", "shipped/b.docx"] {
      try scratch.write("x", to: path)
    }
    let shelf = TemplateShelf(own: root + "/own", shipped: root + "/shipped")
    #expect(shelf.path(of: "a.docx") == root + "/own/a.docx")
    #expect(shelf.path(of: "b.docx") == root + "/shipped/b.docx")
    #expect(shelf.path(of: "c.docx") == nil)
    #expect(shelf.names == ["a.docx", "b.docx"])
    #expect(TemplateShelf(own: root + "/none", shipped: nil).names == [])
  }
}
