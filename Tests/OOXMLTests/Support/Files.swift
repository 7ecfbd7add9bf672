import Foundation
import Testing

/// A file with these bytes for the time of the call.
func withTemporaryFile<Result>(_ bytes: [UInt8], suffix: String = "bin", _ body: (String) throws -> Result) throws -> Result {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("ooxml-\(UUID().uuidString).\(suffix)").path
  try Data(bytes).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// Real files of other programs, which lie outside the repository: in `HOTLINE_SHARED`, or in `shared` beside the checkout.
enum Fixtures {
  static let folder: String? = {
    let environment = ProcessInfo.processInfo.environment
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared = environment["HOTLINE_SHARED"] ?? checkout.deletingLastPathComponent().appendingPathComponent("shared").path
    let folder = shared + "/fixtures"
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()

  /// Where they are absent the tests that need them are skipped, but not in continuous integration.
  static var canRun: Bool { folder != nil || ProcessInfo.processInfo.environment["CI"] == "true" }
  static let comment: Comment = "the fixtures are missing: set HOTLINE_SHARED to the folder that holds fixtures/"

  /// The paths of all Office files, in order.
  static func files() throws -> [String] {
    let folder = try #require(folder, comment)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".docx") || $0.hasSuffix(".xlsx") }
      .sorted()
    #expect(names.count > 100)
    return names.map { folder + "/" + $0 }
  }
}
