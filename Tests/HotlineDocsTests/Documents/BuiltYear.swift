import Contract
import Foundation
import Testing

@testable import HotlineDocs

/// The sample year's documents, built once for all tests that read them.
enum BuiltYear {
  private static let root: Result<String, any Error> = Result {
    let path = NSTemporaryDirectory() + "hotline-docs-year-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: BuiltYear.root.get()) }
    return path
  }

  private static let year: Result<String, any Error> = Result {
    var workplace = SampleYear.workplace
    workplace.output = try root.get()
    for cycle in Cycle.Name.allCases {
      let result = try BuildRun(workplace, BuildRequest(quiet: true)).cycle(cycle)
      try #require(result.status == 0, "\(result.messages)")
    }
    let result = try BuildRun(workplace, BuildRequest(quiet: true)).annual()
    try #require(result.status == 0, "\(result.messages)")
    return workplace.output + "/2025"
  }

  /// The folder of a cycle's documents.
  static func folder(_ cycle: Cycle.Name) throws -> String { try year.get() + "/" + cycle.rawValue }
  /// The folder of the year's documents.
  static func annual() throws -> String { try year.get() + "/annual" }
}
