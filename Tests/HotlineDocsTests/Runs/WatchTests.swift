import Files
import Foundation
import Testing

@testable import HotlineDocs

@Suite("Watching a folder")
struct WatchTests {
  private let scratch: Scratch
  private var ledger: String { scratch.path + "/tickets.csv" }

  init() throws {
    scratch = try Scratch()
    try FileSystem.write(Array("a\n".utf8), to: scratch.path + "/tickets.csv")
  }

  @Test("A save while the check still reads is seen, also one that puts another file of the same size in its place")
  func changes() throws {
    for bytes in ["b\n", "b\n", "longer\n"] {
      let watch = Watch(folder: scratch.path, pause: 2_000)
      try FileSystem.replace(ledger, with: Array(bytes.utf8))
      watch.waitForChange()
    }
  }

  @Test("Reports that the check writes itself, lock files and dot files are no changes")
  func own() async throws {
    let report = scratch.path + "/check.html"
    let watch = Watch(folder: scratch.path, except: [report], pause: 2_000)
    for name in ["check.html", "~$tickets.xlsx", ".tickets.csv.swp"] { try FileSystem.replace("\(scratch.path)/\(name)", with: [1]) }
    let ledger = ledger
    let begin = ContinuousClock.now
    let later = Task.detached {
      try await Task.sleep(for: .milliseconds(60))
      try FileSystem.replace(ledger, with: Array("c\n".utf8))
    }
    watch.waitForChange()
    #expect(ContinuousClock.now - begin >= .milliseconds(60))
    try await later.value
  }
}
