import Contract
import Diagnostics
import Documents
import Files
import Foundation
import Synchronization
import Testing

@testable import HotlineDocs

@Suite("Nothing private leaves the house")
struct PrivacyTests {
  @Test("Of five hundred planted numbers, credentials and addresses none stands in a draft, a message, a list or a page")
  func planted() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    let scratch = try Scratch()
    let cycle = try SecretCycle(seed: seed, in: scratch)
    #expect(cycle.count >= 500, "seed \(seed)")
    var search = SecretSearch(cycle.secrets.all)
    func look(_ name: String, _ run: () throws -> RunResult) throws {
      let result = try run()
      #expect(!result.output.isEmpty || !result.messages.isEmpty, "\(name)")
      try search.look(at: result.output, name)
      search.look(at: result.messages, name)
    }
    // What a long run says of its steps is looked at as well.
    let steps = Mutex("")
    let progress = Progress(on: .init(isTerminal: false, language: .zh) { text in steps.withLock { $0 += text } }) { .seconds(1) }
    let workplace = cycle.workplace
    try look("build") { try BuildRun(workplace, BuildRequest(draft: true), progress).cycle(.q2) }
    try look("build annual") { try BuildRun(workplace, BuildRequest(draft: true), progress).annual() }
    let output = try FileSystem.files(below: workplace.output).filter { !$0.hasSuffix(".lock") }
    #expect(output.count == 10, "\(output)")
    for name in output { try search.look(at: FileSystem.read("\(workplace.output)/\(name)"), name) }

