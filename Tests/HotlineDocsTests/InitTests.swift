import Diagnostics
import Testing

@testable import HotlineDocs

@Suite("A new workspace")
struct InitTests {
  private let workplace = Workplace(data: "Data", templates: "Templates", output: "Output", year: nil, language: .en)

  @Test("What init writes, check reads; the templates lie ready to be changed; a second time it touches nothing", arguments: [false, true])
  func written(sample: Bool) throws {
    let scratch = try Scratch()
    let run = InitRun(workplace, installation: Installation(share: SampleYear.root))
    #expect(try run.run(scratch.path, sample: sample).status == 0)
    let shipped = TemplateShelf(own: SampleYear.root + "/Templates", shipped: nil).ownNames
    #expect(try FileSystem.files(below: scratch.path + "/Templates") == shipped)
    var made = workplace
    made.data = scratch.path + "/Data"
    let cycle = try made.open(.q2)
    #expect(
      !cycle.findings.contains { $0.code.hasPrefix("contract.") || $0.code == "ledger.column-missing" || $0.code == "ledger.unreadable" })
    #expect(throws: RunError.self) { try run.run(scratch.path, sample: sample) }
  }

  @Test("A program that stands alone says that it has no sample")
  func alone() throws {
    let scratch = try Scratch()
    #expect { try InitRun(workplace, installation: nil).run(scratch.path, sample: true) } throws: { ($0 as? RunError)?.status == 65 }
  }
}
