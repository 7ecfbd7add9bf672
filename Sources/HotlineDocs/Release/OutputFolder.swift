import Files
import Glibc

/// The folder that a build fills: Output/<year>/<cycle>. It changes as a whole or not at all.
///
/// A build writes into `.<cycle>.part`, beside the folder; a complete one is renamed to `.<cycle>.new` and then exchanged with the old folder
/// in one step of the file system. Whatever a killed build left is cleaned, or completed, by the next one. Files that people put into the
/// folder, or changed in it, are kept beside it (`ForeignFiles`).
public final class OutputFolder {
  public let path: String
  /// Where files that were not a build's own went, relative to where they were; empty when there were none.
  public private(set) var kept: [String] = []
  /// Why the files that were replaced could not be removed.
  public private(set) var leftover: FileError?
  private let parent: String
  private let name: String
  private let canExchange: Bool
  private let lock: OutputLock

  /// Why a folder cannot be taken.
  public enum Refusal: Error {
    /// Another build holds the lock.
    case busy(path: String)
    /// A symbolic link stands where the folder or its year's should, and may lead anywhere.
    case link(path: String)
    /// There are files in it, and no build wrote it.
    case foreign(path: String)
    case file(FileError)
  }

  private var part: String { "\(parent)/.\(name).part" }
  private var new: String { "\(parent)/.\(name).new" }
  private var old: String { "\(parent)/.\(name).old" }

  /// Takes the folder for this process alone and puts right what an interrupted build left.
  ///
  /// `canExchange` says whether the file system is asked to exchange two folders in one step.
  public init(parent: String, name: String, canExchange: Bool = true) throws(Refusal) {
    self.parent = parent
    self.name = name
    self.canExchange = canExchange
    path = "\(parent)/\(name)"
    do throws(FileError) { try FileSystem.makeFolders(parent) } catch { throw .file(error) }
    for place in [parent, path] where FileSystem.isLink(place) { throw .link(path: place) }
    lock = try OutputLock("\(parent)/.\(name).lock")
    do throws(FileError) { try recover() } catch { throw .file(error) }
    guard ForeignFiles.isOutput(path) else { throw .foreign(path: path) }
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
    try FileSystem.remove(part)
    try retire(new)
    try retire(old)
  }

  /// Puts the files in place of all that the folder holds.
  public func replace(with files: [OutputFile]) throws(FileError) {
    do throws(FileError) {
      try write(files)
      try FileSystem.rename(part, to: new)
    } catch {
      try? FileSystem.remove(part)
      throw error
    }
    try exchange()
  }

  /// Writes the files beside the folder, and looks whether the disk holds what was meant.
  private func write(_ files: [OutputFile]) throws(FileError) {
    try FileSystem.makeFolders(part)
    for file in files {
      if let slash = file.name.lastIndex(of: "/") { try FileSystem.makeFolders("\(part)/\(file.name[..<slash])") }
      try FileSystem.write(file.bytes, to: "\(part)/\(file.name)")
    }
    for folder in Set(files.compactMap { $0.name.lastIndex(of: "/").map($0.name.prefix(upTo:)) }) {
      FileSystem.sync(folder: "\(part)/\(folder)")
    }
    FileSystem.sync(folder: part)
    for file in files {
      let place = "\(part)/\(file.name)"
      guard try FileSystem.read(place) == file.bytes else { throw FileError(path: place, code: EIO) }
    }
  }

  private func exchange() throws(FileError) {
    var last = new
    if FileSystem.kind(path) == nil {
      try FileSystem.rename(new, to: path)
    } else if canExchange, try FileSystem.exchange(new, path) {
    } else {
      last = old
      try FileSystem.rename(path, to: old)
      try FileSystem.rename(new, to: path)
    }
    FileSystem.sync(folder: parent)
    // The new files are in place, whatever becomes of the old ones: the next build cleans up.
    do throws(FileError) { try retire(last) } catch { leftover = error }
  }

  /// Removes a folder that was in use, but for what is not a build's own.
  private func retire(_ folder: String) throws(FileError) {
    guard FileSystem.kind(folder) != nil else { return }
    kept += try ForeignFiles.save(from: folder, beside: path)
    // Half removed it would have lost its manifest, and look like somebody's files; under this name nobody looks.
    try FileSystem.rename(folder, to: part)
    try FileSystem.remove(part)
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
