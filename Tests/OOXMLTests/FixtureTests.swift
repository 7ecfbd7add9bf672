import Testing

@testable import OOXML

@Suite("Real files of Word, Excel, WPS and LibreOffice", .enabled(if: Fixtures.canRun, Fixtures.comment))
struct FixtureTests {
  @Test("open and save gives the same parts, packed as they were")
  func roundTrip() throws {
    for path in try Fixtures.files() {
      let package = try OfficePackage(path: path)
      let saved = try ZipArchive(bytes: package.bytes())
      let original = try #require(package.archive)
      let names = { (archive: ZipArchive) in archive.entries.filter { !$0.isFolder }.map(\.name).sorted() }
      #expect(names(saved) == names(original), "\(path)")
      for entry in saved.entries {
        let before = try #require(original.entry(entry.name))
        let packed = try saved.readRaw(entry)
        #expect(try packed == original.readRaw(before), "\(path) \(entry.name)")
      }
    }
  }

  @Test("every part of XML is the same after it was a tree")
  func trees() throws {
    for path in try Fixtures.files() {
      let package = try OfficePackage(path: path)
      for part in package.order where ["xml", "rels", "vml"].contains(PartName.suffix(part)) {
        let document: XMLDocument
        do {
          document = try package.document(of: part)
        } catch let error as XMLError {
          // VML in the wild is not always well-formed; Office itself reads it leniently.
          #expect(PartName.suffix(part) == "vml", "\(path) \(error)")
          continue
        }
        let again = try XMLDocument(document.bytes, part: part)
        #expect(again.bytes == document.bytes, "\(path) \(part)")
        #expect(Self.same(document.root, again.root), "\(path) \(part)")
      }
    }
  }

  @Test("every sheet of every workbook can be read")
  func sheets() throws {
    for path in try Fixtures.files() where path.hasSuffix(".xlsx") {
      let book: Workbook
      do { book = try Workbook(path: path) } catch {
        Issue.record("\(path): \(error)")
        continue
      }
      for sheet in book.sheets where sheet.hasCells {
        do { try book.read(sheet) { row in for cell in row.cells { _ = row.text(of: cell) } } } catch {
          Issue.record("\(path) \(sheet.name): \(error)")
        }
      }
    }
  }

  /// The same names, attributes in the same order, and text.
  static func same(_ left: XMLElement, _ right: XMLElement) -> Bool {
    guard left.name == right.name, left.tag == right.tag, left.attributes == right.attributes, left.declarations == right.declarations,
      left.children.count == right.children.count
    else { return false }
    return zip(left.children, right.children).allSatisfy { pair in
      switch pair {
      case (.element(let one), .element(let two)): same(one, two)
      case (.text(let one), .text(let two)), (.comment(let one), .comment(let two)): one == two
      case (.instruction(let one, let first), .instruction(let two, let second)): one == two && first == second
      default: false
      }
    }
  }
}
