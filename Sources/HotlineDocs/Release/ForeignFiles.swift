import Files
import OOXML

/// Files in an output folder that no build wrote, or that somebody changed since: a scan that was put there, a document edited by hand. They
/// are never thrown away with the folder; they go to `<cycle>.kept-<n>` beside it.
enum ForeignFiles {
  /// Whether a folder may be replaced: it is not there, empty, or holds a build's manifest.
  static func isOutput(_ folder: String) -> Bool {
    guard let names = try? FileSystem.names(in: folder) else { return FileSystem.kind(folder) == nil }
    return names.contains(Verification.manifest) || names.allSatisfy(isLitter)
  }

  /// Moves what is not a build's own out of a folder, before the folder is removed.
  ///
  /// - Returns: the files' new paths.
  static func save(from folder: String, beside path: String) throws(FileError) -> [String] {
    let names = try foreign(in: folder)
    guard !names.isEmpty else { return [] }
    var number = 1
    while FileSystem.kind("\(path).kept-\(number)") != nil { number += 1 }
    var saved: [String] = []
    for name in names {
      let place = "\(path).kept-\(number)/\(name)"
      try FileSystem.makeFolders(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
      try FileSystem.rename("\(folder)/\(name)", to: place)
      saved.append(place)
    }
    return saved
  }

  private static func foreign(in folder: String) throws(FileError) -> [String] {
    // A folder without a manifest, or a damaged one, tells nothing: all of it is kept.
    let names = try FileSystem.files(below: folder)
    guard let verification = try? Verification(folder: folder) else { return names.filter { !isLitter($0) } }
    let own = Set([Verification.manifest, Verification.inputs])
    return (verification.extra + verification.changed).filter { !own.contains($0) && !isLitter($0) }
  }

  private static func isLitter(_ path: String) -> Bool { FileSystem.isLitter(PathName.last(path)) }
}
