import Glibc

/// The folder that a build fills: Output/<year>/<cycle>. It changes as a whole or not at all.
///
/// A build writes into `.<cycle>.part`, beside the folder; a complete one is renamed to `.<cycle>.new` and then exchanged with the old folder
/// in one step of the file system. Whatever a killed build left is cleaned, or completed, by the next one.
public final class OutputFolder {
  public let path: String
  private let parent: String
  private let name: String
  private let lock: OutputLock

  /// Why a folder cannot be taken.
  public enum Refusal: Error {
    /// Another build holds the lock.
    case busy(path: String)
    case file(FileError)
  }

  private var part: String { "\(parent)/.\(name).part" }
  private var new: String { "\(parent)/.\(name).new" }
  private var old: String { "\(parent)/.\(name).old" }

  /// Takes the folder for this process alone and puts right what an interrupted build left.
  public init(parent: String, name: String) throws(Refusal) {
    self.parent = parent
    self.name = name
    path = "\(parent)/\(name)"
    do throws(FileError) { try FileSystem.makeFolders(parent) } catch { throw .file(error) }
    lock = try OutputLock("\(parent)/.\(name).lock")
    do throws(FileError) { try recover() } catch { throw .file(error) }
  }

  /// Completes an exchange that two renames had begun; throws away what was never complete.
  private func recover() throws(FileError) {
    if let kind = FileSystem.kind(path), kind != .folder { throw FileError(path: path, code: ENOTDIR) }
    if FileSystem.kind(path) == nil {
      if FileSystem.kind(new) != nil {
        try FileSystem.rename(new, to: path)
      } else if FileSystem.kind(old) != nil {
        try FileSystem.rename(old, to: path)
      }
    }
    for left in [part, new, old] { try FileSystem.remove(left) }
  }

  /// Puts the files in place of all that the folder holds.
  public func replace(with files: [OutputFile]) throws(FileError) {
    do throws(FileError) {
      try FileSystem.makeFolders(part)
      for file in files {
        if let slash = file.name.lastIndex(of: "/") { try FileSystem.makeFolders("\(part)/\(file.name[..<slash])") }
        try FileSystem.write(file.bytes, to: "\(part)/\(file.name)")
      }
      FileSystem.sync(folder: part)
      try FileSystem.rename(part, to: new)
    } catch {
      try? FileSystem.remove(part)
      throw error
    }
    try exchange()
    FileSystem.sync(folder: parent)
  }

  private func exchange() throws(FileError) {
    if FileSystem.kind(path) == nil {
      try FileSystem.rename(new, to: path)
    } else if try FileSystem.exchange(new, path) {
      try FileSystem.remove(new)
    } else {
      try FileSystem.rename(path, to: old)
      try FileSystem.rename(new, to: path)
      try FileSystem.remove(old)
    }
  }
}

/// One file of a release.
public struct OutputFile: Sendable {
  /// Relative to the folder.
  public var name: String
  public var bytes: [UInt8]
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
