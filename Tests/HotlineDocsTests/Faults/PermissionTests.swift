import Files
import Foundation
import OOXML
import Testing

@testable import HotlineDocs

/// What the file system does not permit, as a user without privileges: root is allowed everything.
@Suite("Without permission", .serialized)
struct PermissionTests {
  private static let build = ["build", "Q1", "--draft", "--only", "assessment", "--quiet", "--lang", "en", "--templates", "Templates"]

  /// A workspace that belongs to nobody, and the program where nobody can run it; `nil` where this machine does not allow it.
  private func nobody(preparing prepare: (Scratch) throws -> Void = { _ in }) throws -> (scratch: Scratch, program: Program)? {
    guard geteuid() == 0 else {
      let scratch = try workspace()
      try prepare(scratch)
      return (scratch, Program(folder: scratch.path))
    }
    guard Need.met(.tool("setpriv")) else { return nil }
    let scratch = try workspace()
    try prepare(scratch)
    _ = try #require(ExternalTool(named: ["chown"])).run(["-R", "65534:65534", scratch.path], limit: 10)
    // The checkout may lie where nobody may look.
    let own = scratch.path + "/hotline-docs"
    if link(try RecipeTests.program, own) != 0 {
      // Copied by another process, as `Scratch.writeProgram` writes.
      _ = try #require(ExternalTool(named: ["cp"])).run([RecipeTests.program, own], limit: 60)
    }
    let program = Program(
      folder: scratch.path, through: ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], path: own)
    guard try program.run("--version").status == 0 else {
      print("skipped: nobody cannot run the program here")
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI must be able to run the program as nobody")
      return nil
    }
    return (scratch, program)
  }

  private func workspace() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    try FileManager.default.copyItem(atPath: SampleYear.root + "/Templates", toPath: scratch.path + "/Templates")
    try scratch.write("日期\n", to: "Data/2025/Q1/metrics.csv")
    return scratch
  }

  /// What lies there; the program itself is too large to be read as a text.
  private func digests(_ scratch: Scratch) throws -> [String] {
    try FileSystem.files(below: scratch.path).map { try "\(SHA256.hex(ofFile: scratch.path + "/" + $0))  \($0)" }
  }

  private func set(_ mode: mode_t, _ path: String) { chmod(path, mode) }

  @Test("A folder that may not be written into: 73, and nothing changed", arguments: ["", "Output", "Output/2025"])
  func readOnlyFolder(place: String) throws {
    guard let (scratch, program) = try nobody() else { return }
    if !place.isEmpty { #expect(try program.run(Self.build).status == 0) }
    let path = scratch.path + "/" + place
    set(0o555, path)
    defer { set(0o755, path) }
    let before = try digests(scratch)
    let ending = try program.run(Self.build)
    #expect(ending.status == 73 || (place == "Output" && ending.status == 0), "\(place): \(ending.said)")
    if ending.status == 73 {
      #expect(ending.errors.contains("Permission denied"))
      #expect(try digests(scratch) == before)
    }
  }

  @Test(
    "Every other command that writes, where it may not: 73 or 74, and nothing changed",
    arguments: Writers.all.filter { $0 != ["init", "new"] })
  func readOnlyWorkspace(command: [String]) throws {
    guard let (scratch, program) = try nobody(preparing: { try Writers.prepare($0) }) else { return }
    let folders = ["", "/Data", "/Data/2025", "/Data/2025/Q1"].map { scratch.path + $0 }
    for folder in folders { set(0o555, folder) }
    defer { for folder in folders { set(0o755, folder) } }
    let before = try digests(scratch)
    for writable in [nil, folders[1]] where writable == nil || Writers.changes.contains(command) {
      if let writable { set(0o755, writable) }
      let ending = try program.run(command + ["--lang", "en"])
      #expect([73, 74].contains(ending.status) && ending.errors.contains("Permission denied"), "\(ending.said)")
      #expect(try digests(scratch) == before)
    }
  }

  @Test("An output folder that was made read-only is replaced all the same, and its old files go")
  func readOnlyOutput() throws {
    guard let (scratch, program) = try nobody() else { return }
    #expect(try program.run(Self.build).status == 0)
    set(0o555, scratch.path + "/Output/2025/Q1")
    let ending = try program.run(Self.build)
    #expect(ending.status == 0, "\(ending.said)")
    #expect(try FileSystem.names(in: scratch.path + "/Output/2025") == ["Q1"])
  }

  @Test(
    "What may not be read is said, with its name",
    arguments: [
      (place: "Data/2025/Q1/metrics.csv", status: Int32(1), words: "metrics.csv"), ("Data/2025/Q1", 1, "Q1"), ("Data/2025", 65, "2025"),
      ("Data", 65, "Data"), ("Data/2025/contract.yaml", 65, "contract.yaml"), ("Data/2025/Q1/evidence", 1, "evidence"),
    ])
  func unreadable(place: String, status: Int32, words: String) throws {
    guard let (scratch, program) = try nobody() else { return }
    let path = scratch.path + "/" + place
    set(0, path)
    defer { set(0o755, path) }
    let ending = try program.run("check", "Q1", "--lang", "en")
    #expect(ending.status == status, "\(ending.said)")
    #expect(ending.said.contains(words) && ending.said.contains("cannot be"), "\(place): \(ending.said)")
  }

  @Test("A template that may not be read: 65, and the earlier output stays")
  func template() throws {
    guard let (scratch, program) = try nobody() else { return }
    set(0, scratch.path + "/Templates/04-运维服务质量考核评分表.xlsx")
    let ending = try program.run(Self.build)
    #expect(ending.status == 65, "\(ending.said)")
    #expect(ending.errors.contains("Permission denied"))
    #expect(try FileSystem.files(below: scratch.path + "/Output") == [])
  }
}
