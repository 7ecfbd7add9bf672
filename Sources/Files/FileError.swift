import Glibc

/// What the file system refused, with the path and the system's own reason.
public struct FileError: Error, Sendable {
  public let path: String
  /// As `errno` has it.
  public let code: Int32

  public init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// The last call's reason.
  package init(_ path: String) { self.init(path: path, code: errno) }

  public var reason: String { String(cString: strerror(code)) }
}
