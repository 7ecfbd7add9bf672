import Glibc

/// What a file system refused: the path and errno.
struct FileError: Error {
  let path: String
  let code: Int32
}

extension Folder {
  /// Makes a folder and those above it.
  static func make(_ path: String) throws(FileError) {
    if isFolder(path) { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try make(String(path[..<slash])) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileError(path: path, code: errno) }
  }

  /// Writes a file that must not be there yet.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    var written = 0
    while written < bytes.count {
      let step = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if step < 0 && errno == EINTR { continue }
      guard step > 0 else {
        let code = errno
        close(descriptor)
        throw FileError(path: path, code: code)
      }
      written += step
    }
    // A full disk may say so only here.
    guard fsync(descriptor) == 0 || errno == EINVAL, close(descriptor) == 0 else { throw FileError(path: path, code: errno) }
  }

  /// Copies every file below a folder; none of the target's may be there yet.
  static func copy(_ source: String, to target: String) throws(FileError) -> [String] {
    try make(target)
    let names = files(below: source)
    for name in names {
      if let slash = name.lastIndex(of: "/") { try make(target + "/" + name[..<slash]) }
      guard let bytes = bytes(of: source + "/" + name) else { throw FileError(path: source + "/" + name, code: EIO) }
      try write(bytes, to: target + "/" + name)
    }
    return names
  }
}
