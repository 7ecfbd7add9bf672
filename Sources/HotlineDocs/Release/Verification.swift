import Files
import OOXML

/// An output folder held against its manifests.
public struct Verification: Sendable, Equatable {
  public var missing: [String] = []
  public var extra: [String] = []
  public var changed: [String] = []
  /// What the folder was made from; `nil` where it does not say so.
  public private(set) var inputs: Manifest?

  static let manifest = "SHA256SUMS"
  static let inputs = "SHA256SUMS.inputs"

  public var isWhole: Bool { missing.isEmpty && extra.isEmpty && changed.isEmpty }

  /// - Throws: `FileError` where the folder or a file cannot be read; ``NoManifest`` where there is no manifest in it.
  public init(folder: String) throws {
    guard FileSystem.kind(folder + "/" + Self.manifest) == .file else { throw NoManifest(folder: folder, isDamaged: false) }
    let text = String(decoding: try FileSystem.read(folder + "/" + Self.manifest), as: UTF8.self)
    guard let manifest = Manifest(text: text) else { throw NoManifest(folder: folder, isDamaged: true) }
    let files = try FileSystem.files(below: folder)
    let present = Set(files.map(FileName.init))
    for entry in manifest.entries {
      if !present.contains(FileName(entry.name)) {
        missing.append(entry.name)
      } else if try digest(of: "\(folder)/\(entry.name)") != entry.digest {
        changed.append(entry.name)
      }
    }
    let known = Set((manifest.entries.map(\.name) + [Self.manifest, Self.inputs]).map(FileName.init))
    extra = files.filter { !known.contains(FileName($0)) }
    inputs = Self.inputs(of: folder)
  }

  /// `nil` for what is no plain file: a link is never followed.
  private func digest(of path: String) throws(FileError) -> String? {
    FileSystem.kind(path) == .file ? SHA256.hex(of: try FileSystem.read(path)) : nil
  }

  /// A folder without a manifest that can be read.
  public struct NoManifest: Error, Equatable {
    public let folder: String
    public let isDamaged: Bool
  }

  private static func inputs(of folder: String) -> Manifest? {
    let bytes = try? FileSystem.read(folder + "/" + inputs)
    return bytes.flatMap { Manifest(text: String(decoding: $0, as: UTF8.self)) }
  }
}
