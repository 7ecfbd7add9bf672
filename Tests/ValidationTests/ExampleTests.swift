import Diagnostics
import TestSupport
import Testing

@testable import Validation

@Suite("Examples of every code")
struct ExampleTests {
  @Test("bring their finding and nothing else", arguments: Example.all.filter { $0.files == nil })
  func found(example: Example) {
    let found = findings(example.builder, outcome: example.outcome)
    #expect(found.map(shown) == example.expected, "\(found.map(\.message.zh))")
    for finding in found where finding.code == example.kind.code {
      #expect(finding.severity == finding.kind.severity)
      #expect(!finding.message.zh.isEmpty && !finding.message.en.isEmpty && !finding.hint.zh.isEmpty && !finding.hint.en.isEmpty)
    }
  }
}
