import Files
import Foundation
import Testing

@testable import HotlineDocs

/// The README, and a place where its shell lines are run as its reader would.
enum Readme {
  static let text = Result { try String(contentsOfFile: SampleYear.root + "/README.md", encoding: .utf8) }

  /// What stands in the block after a marker such as `<!-- try: tour -->`.
  static func block(_ marker: String, _ language: String) throws -> String {
    let readme = try text.get()
    let start = try #require(readme.range(of: "<!-- \(marker) -->\n```\(language)\n"), "the README has no block “\(marker)”")
    let end = try #require(readme[start.upperBound...].range(of: "\n```"))
    return String(readme[start.upperBound..<end.lowerBound])
  }

  /// A folder where `hotline-docs` is the program that was built.
  static func place() throws -> Scratch {
    let scratch = try Scratch()
    try FileSystem.makeFolders(scratch.path + "/bin")
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/bin/hotline-docs", withDestinationPath: RecipeTests.program)
    return scratch
  }

  /// Runs shell lines in a folder of the place, as the plainest shell does that a runner may have; the first line that fails ends them.
  static func run(
    _ script: String, in folder: String, of place: Scratch, _ environment: [String: String] = [:]
  ) throws -> Program.Ending {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let settings = ["PATH": "\(place.path)/bin:\(path)", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    return try Program(folder: folder, environment: settings, path: "/bin/sh").run("-e", "-c", script)
  }
}
