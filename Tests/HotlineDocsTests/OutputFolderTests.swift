import Files
import Foundation
import OOXML
import Testing

@testable import HotlineDocs

@Suite("An output folder changes as a whole or not at all")
struct OutputFolderTests {
  private func file(_ name: String, _ text: String) -> OutputFile { OutputFile(name: name, bytes: Array(text.utf8)) }

  /// Files with their manifest, as a build releases them.
  private func release(_ files: OutputFile...) -> [OutputFile] {
    let sums = Manifest(entries: files.map { .init(name: $0.name, digest: SHA256.hex(of: $0.bytes)) })
    return files + [file("SHA256SUMS", sums.text)]
  }

  /// What lies there but locks and manifests.
  private func files(_ scratch: Scratch) throws -> [String: String] {
    try scratch.files().filter { !$0.key.hasSuffix(".lock") && !$0.key.hasSuffix("SHA256SUMS") }
  }

  @Test("A second release replaces the first one wholly, in one step or in two renames", arguments: [true, false])
  func replaces(canExchange: Bool) throws {
    let scratch = try Scratch()
    for (name, text) in [("一.docx", "old"), ("二.docx", "new")] {
      let folder = try OutputFolder(parent: scratch.path + "/2025 年", name: "Q2", canExchange: canExchange)
      try folder.replace(with: release(file(name, text), file("pdf/\(name).pdf", text)))
      #expect(folder.kept.isEmpty && folder.leftover == nil)
    }
    #expect(try files(scratch) == ["2025 年/Q2/二.docx": "new", "2025 年/Q2/pdf/二.docx.pdf": "new"])
  }

  @Test("Two builds at once: the second is told, and the first goes on")
  func locked() throws {
    let scratch = try Scratch()
    let first = try OutputFolder(parent: scratch.path, name: "Q2")
    #expect(throws: OutputFolder.Refusal.self) { try OutputFolder(parent: scratch.path, name: "Q2") }
    _ = try OutputFolder(parent: scratch.path, name: "Q3")
    try first.replace(with: release(file("a", "1")))
    #expect(try scratch.files()["Q2/a"] == "1")
  }

  @Test(
    "What a killed build left is completed or cleaned",
    arguments: [
      // The files that lie there, and what the folder holds after the next build has taken it.
      ([".Q2.part/a": "half", "Q2/a": "old"], "old"),
      ([".Q2.new/a": "new", "Q2/a": "old"], "old"),
      ([".Q2.new/a": "new", ".Q2.old/a": "old"], "new"),
      ([".Q2.old/a": "old", "Q2/a": "new"], "new"),
      ([".Q2.old/a": "old"], "old"),
    ])
  func recovers(left: [String: String], content: String) throws {
    let scratch = try Scratch()
    for (name, text) in left {
      let folder = scratch.path + "/" + name.split(separator: "/")[0]
      try FileSystem.makeFolders(folder)
      for file in release(file("a", text)) { try FileSystem.write(file.bytes, to: "\(folder)/\(file.name)") }
    }
    let folder = try OutputFolder(parent: scratch.path, name: "Q2")
    #expect(folder.kept.isEmpty)
    #expect(try files(scratch) == ["Q2/a": content])
  }

  @Test("A file in place of the folder is refused and left alone")
  func fileInPlace() throws {
    let scratch = try Scratch()
    try FileSystem.write([1], to: scratch.path + "/Q2")
    #expect(throws: OutputFolder.Refusal.self) { try OutputFolder(parent: scratch.path, name: "Q2") }
    #expect(try FileSystem.read(scratch.path + "/Q2") == [1])
  }

  @Test("A file that cannot be written leaves the old folder as it was")
  func failedWrite() throws {
    let scratch = try Scratch()
    try OutputFolder(parent: scratch.path, name: "Q2").replace(with: release(file("a", "old")))
    let folder = try OutputFolder(parent: scratch.path, name: "Q2")
    #expect(throws: FileError.self) { try folder.replace(with: [file("b", "new"), file("b", "twice")]) }
    #expect(try files(scratch) == ["Q2/a": "old"])
  }

  @Test("What people put into the folder that a killed build had taken out of use is kept", arguments: [".Q2.new", ".Q2.old"])
  func keepsWhatWasPutThere(left: String) throws {
    let scratch = try Scratch()
    try OutputFolder(parent: scratch.path, name: "Q2").replace(with: release(file("a", "new")))
    try FileSystem.makeFolders("\(scratch.path)/\(left)/pdf")
    for file in release(file("a", "old")) + [file("pdf/扫描.pdf", "signed")] {
      try FileSystem.write(file.bytes, to: "\(scratch.path)/\(left)/\(file.name)")
    }
    let folder = try OutputFolder(parent: scratch.path, name: "Q2")
    #expect(folder.kept == ["\(scratch.path)/Q2.kept-1/pdf/扫描.pdf"])
    #expect(try files(scratch) == ["Q2/a": "new", "Q2.kept-1/pdf/扫描.pdf": "signed"])
  }
}

@Suite("Manifests read and print as sha256sum does")
struct ManifestTests {
  private let digest = String(repeating: "0a", count: 32)

  @Test("Names with spaces, Chinese, line breaks and backslashes come back", arguments: ["01-运维服务单.docx", "a  b", "a\nb\\c", "*x"])
  func roundTrip(name: String) throws {
    let manifest = Manifest(remarks: ["hotline-docs 1"], entries: [.init(name: name, digest: digest)])
    #expect(Manifest(text: manifest.text) == manifest)
  }

  @Test("What is no manifest is none", arguments: ["hello", "abc  file", "\(String(repeating: "g", count: 64))  file"])
  func refuses(text: String) {
    #expect(Manifest(text: text) == nil)
  }
}
