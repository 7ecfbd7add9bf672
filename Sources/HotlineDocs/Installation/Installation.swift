import Files
import Glibc

/// What came with the program: the templates and the sample year.
///
/// An installed program finds them in `share/hotline-docs` under its own prefix, wherever that is (/usr, /usr/local, a home folder); one
/// that was built in a checkout finds the checkout's own.
public struct Installation: Sendable, Equatable {
  /// The folder that holds `Templates` and `Data`.
  public let share: String

  public init(share: String) { self.share = share }

  /// The shipped templates.
  public var templates: String { share + "/Templates" }
  /// The shipped sample: a data folder with one whole contract year.
  public var sample: String { share + "/Data" }

  /// What belongs to the program that runs; `nil` where it stands alone.
  public static let current: Installation? = executable.flatMap(Installation.init(ofExecutable:))

  /// - Parameter executable: the program's real path, symbolic links resolved.
  public init?(ofExecutable executable: String) {
    let folders = Self.parents(of: executable)
    guard let bin = folders.first else { return nil }
    if bin.hasSuffix("/bin"), let installed = Self.share(in: String(bin.dropLast(4)) + "/share/hotline-docs") {
      self = installed
    } else if let checkout = folders.first(where: { FileSystem.kind($0 + "/Package.swift") == .file }), let own = Self.share(in: checkout) {
      self = own
    } else {
      return nil
    }
  }

  private static func share(in folder: String) -> Installation? {
    FileSystem.kind(folder + "/Templates") == .folder ? Installation(share: folder) : nil
  }

  /// The folders above a path, nearest first.
  private static func parents(of path: String) -> [String] {
    var folders: [String] = []
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      folders.append(String(rest))
    }
    return folders
  }

  private static var executable: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
