import Contract
import Diagnostics
import Foundation
import Testing

@Suite("The contract's own words")
struct ClauseTextTests {
  @Test("are there for every clause that a finding rests on", arguments: Set(FindingKind.all.compactMap(\.clause)).sorted())
  func quoted(clauses: String) {
    for clause in clauses.split(separator: ",") {
      #expect(!ClauseText.quotes(of: String(clause)).isEmpty, "no words of clause \(clause)")
    }
  }

  @Test("stand in the contract as they are quoted")
  func verbatim() throws {
    let shared = ProcessInfo.processInfo.environment["HOTLINE_SHARED"] ?? "../shared"
    guard let data = FileManager.default.contents(atPath: shared + "/contract/contract.txt") else {
      if ProcessInfo.processInfo.environment["CI"] == "true" { Issue.record("\(shared)/contract/contract.txt is not there") }
      print("skipped: \(shared)/contract/contract.txt is not there")
      return
    }
    let contract = plain(String(decoding: data, as: UTF8.self))
    for quote in ClauseText.all { #expect(contract.contains(plain(quote.words)), "\(quote.name)") }
  }

  /// Without spaces and line ends, of which the contract's pages have their own.
  private func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
