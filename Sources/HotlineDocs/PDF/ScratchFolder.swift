import Files
import Glibc

/// A folder of one run's own for the files of other programs: gone when the run is done, and if the run was killed, when the next one begins.
struct ScratchFolder {
  let path: String

  private static let prefix = "hotline-docs-run-"

  init() throws(FileError) {
    Self.sweep()
    var name = Array("\(FileSystem.temporary)/\(Self.prefix)\(getpid())-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw FileError(path: FileSystem.temporary, code: errno) }
    path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  func remove() { try? FileSystem.remove(path) }

  /// Removes what runs left that are no more.
  private static func sweep() {
    for name in (try? FileSystem.names(in: FileSystem.temporary)) ?? [] where name.hasPrefix(prefix) {
      guard let id = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ pid_t($0) }) else { continue }
      if kill(id, 0) != 0, errno == ESRCH { try? FileSystem.remove("\(FileSystem.temporary)/\(name)") }
    }
  }
}
