import Diagnostics
import Foundation
import Testing

@Suite("The table of findings")
struct TableTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(
    "is in the README and in the documentation as the catalogue has it",
    arguments: ["README.md", "Sources/Diagnostics/Diagnostics.docc/Findings.md"])
  func equal(file: String) throws {
    let text = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
    let parts = text.split(separator: "<!-- findings -->", omittingEmptySubsequences: false)
    try #require(parts.count == 3, "\(file) holds the table between two marks <!-- findings -->")
    let language: Language = file == "README.md" ? .zh : .en
    let table = parts[1].trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(table == FindingKind.markdownTable(language), "put this between the marks of \(file):\n\(FindingKind.markdownTable(language))")
  }
}
