import Contract
import Files
import Foundation
import Testing

@testable import HotlineDocs

/// A folder of a test's own, removed when the test ends.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "hotline-docs-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The text of every file, by its name in the folder.
  func files() throws -> [String: String] {
    var found: [String: String] = [:]
    for name in try FileSystem.files(below: path) { found[name] = String(decoding: try read(name), as: UTF8.self) }
    return found
  }

  func read(_ name: String) throws -> [UInt8] { try FileSystem.read(path + "/" + name) }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// Writes a file anew, and the folders above it; other than the program, a test does not wait until the disk has it.
  func write(_ bytes: [UInt8], to name: String) throws {
    let file = path + "/" + name
    try FileSystem.makeFolders(String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]))
    try FileSystem.remove(file)
    let stream = try #require(fopen(file, "wbx"), "\(file)")
    #expect(fwrite(bytes, 1, bytes.count, stream) == bytes.count && fclose(stream) == 0, "\(file)")
  }

  /// A program of a test's own, in the shell's language.
  ///
  /// The shell writes it: what this process has open for writing, a program that another test starts at that moment has open too, and the
  /// system does not run a file that somebody may still write.
  func writeProgram(_ name: String, _ script: String) throws {
    let write = "mkdir -p \"${0%/*}\" && rm -f \"$0\" && printf '#!/bin/sh\n%s\n' \"$1\" > \"$0\" && chmod 755 \"$0\""
    _ = try ExternalTool(path: "/bin/sh").run(["-c", write, path + "/" + name, script], limit: 60)
  }

  /// A contract year with an empty first cycle, in a folder of any name: what a build says with --draft, fast.
  @discardableResult
  func makeWorkspace(_ folder: String = "") throws -> String {
    let root = folder.isEmpty ? "" : folder + "/"
    try FileSystem.makeFolders("\(path)/\(root)Data/2025/Q1/evidence")
    try write(FileSystem.read(SampleYear.root + "/Data/2025/contract.yaml"), to: root + "Data/2025/contract.yaml")
    return folder.isEmpty ? path : path + "/" + folder
  }

  /// The sample year with one of its cycles.
  func writeSample(_ cycle: Cycle.Name, in folder: String = "") throws {
    let year = SampleYear.root + "/Data/2025"
    for name in try FileSystem.files(below: year) where !name.hasPrefix("Q") || name.hasPrefix(cycle.rawValue + "/") {
      try write(FileSystem.read(year + "/" + name), to: folder + "Data/2025/" + name)
    }
  }
}
