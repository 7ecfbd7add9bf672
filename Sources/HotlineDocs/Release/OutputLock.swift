import Files
import Glibc

/// A lock that one process holds, released by the kernel when the process ends, however it ends.
final class OutputLock {
  private let path: String
  private let file: Int32

  init(_ path: String) throws(OutputFolder.Refusal) {
    self.path = path
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard file >= 0 else { throw .file(FileError(path)) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(file)
        throw code == EWOULDBLOCK ? .busy(path: path) : .file(FileError(path: path, code: code))
      }
      // The holder before us removed the file when it was done; a lock on a removed file keeps nobody out.
      if Self.isSame(path, file) {
        self.file = file
        return
      }
      close(file)
    }
  }

  deinit {
    unlink(path)
    close(file)
  }

  private static func isSame(_ path: String, _ file: Int32) -> Bool {
    var named = stat()
    var opened = stat()
    return stat(path, &named) == 0 && fstat(file, &opened) == 0 && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }
}
