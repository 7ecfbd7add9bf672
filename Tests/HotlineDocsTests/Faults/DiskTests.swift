import Files
import Foundation
import Testing

@testable import HotlineDocs

/// A build that the disk refuses says so, and leaves the earlier output as it was.
@Suite("Disks that refuse", .serialized)
struct DiskTests {
  private static let build = ["build", "Q1", "--draft", "--only", "assessment", "--quiet", "--lang", "en"]

  private func mount(_ arguments: String...) throws {
    let mount = try #require(ExternalTool(named: [arguments[0]]))
    _ = try mount.run(Array(arguments.dropFirst()), limit: 10)
  }

  /// A file system of its own under Output, as large as is said; `nil` where this machine does not allow one.
  private func smallDisk(_ scratch: Scratch, kibibytes: Int) throws -> Bool {
    guard Need.met(.root, .tool("mount")) else { return false }
    try FileSystem.makeFolders(scratch.path + "/Output")
    do { try mount("mount", "-t", "tmpfs", "-o", "size=\(kibibytes)k", "tmpfs", scratch.path + "/Output") } catch {
      print("skipped: this machine mounts nothing (\(error))")
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI needs to mount a tmpfs")
      return false
    }
    return true
  }

  @Test("A full disk: 74, the earlier output whole, nothing left behind; and when there is room, the build is done")
  func full() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    guard try smallDisk(scratch, kibibytes: 256) else { return }
    defer { try? mount("umount", scratch.path + "/Output") }
    let program = Program(folder: scratch.path)
    #expect(try program.run(Self.build).status == 0)
    let before = try scratch.files().filter { $0.key.hasPrefix("Output/") }
    // The rest of the disk is taken, but for less than a form.
    let filler = scratch.path + "/Output/filler"
    try FileSystem.write([], to: filler)
    let file = try #require(FileHandle(forWritingAtPath: filler))
    while (try? file.write(contentsOf: Data(count: 4_096))) != nil {}
    try file.truncate(atOffset: try file.seekToEnd() - 12_288)
    try file.close()
    let ending = try program.run(Self.build)
    #expect(ending.status == 74, "\(ending.said)")
    #expect(ending.errors.contains("No space left on device"))
    #expect(ending.errors.contains("earlier output is as it was"))
    let after = try scratch.files().filter { $0.key.hasPrefix("Output/") && !$0.key.hasSuffix("filler") }
    #expect(after == before)
    #expect(try program.run("verify", "Output/2025/Q1").status == 0)
    try FileSystem.remove(filler)
    #expect(try program.run(Self.build).status == 0)
  }

  @Test("A full disk under each command that writes: 74, and the earlier file whole")
  func everyWriter() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    guard try smallDisk(scratch, kibibytes: 64) else { return }
    defer { try? mount("umount", scratch.path + "/Output") }
    try FileManager.default.moveItem(atPath: scratch.path + "/Data", toPath: scratch.path + "/Output/Data")
    try Writers.prepare(scratch, data: "Output/Data")
    try scratch.write("old", to: "Output/report")
    try scratch.write(String(repeating: "x{{a}}", count: 5_000), to: "letter.txt")
    try scratch.write("{\"a\": 1}", to: "data.json")
    let filler = scratch.path + "/Output/filler"
    try FileSystem.write([], to: filler)
    let file = try #require(FileHandle(forWritingAtPath: filler))
    while (try? file.write(contentsOf: Data(count: 4_096))) != nil {}
    try file.close()
    let before = try scratch.files()
    let data = ["--data", "Output/Data", "--lang", "en"]
    for command in [
      ["check", "Q1", "--format", "json=Output/report"] + data, ["check", "Q1", "--format", "xlsx=Output/report"] + data,
      ["template", "render", "letter.txt", "data.json", "-o", "Output/report", "--lang", "en"], ["init", "Output/new", "--lang", "en"],
    ] + Writers.all.filter({ $0 != ["init", "new"] }).map({ $0 + data }) {
      let ending = try Program(folder: scratch.path).run(command)
      #expect([73, 74].contains(ending.status) && ending.errors.contains("No space left on device"), "\(command): \(ending.said)")
      let after = try scratch.files()
      #expect(after == before, "\(command): \(Set(after.keys).symmetricDifference(before.keys))")
    }
  }

  @Test("A disk that may only be read: 73, and nothing changed")
  func readOnly() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    guard try smallDisk(scratch, kibibytes: 1_024) else { return }
    defer { try? mount("umount", scratch.path + "/Output") }
    let program = Program(folder: scratch.path)
    #expect(try program.run(Self.build).status == 0)
    let before = try scratch.files()
    try mount("mount", "-o", "remount,ro", scratch.path + "/Output")
    let ending = try program.run(Self.build)
    #expect(ending.status == 73, "\(ending.said)")
    #expect(ending.errors.contains("Read-only file system"))
    let start = try program.run("init", "Output/new", "--lang", "en")
    #expect([73, 74].contains(start.status) && start.errors.contains("Read-only file system"), "\(start.said)")
    #expect(try scratch.files() == before)
  }

  @Test("Standard output that cannot be written is no success")
  func standardOutput() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let program = Program(folder: scratch.path, through: ["/bin/sh", "-c", "exec \"$0\" \"$@\" > /dev/full"])
    let ending = try program.run("score", "Q1", "--lang", "en")
    #expect(ending.status == 74, "\(ending.said)")
    #expect(ending.errors.contains("No space left on device"))
  }
}
