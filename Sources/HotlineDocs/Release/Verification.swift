import OOXML

/// An output folder held against its manifests.
public struct Verification: Sendable, Equatable {
  public var missing: [String] = []
  public var extra: [String] = []
  public var changed: [String] = []
  /// Ledgers, templates and evidence that are not what the folder was made from; empty where they are not at hand.
  public var changedInputs: [String] = []

  static let manifest = "SHA256SUMS"
  static let inputs = "SHA256SUMS.inputs"

  public var isWhole: Bool { missing.isEmpty && extra.isEmpty && changed.isEmpty }

  /// - Throws: ``FileError`` where the folder or a file cannot be read; ``NoManifest`` where there is no manifest in it.
  public init(folder: String) throws {
    guard FileSystem.kind(folder + "/" + Self.manifest) == .file else { throw NoManifest(folder: folder, isDamaged: false) }
    let text = String(decoding: try FileSystem.read(folder + "/" + Self.manifest), as: UTF8.self)
    guard let manifest = Manifest(text: text) else { throw NoManifest(folder: folder, isDamaged: true) }
    let present = Set(try FileSystem.files(below: folder))
    for entry in manifest.entries {
      if !present.contains(entry.name) {
        missing.append(entry.name)
      } else if try digest(of: "\(folder)/\(entry.name)") != entry.digest {
        changed.append(entry.name)
      }
    }
    let known = Set(manifest.entries.map(\.name) + [Self.manifest, Self.inputs])
    extra = present.subtracting(known).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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

  /// Compares what the folder was made from with what lies there now; `path` gives an input's place on this machine.
  mutating func compareInputs(folder: String, path: (String) -> String) {
    guard let bytes = try? FileSystem.read(folder + "/" + Self.inputs),
      let manifest = Manifest(text: String(decoding: bytes, as: UTF8.self))
    else { return }
    for entry in manifest.entries {
      let now = try? FileSystem.read(path(entry.name))
      if now.map({ SHA256.hex(of: $0) }) != entry.digest { changedInputs.append(entry.name) }
    }
  }
}
