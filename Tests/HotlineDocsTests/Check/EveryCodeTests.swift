import Contract
import Diagnostics
import Foundation
import Ledgers
import TestSupport
import Testing

@testable import HotlineDocs

/// Every code from its files to what the program prints: a year's folder is written, checked, and the JSON read.
///
/// It takes longer than other tests do, some hundredths of a second for each of 300 folders; in exchange nothing between a cell and what
/// is printed of it goes unseen.
@Suite("Every code, end to end")
struct EveryCodeTests {
  /// How many ways there must be to break each rule.
  private static let variants = 3

  @Test("has three examples that bring it and a look-alike that does not", arguments: FindingKind.all.map(\.code))
  func covered(code: String) {
    let examples = Example.all.filter { $0.kind.code == code }
    let bad = examples.count { $0.expected.contains { $0.hasPrefix(code + " ") } }
    #expect(bad >= Self.variants, "\(code) has \(bad) examples that bring it; add more to Tests/TestSupport/Examples")
    #expect(examples.contains { $0.expected.isEmpty }, "\(code) has no look-alike that stays silent")
  }

  @Test("brings its finding and nothing else", arguments: Example.all)
  func found(example: Example) throws {
    let folder = try YearFolder(example)
    let (status, report) = try folder.check(example.cycle)
    let found = report.findings.filter { !folder.lacks($0) }
    #expect(
      found.map(\.shown).sorted() == example.expected.sorted(), "\(found.map { "\($0.file ?? "") \($0.message)" }.joined(separator: "\n"))")
    #expect(report.findings.map(\.fingerprint).allSatisfy { $0.count == 16 })
    let kinds = Dictionary(uniqueKeysWithValues: FindingKind.all.map { ($0.code, $0) })
    for finding in found {
      let kind = try #require(kinds[finding.code])
      #expect(finding.severity == kind.severity.rawValue && finding.clause == kind.clause, "\(finding.shown)")
      #expect(!finding.message.isEmpty && !finding.hint.isEmpty)
    }
    #expect(status == (report.findings.contains { $0.severity == "error" } ? 1 : 0))
  }
}

/// An example's year on disk, removed with this.
private final class YearFolder {
  private let root: Scratch
  private let written: Set<String>

  init(_ example: Example) throws {
    root = try Scratch()
    var builder = example.builder
    written = Set(builder.ledgers.keys)
    // A form made from these very ledgers names their digest, which only reading tells.
    if let form = builder.review?.form, form.ledgers == builder.ledgersDigest {
      try write(builder.files)
      builder.review?.form?.ledgers = try Workspace(data: root.path + "/Data").load(example.cycle).dossier.ledgersDigest
    }
    var files = builder.files
    try example.files?(&files)
    try write(files)
  }

  private func write(_ files: [String: [UInt8]]) throws {
    for (name, bytes) in files { try root.write(bytes, to: "Data/2025/" + name) }
  }

  struct Report: Decodable {
    struct Finding: Decodable {
      let code, severity, message, hint, fingerprint: String
      let clause, ledger, file, record, column: String?

      var shown: String { [code, record ?? "-", column ?? "-"].joined(separator: " ") }
    }
    let findings: [Finding]
  }

  func check(_ cycle: Cycle.Name) throws -> (status: Int32, Report) {
    let workplace = Workplace(data: root.path + "/Data", templates: "", output: "", year: nil, language: .zh)
    let result = try CheckRun(workplace, CheckRequest(formats: [try #require(CheckRequest.Format("json"))])).run(cycle)
    return (result.status, try JSONDecoder().decode(Report.self, from: Data((result.printout?.text ?? "").utf8)))
  }

  /// Whether a finding says no more than that the example has left a ledger out.
  func lacks(_ finding: Report.Finding) -> Bool {
    finding.code == "ledger.missing" && !written.contains(finding.ledger ?? "")
  }
}
