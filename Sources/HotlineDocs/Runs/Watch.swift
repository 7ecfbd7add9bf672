import Files
import Glibc

/// Waits until something below a folder changes: `check --watch`.
public struct Watch {
  private let folder: String
  private let except: [String]
  private let pause: UInt32
  private let before: [String: [Int]]

  /// Looks at the folder for the first time; changes count from here on.
  ///
  /// `except`: files that the watcher writes itself; `pause`: how long a moment is, in microseconds.
  public init(folder: String, except: [String] = [], pause: UInt32 = 500_000) {
    self.folder = folder
    self.pause = pause
    self.except = except
    before = Self.snapshot(of: folder, except: except)
  }

  /// Returns when a file has come, gone or changed, and nothing has changed for a moment after that: programs save in several steps.
  public func waitForChange() {
    var last = Self.snapshot(of: folder, except: except)
    while last == before {
      usleep(pause)
      last = Self.snapshot(of: folder, except: except)
    }
    while true {
      usleep(pause)
      let now = Self.snapshot(of: folder, except: except)
      if now == last { return }
      last = now
    }
  }

  /// Size, time of change and number of every file but the editors' lock files and the excepted ones.
  private static func snapshot(of folder: String, except: [String]) -> [String: [Int]] {
    let own = Set(except.compactMap { status(of: $0).map { [Int($0.st_dev), Int($0.st_ino)] } })
    var found: [String: [Int]] = [:]
    for name in (try? FileSystem.files(below: folder)) ?? [] where !name.contains("~$") && !"/\(name)".contains("/.") {
      guard let info = status(of: "\(folder)/\(name)"), !own.contains([Int(info.st_dev), Int(info.st_ino)]) else { continue }
      found[name] = [Int(info.st_size), info.st_mtim.tv_sec, info.st_mtim.tv_nsec, Int(info.st_ino)]
    }
    return found
  }

  private static func status(of path: String) -> stat? {
    var info = stat()
    return stat(path, &info) == 0 ? info : nil
  }
}
