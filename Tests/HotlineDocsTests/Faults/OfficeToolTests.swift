import Files
import Foundation
import Testing

@testable import HotlineDocs

/// LibreOffice as it is on a bad day. A program of its name on PATH stands in for it.
@Suite("LibreOffice missing, interrupted, hanging")
struct OfficeToolTests {
  private static let build = ["build", "Q1", "--draft", "--only", "assessment", "--quiet", "--lang", "en", "--pdf"]

  private func office(_ script: String, in scratch: Scratch) throws {
    try scratch.writeProgram("bin/soffice", script)
  }

  @Test(
    "Whatever it does, the build says so and leaves the earlier output",
    arguments: [
      (script: "exit 81", words: "exit code 81"), ("echo 'no display' >&2; exit 1", "no display"), ("kill -9 $$", "ended by signal 9"),
      ("exit 0", "it made no 04-"), ("for o; do d=$o; done; printf PK > \"${d%/*}/pdf/04-运维服务质量考核评分表.pdf\"", "it made no 04-"),
      ("exec /nowhere", "exit code"),
    ])
  func fails(script: String, words: String) throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try office(script, in: scratch)
    let program = Program(
      folder: scratch.path, environment: ["PATH": scratch.path + "/bin:/usr/bin:/bin", "TMPDIR": scratch.path + "/tmp"])
    try FileSystem.makeFolders(scratch.path + "/tmp")
    #expect(try program.run(Self.build.dropLast() + []).status == 0)
    let before = try scratch.files()
    let ending = try program.run(Self.build)
    #expect(ending.status == 70, "\(ending.said)")
    #expect(ending.errors.contains(words) && ending.errors.contains("earlier output is as it was"), "\(ending.said)")
    #expect(try scratch.files() == before, "nothing stays in the folder for scratch files either")
  }

  @Test("Not installed: 73 before any work, with what to install")
  func missing() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let ending = try Program(folder: scratch.path, environment: ["PATH": scratch.path]).run(Self.build)
    #expect(ending.status == 73, "\(ending.said)")
    #expect(ending.errors.contains("apt-get install libreoffice"))
    #expect(FileSystem.kind(scratch.path + "/Output") == nil)
  }

  @Test("A tool that hangs is stopped with all that it started, and one that leaves something running is not waited for")
  func hangs() throws {
    let scratch = try Scratch()
    try office("sleep 1000 & echo $! > \(scratch.path)/child; sleep 1000", in: scratch)
    let tool = ExternalTool(path: scratch.path + "/bin/soffice")
    let start = ContinuousClock.now
    #expect(throws: ExternalTool.Failure.timedOut(seconds: 1)) { try tool.run([], limit: 1) }
    #expect(ContinuousClock.now - start < .seconds(5))
    let child = try #require(pid_t(String(decoding: try scratch.read("child"), as: UTF8.self).split(separator: "\n")[0]))
    usleep(100_000)
    let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8))?.split(separator: " ")[2] ?? "gone"
    #expect(["gone", "Z"].contains(state), "the child lives on: \(state)")

    try FileSystem.remove(scratch.path + "/bin/soffice")
    try office("sleep 20 & echo done", in: scratch)
    let again = ContinuousClock.now
    #expect(try String(decoding: tool.run([], limit: 10), as: UTF8.self) == "done\n")
    #expect(ContinuousClock.now - again < .seconds(5))
  }

  @Test("A build that is killed while LibreOffice works leaves a scratch folder, which the next one removes")
  func killed() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try FileSystem.makeFolders(scratch.path + "/tmp")
    try office("touch \(scratch.path)/begun; exec sleep 3", in: scratch)
    let program = Program(
      folder: scratch.path, environment: ["PATH": scratch.path + "/bin:/usr/bin:/bin", "TMPDIR": scratch.path + "/tmp"])
    let running = try program.start(Self.build)
    for _ in 0..<2_000 where FileSystem.kind(scratch.path + "/begun") == nil { usleep(10_000) }
    kill(running.id, SIGKILL)
    #expect(try running.ending().signal == SIGKILL)
    #expect(try !FileSystem.names(in: scratch.path + "/tmp").isEmpty)
    try FileSystem.remove(scratch.path + "/bin/soffice")
    try office("exit 1", in: scratch)
    #expect(try program.run(Self.build).status == 70)
    #expect(try FileSystem.names(in: scratch.path + "/tmp").isEmpty)
  }
}
