import Diagnostics
import Testing

@testable import HotlineDocs

@Suite("The list of fields")
struct TemplateFieldsTests {
  private let run = TemplateFieldsRun(
    Workplace(data: "", templates: "", output: "", year: nil, language: .zh), sample: SampleYear.root + "/Data")

  @Test("every field has its type, an example and where it comes from")
  func complete() throws {
    let lines = String(decoding: try run.run(asJSON: false).output, as: UTF8.self).split(separator: "\n").map(String.init)
    let fields = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("  |") }
    #expect(fields.count > 1_000)
    // Names, type, example, origin; a record has no example of its own.
    let missing = fields.filter { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      return columns.count != (columns.dropFirst().first?.hasPrefix("object") ?? false ? 3 : 4) || columns.contains("")
    }
    #expect(missing == [])
    #expect(lines.contains { $0.hasPrefix("    采购编号 = number\ttext\t郑财招标采购-2025-321\tcontract.yaml") })
  }
}
