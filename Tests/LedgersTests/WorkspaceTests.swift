import Contract
import Diagnostics
import Foundation
import Measures
import Testing

@testable import Ledgers

@Suite struct WorkspaceTests {
  @Test func whatCannotBeReadAtAllIsThrownWithItsExitCode() throws {
    #expect(throws: WorkspaceError.noData("/nowhere/at/all")) { try Workspace(data: "/nowhere/at/all") }
    #expect(throws: WorkspaceError.unknownCycle("Q5")) { try Workspace.cycle(named: "Q5") }
    #expect(WorkspaceError.unknownCycle("Q5").exitCode == 64)
    let year = try TestYear(contract: nil)
    let workspace = try Workspace(data: year.data)
    #expect(throws: WorkspaceError.noContract("\(year.data)/2025/contract.yaml")) { try workspace.load(.q2) }
    #expect(throws: WorkspaceError.noCycle(.q3, year: nil, data: year.data)) { try workspace.load(.q3) }
    #expect(throws: WorkspaceError.noCycle(.q3, year: "2025", data: year.data)) { try workspace.load(.q3, year: "2025") }
    #expect(throws: WorkspaceError.noYear("2031", data: year.data)) { try workspace.load(.q2, year: "2031") }
    #expect(WorkspaceError.noContract("x").exitCode == 65 && WorkspaceError.noYear("x", data: "y").exitCode == 65)
  }

  @Test func theNewestYearThatHasTheCycleIsTaken() throws {
    let year = try TestYear()
    for folder in ["2024/Q2", "2024/Q1", "2026/Q3", "20257/Q2", "notes"] {
      try FileManager.default.createDirectory(atPath: "\(year.data)/\(folder)", withIntermediateDirectories: true)
    }
    let workspace = try Workspace(data: year.data)
    #expect(workspace.years == ["2024", "2025", "2026"])
    #expect(try workspace.year(having: .q2) == "2025" && workspace.year(having: .q1) == "2024" && workspace.year(having: .q3) == "2026")
    #expect(try workspace.year() == "2026" && workspace.year(having: .q2, named: "2024") == "2024")
    #expect(workspace.cycles(of: "2024") == [.q1, .q2])
  }

