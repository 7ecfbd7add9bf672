import Files
import Glibc

/// Waits until something below a folder changes: `check --watch`.
public struct Watch {
  private let folder: String

  public init(folder: String) { self.folder = folder }

  /// Returns when a file has come, gone or changed, and nothing has changed for a moment after that: programs save in several steps.
  public func waitForChange() {
    let before = snapshot
    while snapshot == before { usleep(Self.pause) }
    var last = snapshot
    while true {
      usleep(Self.pause)
      let now = snapshot
      if now == last { return }
      last = now
    }
  }

  /// Half a second, in microseconds.
  private static let pause: UInt32 = 500_000

  /// Size and time of change of every file but the editors' lock files.
  private var snapshot: [String: [Int]] {
    var found: [String: [Int]] = [:]
    for name in (try? FileSystem.files(below: folder)) ?? [] where !name.contains("~$") && !name.contains("/.") {
      var info = stat()
      guard stat("\(folder)/\(name)", &info) == 0 else { continue }
      found[name] = [Int(info.st_size), info.st_mtim.tv_sec, info.st_mtim.tv_nsec, Int(info.st_ino)]
    }
    return found
  }
}
