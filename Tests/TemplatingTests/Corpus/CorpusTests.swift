import Foundation
import OOXML
import Templating
import Testing

/// One small template a pain of the field, `Tests/Corpus/NN-name`: filled, and compared part by part with what is right.
@Suite struct CorpusTests {
  @Test(arguments: CorpusCase.all) func isFilledAsItShould(_ entry: CorpusCase) throws {
    let rendered = entry.render()
    guard let expected = try entry.expectedProblems() else {
      let bytes = try rendered.get()
      try check(bytes, entry)
      try entry.keep(bytes)
      return
    }
    switch rendered {
    case .success: Issue.record("\(entry) was filled and should have been refused")
    case .failure(let errors): #expect(errors.findings.map(\.message.zh) == expected)
    }
  }

  @Test(arguments: CorpusCase.all) func lintSaysTheSame(_ entry: CorpusCase) throws {
    let found = Templates.lint(try entry.template(), name: entry.file, fields: nil).map(\.message.zh)
    #expect(try found == entry.expectedLint())
  }

  /// The twenty strongest pains of the field, each by its number.
  @Test func everyPainHasACase() {
    let numbers = Set(CorpusCase.all.compactMap { Int($0.name.prefix { $0.isNumber }) })
    #expect(Array(1...20).filter { !numbers.contains($0) } == [])
  }

  @Test(arguments: CorpusCase.all.filter(\.isOffice)) func openAndSaveGivesTheSameParts(_ entry: CorpusCase) throws {
    let before = try OfficePackage(bytes: entry.template())
    let after = try OfficePackage(bytes: OfficePackage(bytes: entry.template()).bytes())
    #expect(after.parts == before.parts)
    for part in before.parts {
      #expect(try after.bytes(of: part) == before.bytes(of: part), "\(entry) \(part)")
      #expect(after.contentType(of: part) == before.contentType(of: part))
      #expect(try after.relationships(of: part).items.map(\.target) == before.relationships(of: part).items.map(\.target))
    }
  }

  private func check(_ bytes: [UInt8], _ entry: CorpusCase) throws {
    // Once more: the same bytes.
    #expect(try entry.render().get() == bytes)
    guard entry.isOffice else {
      #expect(try String(decoding: bytes, as: UTF8.self) == entry.golden("output.txt", else: String(decoding: bytes, as: UTF8.self)))
      return
    }
    let (package, template) = (try OfficePackage(bytes: bytes), try OfficePackage(bytes: entry.template()))
    #expect(PackageCheck.problems(of: package).map(\.description) == [])
    var changed: Set<String> = []
    for part in package.parts {
      let now = try package.bytes(of: part)
      if template.contains(part), try template.bytes(of: part) == now { continue }
      changed.insert(part)
      let text = try Canonical.text(now, of: part)
      let golden = try entry.golden("golden/\(part).txt", else: text)
      #expect(text == golden, "\(entry) \(part): \(Canonical.firstDifference(text, golden))")
    }
    // What the right answer has, and what the template had, is there.
    for part in entry.goldenParts { #expect(changed.contains(part), "\(entry) \(part) did not change") }
    for part in template.parts where !package.contains(part) { #expect(entry.mayVanish(part), "\(entry) \(part) is lost") }
  }
}
