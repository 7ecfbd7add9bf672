import Files
import Glibc

/// The few questions that reading a workspace asks of the file system. Names are plain paths; nothing is cached.
enum Folder {
  enum Kind {
    case file(bytes: Int)
    case folder
    case other
  }

  /// What stands at a path, symbolic links followed; `nil` when nothing does.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(bytes: Int(status.st_size))
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func isFolder(_ path: String) -> Bool { if case .folder = kind(of: path) { true } else { false } }

  /// Whether a folder's names can be listed.
  static func isReadable(_ path: String) -> Bool { access(path, R_OK | X_OK) == 0 }

  /// The names in a folder but lock files and dot files, sorted by UTF-8 bytes; none when it cannot be listed.
  static func names(in path: String) -> [String] {
    ((try? FileSystem.names(in: path)) ?? []).filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
  }

  /// Every regular file below a folder but litter, as paths relative to it, sorted by UTF-8 bytes. Links to folders are not followed,
  /// so that a link to its own parent ends.
  static func files(below path: String, limit: Int = 100_000) -> [String] {
    var found: [String] = []
    var open = [""]
    while let prefix = open.popLast(), found.count < limit {
      for name in (try? FileSystem.names(in: path + "/" + prefix)) ?? [] where !FileSystem.isLitter(name) {
        let relative = prefix + name
        switch kind(of: path + "/" + relative) {
        case .file: found.append(relative)
        case .folder where !FileSystem.isLink(path + "/" + relative): open.append(relative + "/")
        default: break
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path without symbolic links; `nil` when it leads nowhere.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// All bytes of a regular file; `nil` when it cannot be read or is larger than the limit.
  static func bytes(of path: String, limit: Int = 1 << 30) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else { return nil }
    let size = Int(status.st_size)
    var complete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let step = read(descriptor, buffer.baseAddress! + count, size - count)
        if step < 0 && errno == EINTR { continue }
        guard step > 0 else {
          complete = step == 0
          return
        }
        count += step
      }
    }
    return complete ? bytes : nil
  }
}
