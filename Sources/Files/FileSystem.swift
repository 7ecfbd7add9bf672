import CLinux
import Glibc

/// The few calls of the file system that the house needs, each a thin shim over the system's.
package enum FileSystem {
  package enum Kind { case folder, file, other }

  /// Where scratch files go.
  package static var temporary: String { getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp" }

  /// Without following a last symbolic link; `nil` when nothing is there.
  package static func kind(_ path: String) -> Kind? {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  package static func isLink(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// What systems and office programs leave behind while a file is open or a folder is looked at.
  package static func isLitter(_ name: String) -> Bool {
    ["~$", ".~", "._"].contains { name.hasPrefix($0) } || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name)
  }

  /// Whether two paths lead to one file.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  /// Whether a regular file is there, also behind a symbolic link.
  package static func isFile(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  /// A file's bytes, also behind a symbolic link; 0 where there is none.
  package static func size(_ path: String) -> Int {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : 0
  }

  /// Makes a folder and those above it.
  package static func makeFolders(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 { return }
    switch errno {
    case EEXIST:
      var info = stat()
      guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else { throw FileError(path: path, code: ENOTDIR) }
    case ENOENT:
      guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { throw FileError(path) }
      try makeFolders(String(path[..<slash]))
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileError(path) }
    default: throw FileError(path)
    }
  }

  /// The names in a folder but `.` and `..`, sorted by bytes.
  package static func names(in path: String) throws(FileError) -> [String] {
    guard let folder = opendir(path) else { throw FileError(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Every file below a folder, relative to it, sorted by bytes; symbolic links count as files and are not followed.
  package static func files(below path: String, prefix: String = "") throws(FileError) -> [String] {
    var files: [String] = []
    for name in try names(in: path) {
      if kind(path + "/" + name) == .folder {
        files += try self.files(below: path + "/" + name, prefix: prefix + name + "/")
      } else {
        files.append(prefix + name)
      }
    }
    return files
  }

  /// Writes a new file and has it on the disk before it returns.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write(to: path) { receive throws(FileError) in try receive(bytes) }
  }

  /// The same for bytes that come piece by piece.
  package static func write(
    to path: String, _ fill: (_ receive: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(FileError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw FileError(path) }
    defer { close(file) }
    do throws(FileError) {
      try fill { bytes throws(FileError) in
        var written = 0
        while written < bytes.count {
          let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + written, bytes.count - written) }
          if count < 0 && errno == EINTR { continue }
          guard count > 0 else { throw FileError(path) }
          written += count
        }
      }
      guard fsync(file) == 0 else { throw FileError(path) }
    } catch {
      // Half a file is none.
      unlink(path)
      throw error
    }
  }

  /// Puts a file in place of another in one step: whoever reads it sees the old one or the new one, whole.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    try replace(path) { receive throws(FileError) in try receive(bytes) }
  }

  /// The same for bytes that come piece by piece.
  package static func replace(
    _ path: String, _ fill: (_ receive: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(FileError) {
    let part = place(beside: path)
    removeAbandoned(like: part)
    do throws(FileError) {
      try write(to: part, fill)
      try rename(part, to: path)
    } catch {
      unlink(part)
      throw FileError(path: path, code: error.code)
    }
  }

  /// Where a file lies until it takes the place of another. A name may have 255 bytes, and that of the other may have them all.
  private static func place(beside path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    var name = path[slash...]
    while name.utf8.count > 200 { name = name.dropLast() }
    return "\(path[..<slash]).\(name).\(getpid()).part"
  }

  /// Removes what programs that were killed left where this one is about to write.
  private static func removeAbandoned(like part: String) {
    let own = ".\(getpid()).part"
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let (folder, start) = (part[..<slash], part[slash...].dropLast(own.count - 1))
    for name in (try? names(in: folder.isEmpty ? "." : String(folder))) ?? [] where name.hasPrefix(start) && name.hasSuffix(".part") {
      guard let writer = pid_t(name.dropFirst(start.count).dropLast(".part".count)), writer > 0 else { continue }
      if kill(writer, 0) != 0, errno == ESRCH { unlink(folder + name) }
    }
  }

  /// The same with a file that somebody else makes, under a name that is given: for what is never held as a whole.
  ///
  /// - Parameter make: says whether what it made is to take the place; otherwise it goes.
  package static func replace(_ path: String, madeBy make: (_ part: String) throws -> Bool) throws {
    let part = place(beside: path)
    removeAbandoned(like: part)
    defer { unlink(part) }
    guard try make(part) else { return }
    let file = open(part, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw FileError(path) }
    try rename(part, to: path)
  }

  /// Makes a folder under another name beside its place, whose name it takes in one step when it is complete; what an interrupted one left
  /// there goes, and so does what could not be completed.
  package static func makeFolder(
    _ path: String, beside part: String, _ fill: (_ part: String) throws(FileError) -> Void
  ) throws(FileError) {
    try remove(part)
    do throws(FileError) {
      try makeFolders(part)
      try fill(part)
      try rename(part, to: path)
    } catch {
      try? remove(part)
      throw error
    }
  }

  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError(path) }
    defer { close(file) }
    return try contents(of: file, path: path)
  }

  /// What an open file holds from where it stands.
  ///
  /// - Parameter path: for the error.
  package static func contents(of file: Int32, path: String) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress!, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Removes a file, or a folder with all that is in it; what is not there is no error.
  package static func remove(_ path: String) throws(FileError) {
    switch kind(path) {
    case nil: return
    case .folder:
      // A folder of our own that somebody made read-only.
      if access(path, W_OK | X_OK) != 0 { chmod(path, 0o700) }
      for name in try names(in: path) { try remove(path + "/" + name) }
      guard rmdir(path) == 0 else { throw FileError(path) }
    default:
      guard unlink(path) == 0 else { throw FileError(path) }
    }
  }

  package static func rename(_ from: String, to: String) throws(FileError) {
    guard Glibc.rename(from, to) == 0 else { throw FileError(to) }
  }

  /// Exchanges two folders in one step; `false` where the file system cannot.
  package static func exchange(_ a: String, _ b: String) throws(FileError) -> Bool {
    switch hd_exchange(a, b) {
    case 0: return true
    case EINVAL, ENOSYS, ENOTSUP: return false
    case let code: throw FileError(path: b, code: code)
    }
  }

  /// Has a folder's own entries on the disk.
  package static func sync(folder path: String) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}