    for language in Language.allCases {
      var workplace = workplace
      workplace.language = language
      let files = CheckRequest.Format.Kind.allCases.map { CheckRequest.Format(kind: $0, file: "\(scratch.path)/check.\($0)") }
      _ = try CheckRun(workplace, CheckRequest(formats: files), progress).run(.q2)
      for format in files { try search.look(at: FileSystem.read(try #require(format.file)), "check.\(format.kind)") }
    }
    for asJSON in [true, false] {
      try look("score") { try ScoreRun(workplace).run(.q2, asJSON: asJSON, sensitivity: true) }
      try look("settle") { try SettleRun(workplace, asJSON: asJSON).cycle(.q2) }
      try look("diff") { try CompareRun(workplace).run(#require(.init("Q1")), #require(.init("Q2")), asJSON: asJSON) }
      try look("explain") { try ExplainRun(workplace).run(["Q2", "total"], asJSON: asJSON) }
    }
    let dossier = try workplace.open(.q2).dossier
    for ledger in dossier.allLedgers where ["tickets", "penalties", "outages", "violations"].contains(ledger.table.key) {
      for row in ledger.rows.prefix(2) {
        try look("explain \(row.record)") { try ExplainRun(workplace).run(["Q2", row.record], asJSON: false) }
      }
    }
    let slip = #expect(throws: RunError.self) { try ExplainRun(workplace).run(["Q2", "19971234567"], asJSON: false) }
    search.look(at: slip?.message.en ?? "", "explain")
    try look("import") { try ImportRun(workplace).propose(cycle.export, ledger: "tickets", sheet: nil) }
    for dryRun in [true, false] {
      try look("import --map") { try ImportRun(workplace).run(cycle.export, map: cycle.map, cycle: .q1, dryRun: dryRun) }
    }
    try look("import --map of what does not fit") { try ImportRun(workplace).run(cycle.misfits, map: cycle.map, cycle: .q1, dryRun: true) }
    try look("init --from") { try RenewalRun(workplace).run(from: "2025", to: "2026") }
    try FileSystem.remove(workplace.data + "/2026")
    for format in StatusFormat.allCases { try look("status") { try StatusRun(workplace).run(asOf: nil, format: format) } }
    try look("verify") { try VerifyRun(workplace).run(workplace.output + "/2025/Q2") }
    let form = workplace.output + "/2025/Q2/04-运维服务质量考核评分表.xlsx"
    try look("accept") { try AcceptRun(workplace).run(.q2, form: form, dryRun: false, forceStale: true) }
    try search.look(at: FileSystem.read(workplace.data + "/2025/Q2/review.yaml"), "review.yaml")
    let said = steps.withLock { $0 }
    search.look(at: said, "progress")
    #expect(search.bytes > 1_000_000 && !said.isEmpty)
    #expect(search.leaks.isEmpty, "seed \(seed): \(search.leaks.count) leaks, \(search.leaks.prefix(12))")
  }

  @Test("No field that a template could show holds anything private, whether ours show it or not")
  func fields() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    let scratch = try Scratch()
    let cycle = try SecretCycle(seed: seed, in: scratch)
    let view = try BuildRun(cycle.workplace, BuildRequest(draft: true)).view(of: cycle.workplace.open(.q2))
    var search = SecretSearch(cycle.secrets.all)
    for recipe in DocumentRecipe.all {
      let context = try #require(recipe.context(view) ?? recipe.context(YearView(cycles: [view], isDraft: true)))
      var texts: [String] = []
      FieldWalk.visit(context) { texts.append("\($0): \($1)") }
      #expect(texts.count > 100, "\(recipe.output)")
      search.look(at: texts.joined(separator: "\n\n"), recipe.output)
    }
    #expect(search.leaks.isEmpty, "seed \(seed): \(search.leaks.count) leaks, \(search.leaks.prefix(12))")
  }

  /// The documents' words were looked at above already; here is what only a PDF has: its outline, its properties, its links, and the
  /// evidence that is bound in. Laying out two of the documents takes LibreOffice its time.
  @Test("PDFs: neither on a page nor in an outline, a property, a link or a name", .enabled(if: Rendering.canRun))
  func pages() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    let scratch = try Scratch()
    let cycle = try SecretCycle(seed: seed, in: scratch)
    let request = BuildRequest(draft: true, only: ["assessment", "settlement"], pdf: true, quiet: true)
    let result = try BuildRun(cycle.workplace, request).cycle(.q2)
    #expect(result.status == 0, "\(result.messages)")
    var search = SecretSearch(cycle.secrets.all)
    search.look(at: result.messages, "messages")
    let folder = cycle.workplace.output + "/2025/Q2/pdf"
    let names = try FileSystem.names(in: folder)
    #expect(names.count == 3, "\(names)")
    // And every page says that it is a draft, also those that others made.
    for (number, page) in zip(1..., try RenderedPDF(folder + "/00-合订本.pdf").pages) {
      #expect(page.words.contains { $0.text.contains("草稿") }, "page \(number)")
    }
    for name in names {
      search.look(at: name, "the name of \(name)")
      let path = folder + "/" + name
      let text = try RenderedPDF.run("pdftotext", [path, "-"])
      #expect(text.utf8.count > 1_000, "\(name)")
      search.look(at: text, name)
      // Every object but the pages' own marks: outlines, properties, annotations, alternative texts, names of attachments.
      search.look(at: try RenderedPDF.run("qpdf", ["--json", "--json-stream-data=none", path]), "the objects of \(name)")
      for kind in ["-meta", "-custom", "-struct-text"] {
        search.look(at: try RenderedPDF.run("pdfinfo", [kind, path]), "\(kind) of \(name)")
      }
    }
    #expect(search.leaks.isEmpty, "seed \(seed): \(search.leaks.count) leaks, \(search.leaks.prefix(12))")
  }

  @Test("What --watch prints, check after check")
  func watch() throws {
    let scratch = try Scratch()
    let cycle = try SecretCycle(seed: UInt64.random(in: 0...UInt64.max), in: scratch)
    let running = try Program(folder: scratch.path).start(["check", "Q2", "--watch", "--templates", SampleYear.root + "/Templates"])
    for _ in 0..<1_000 where try !running.said.contains("2025 Q2:") { usleep(20_000) }
    kill(running.id, SIGKILL)
    let said = try running.ending().said
    #expect(said.contains("2025 Q2:"))
    var search = SecretSearch(cycle.secrets.all)
    search.look(at: said, "check --watch")
    #expect(search.leaks.isEmpty, "\(search.leaks.prefix(12))")
  }

  @Test("The search finds a secret in any spelling, across tags and in a package within a package")
  func search() throws {
    for text in [
      "1997 123-4567 尾", "１９９７１２３４５６７", "<t>199</t><t>71234567</t>", "199\u{200B}71234567", "410199195001010 01x", "pwd=Zx9000000!aB",
      "2０3.9.7．8", "199.7123.4567", "一九九七一二三四五六七", "410199 19500101 001x",
    ] {
      var search = SecretSearch(["19971234567", "41019919500101001X", "Zx9000000!aB", "203.9.7.8"])
      search.look(at: text, "text")
      #expect(!search.leaks.isEmpty, "\(text)")
    }
  }

  @Test("A list of inputs names a file without what is private in its name, and verify still knows it by its bytes")
  func names() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let folder = "Data/2025/Q1/evidence/"
    let (one, two) = ("通话 13800138000.pdf", "通话 13811118000.pdf")
    try scratch.write("one", to: folder + one)
    try scratch.write("two", to: folder + two)
    let workplace = Workplace(
      data: scratch.path + "/Data", templates: SampleYear.root + "/Templates", output: scratch.path + "/Output", year: nil, language: .en)
    _ = try BuildRun(workplace, BuildRequest(draft: true, only: ["assessment"])).cycle(.q1)
    let output = workplace.output + "/2025/Q1"
    let list = try #require(Manifest(text: String(decoding: try FileSystem.read(output + "/SHA256SUMS.inputs"), as: UTF8.self)))
    #expect(list.entries.map(\.name).filter { $0.contains("evidence") } == Array(repeating: folder + "通话 138****8000.pdf", count: 2))
    func changes() throws -> String { try VerifyRun(workplace).run(output).messages }
    #expect(try changes().isEmpty)
    try scratch.write("other", to: folder + two)
    #expect(try changes().contains("changed\t\(folder)通话 138****8000.pdf\n"))
    try FileSystem.remove(scratch.path + "/" + folder + one)
    #expect(try changes().contains("missing\t\(folder)通话 138****8000.pdf\n"))
    try scratch.write("two", to: folder + two)
    try scratch.write("new", to: folder + "截图 10.1.2.3.png")
    #expect(try changes().contains("new\t\(folder)截图 10.1.*.*.png\n"))
    #expect(try !changes().contains("13811118000"))
  }
}
