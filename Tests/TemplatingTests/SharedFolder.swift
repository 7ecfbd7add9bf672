import Foundation

/// Public test data that is not part of the repository: the folder that HOTLINE_SHARED names, or `../shared` beside the checkout.
enum SharedFolder {
  static let url: URL = {
    if let path = ProcessInfo.processInfo.environment["HOTLINE_SHARED"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("shared")
  }()

  /// A folder in it, or why the test cannot run. In CI it must be there, so there the test runs and fails.
  static func has(_ folder: String) -> Bool {
    let found = FileManager.default.fileExists(atPath: url.appendingPathComponent(folder).path)
    if !found { print("skipped: \(folder) is not in \(url.path); set HOTLINE_SHARED") }
    return found || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appendingPathComponent(path))) }

  static func files(in folder: String, ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.appendingPathComponent(folder).path)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
  }
}
