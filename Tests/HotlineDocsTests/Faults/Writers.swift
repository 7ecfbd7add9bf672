import Files
import Foundation
import Testing

@testable import HotlineDocs

/// The commands that change a workspace's ledgers and settings, or make some, in a workspace where each has something to do.
enum Writers {
  /// Each takes what stands there, and writes it anew.
  static let changes = [
    ["import", "export.csv", "--map", "map.yaml", "--cycle", "Q1"], ["accept", "Q1", "form.xlsx", "--force-stale"],
    ["calendar", "import", "2027.csv"],
  ]
  static let all = changes + [["init", "new"], ["init", "--cycle", "Q2"], ["init", "--from", "2025", "--year", "2026"]]

  /// A cycle's form as `build` makes it, made once.
  private static let form: Result<[UInt8], any Error> = Result {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let ending = try Program(folder: scratch.path).run("build", "Q1", "--draft", "--only", "assessment", "--quiet")
    #expect(ending.status == 0, "\(ending.said)")
    return try scratch.read("Output/2025/Q1/04-运维服务质量考核评分表.xlsx")
  }

  /// - Parameter data: the folder with the year.
  static func prepare(_ scratch: Scratch, data: String = "Data") throws {
    try scratch.write("需求编号,需求名称\nXQ-1,一\n", to: data + "/2025/Q1/demands.csv")
    try scratch.write("review: old\n", to: data + "/2025/Q1/review.yaml")
    try scratch.write("单号,名称\n" + (2..<400).map { "XQ-\($0),需求\n" }.joined(), to: "export.csv")
    try scratch.write(
      "ledger: demands\ncolumns: {单号: id, 名称: title}\nconstants: {category: 一般, raised_by: 张三, raised_on: 2026-01-05}\n", to: "map.yaml")
    try scratch.write(
      "日期,类型,名称,法定节假日\n2027-01-01,休,元旦,是\n" + (1...28).map { "2027-02-\($0 < 10 ? "0" : "")\($0),休,春节,\n" }.joined(), to: "2027.csv")
    try scratch.write(form.get(), to: "form.xlsx")
  }
}

@Suite("Every command that writes, at a bad moment")
struct WriterTests {
  private func workspace() throws -> (Scratch, Program) {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try Writers.prepare(scratch)
    return (scratch, Program(folder: scratch.path))
  }

  /// What people see: no names that begin with a dot.
  private func visible(_ scratch: Scratch) throws -> [String: String] { try scratch.files().filter { !$0.key.contains("/.") } }

  @Test("Killed at a random moment: all of it is there or nothing, and the next run leaves nothing behind", arguments: Writers.all)
  func killed(command: [String]) throws {
    let (reference, first) = try workspace()
    let before = try visible(reference)
    let done = try first.run(command)
    #expect(done.status == 0, "\(done.said)")
    let after = try visible(reference)
    #expect(before != after)
    let seed = UInt64.random(in: 0...UInt64.max)
    var moments = SplitMix(seed: seed)
    for round in 1...3 {
      let (scratch, program) = try workspace()
      let running = try program.start(command)
      usleep(UInt32(moments.next() % UInt64(done.seconds * 1_050_000)))
      kill(running.id, SIGKILL)
      _ = try running.ending()
      let left = try visible(scratch)
      // A workspace's templates come after its year, one by one; whatever is there of them is whole.
      let isWhole = left.allSatisfy { after[$0.key] == $0.value || before[$0.key] == $0.value }
      #expect(isWhole, "seed \(seed), round \(round)")
      #expect(
        left.filter { $0.key.contains("Data/") } == after.filter { $0.key.contains("Data/") }
          || left.filter { $0.key.contains("Data/") } == before.filter { $0.key.contains("Data/") }, "seed \(seed), round \(round)")
      let again = try program.run(command)
      #expect([0, 73].contains(again.status), "\(again.said)")
      #expect(try scratch.files().keys.allSatisfy { !$0.contains(".part") && !$0.hasSuffix(".lock") }, "seed \(seed), round \(round)")
    }
  }

  @Test("While another one writes: 73, who it is, nothing changed; a trial is let in", arguments: Writers.changes)
  func locked(command: [String]) throws {
    let (scratch, program) = try workspace()
    let before = try visible(scratch)
    let lock = try OutputLock(scratch.path + "/Data/.lock")
    let ending = try program.run(command + ["--lang", "en"])
    #expect(ending.status == 73 && ending.errors.contains("another accept or import is writing there"), "\(ending.said)")
    #expect(try program.run(command + ["--dry-run"]).status == 0)
    #expect(try visible(scratch) == before)
    withExtendedLifetime(lock) {}
  }
}