  @Test func absentLedgersAreOneFindingEach() throws {
    let year = try TestYear()
    try year.write("Q2/tickets.csv", "\n\n")
    let missing = try year.load().findings.filter { $0.code == "ledger.missing" }.compactMap(\.place.ledger)
    #expect(
      Set(missing) == [
        "staff", "assessments", "documents", "tickets", "inspections", "metrics", "attendance", "duty", "meetings", "proposals",
        "activities",
      ])
    #expect(missing.count == 11)
  }

  @Test func strayFilesAreSaidAndLockFilesAreNot() throws {
    let year = try TestYear()
    try year.write("Q2/ticket.csv", "a\n")
    try year.write("Q2/staff.csv", "a\n")
    try year.write("Q2/tickets.tsv", "a\n")
    try year.write("Q2/~$tickets.xlsx", "a")
    try year.write("Q2/.hidden.csv", "a")
    try year.write("Q2/notes.txt", "a")
    let found = try year.load().findings.filter { $0.code == "ledger.unknown" }
    #expect(found.map(\.place.file) == ["Q2/staff.csv", "Q2/ticket.csv", "Q2/tickets.tsv"])
    #expect(found[0].hint.zh.contains("年度文件夹") && found[1].hint.en.contains("“tickets”") && found[2].hint.en.contains("tickets.csv"))
  }

  @Test func aLedgerMayBearEitherNameAndIsReadOnce() throws {
    let year = try TestYear()
    try year.write("Q2/运维服务单.csv", "工单编号\nYW-1\n")
    try year.write("Q2/Tickets.CSV", "工单编号\nYW-2\n")
    let loaded = try year.load()
    #expect(loaded.dossier.ledger(Ticket.table).rows.map { $0.raw(Ticket.Field.id) } == ["YW-2"])
    #expect(loaded.findings.filter { $0.code == "ledger.duplicate" }.map(\.value) == ["Q2/运维服务单.csv"])
  }

  @Test func ticketsOfTheOtherCyclesAreKnown() throws {
    let year = try TestYear()
    try year.write("Q1/tickets.csv", "工单编号\nYW-1\nYW-2\n")
    try year.write("Q3/tickets.csv", "id\nYW-2\nYW-3\n")
    try year.write("Q2/tickets.csv", "id\nYW-9\n")
    let dossier = try year.load().dossier
    #expect(["YW-1", "YW-2", "YW-3", "YW-9", "YW-4"].map(dossier.hasTicket) == [true, true, true, true, false])
    let first = dossier.otherTicket("YW-2")?.place(Ticket.Field.id)
    #expect(first?.file == "Q1/tickets.csv" && first?.row == 3 && first?.column == "id" && dossier.otherTicket("YW-9") == nil)
  }

  @Test func inputsAndDigestFollowTheFiles() throws {
    let year = try TestYear()
    try year.write("Q2/tickets.csv", "id\nYW-1\n")
    try year.write("Q2/cycle.yaml", "compiled_by: 张三\n")
    try year.write("Q2/evidence/a/b.pdf", "x")
    try year.write("evidence/c.pdf", "x")
    let before = try year.load()
    #expect(before.inputs.map(\.name) == ["Q2/cycle.yaml", "Q2/evidence/a/b.pdf", "Q2/tickets.csv", "contract.yaml", "evidence/c.pdf"])
    #expect(before.dossier.ledgersDigest.count == 64)
    try year.write("Q2/cycle.yaml", "compiled_by: 李四\n")
    try year.write("Q2/evidence/a/b.pdf", "y")
    #expect(try year.load().dossier.ledgersDigest == before.dossier.ledgersDigest, "neither cycle.yaml nor evidence")
    try year.write("Q2/tickets.csv", "id\nYW-2\n")
    #expect(try year.load().dossier.ledgersDigest != before.dossier.ledgersDigest)
  }

  @Test func theYearIsReadCycleByCycle() throws {
    let year = try TestYear()
    try year.write("Q1/cycle.yaml", "")
    try year.write("Q4/cycle.yaml", "acceptance: {accepted_on: 2026-12-10, document: a.pdf}\n")
    let whole = try Workspace(data: year.data).loadYear()
    #expect(whole.cycles.map(\.dossier.cycle.name) == [.q1, .q2, .q4])
    #expect(whole.cycles[2].dossier.settings.acceptance?.acceptedOn == CivilDate(iso: "2026-12-10"))
  }

  @Test func calendarCorrectionsAreReadAndChecked() throws {
    let year = try TestYear()
    try year.write(
      "calendar.csv", "date,kind,name,statutory\n2026-05-06,休,劳动节,是\n2026/5/9,班,,\n2026-13-01,休,,\n2026-05-10,放,,\n2026-05-06,班,,\n,休,,\n")
    let loaded = try year.load()
    #expect(!loaded.dossier.calendar.isWorking(try #require(CivilDate(iso: "2026-05-06"))))
    #expect(loaded.dossier.calendar.isWorking(try #require(CivilDate(iso: "2026-05-09"))))
    let found = loaded.findings.filter { $0.place.file == "calendar.csv" }
    #expect(found.words == ["record.value@4:date", "record.value@5:kind", "record.duplicate@6:date", "record.required@7:date"])
    #expect(found.allSatisfy { $0.pointsAtRisk == .zero })
  }
}

@Suite struct EvidenceTests {
  @Test func pathsLeadOnlyToFilesInside() throws {
    let year = try TestYear()
    try year.write("Q2/evidence/子/a.pdf", "abc")
    try year.write("Q2/evidence/empty.pdf", "")
    try year.write("Q2/secret.txt", "abc")
    let base = "\(year.data)/2025/Q2/evidence"
    try FileManager.default.createSymbolicLink(atPath: base + "/out.pdf", withDestinationPath: "\(year.data)/2025/Q2/secret.txt")
    try FileManager.default.createSymbolicLink(atPath: base + "/in.pdf", withDestinationPath: "子/a.pdf")
    try FileManager.default.createSymbolicLink(atPath: base + "/loop", withDestinationPath: ".")
    try FileManager.default.createSymbolicLink(atPath: base + "/dead.pdf", withDestinationPath: "nothing")
    let folder = try year.load().dossier.evidence
    let expected: [(String, EvidenceState)] = [
      ("子/a.pdf", .present(bytes: 3)), ("子\\a.pdf", .present(bytes: 3)), ("./子/../子/a.pdf", .present(bytes: 3)),
      ("in.pdf", .present(bytes: 3)),
      ("empty.pdf", .empty), ("nothing.pdf", .missing), ("dead.pdf", .missing), ("子", .missing), ("", .missing), ("a\u{0}b", .missing),
      ("out.pdf", .outside), ("../secret.txt", .outside), ("子/../../secret.txt", .outside), ("/etc/passwd", .outside),
      ("C:\\a.pdf", .outside),
      ("\\\\server\\a.pdf", .outside), (String(repeating: "长", count: 5_000), .missing),
    ]
    for (path, state) in expected { #expect(folder.state(of: path, in: .cycle) == state, "\(path.prefix(40))") }
    // Neither the link to nowhere nor the one that leads out.
    #expect(folder.files(in: .cycle) == ["empty.pdf", "in.pdf", "子/a.pdf"])
    #expect(folder.files(in: .year).isEmpty)
    #expect(folder.state(of: "a.pdf", in: .year) == .missing)
  }
}
