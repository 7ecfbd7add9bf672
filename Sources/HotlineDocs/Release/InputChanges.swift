import Files
import Ledgers
import OOXML

/// What became of the files that an output folder was made from.
struct InputChanges: Equatable {
  var changed: [String] = []
  var missing: [String] = []
  /// Ledgers and evidence that have come since.
  var new: [String] = []

  var isEmpty: Bool { changed.isEmpty && missing.isEmpty && new.isEmpty }

  /// - Parameter inputs: as the folder lists them: ledgers and evidence as "Data/<year>/…", templates as "Templates/…".
  init(since inputs: Manifest, in workplace: Workplace) {
    let listed = Dictionary(grouping: inputs.entries) { FileName($0.name) }
    // Where the ledgers themselves are not at hand, all of them are missing, and nothing is new.
    let present = Dictionary(grouping: Self.names(of: listed.keys.map(\.text), in: workplace)) { FileName(ShownName.of($0)) }
    for (name, entries) in listed {
      let paths = (present[name] ?? [name.text]).map(workplace.path(ofInput:)).filter { FileSystem.isFile($0) }
      compare(name.text, entries.map(\.digest), with: paths)
    }
    for (name, names) in present where listed[name] == nil { new += names.map { _ in name.text } }
    for list in [\Self.changed, \.missing, \.new] { self[keyPath: list].sort { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
  }

  /// Files of one shown name, nearly always one: two whose names differ in nothing but a masked number are told apart by their bytes.
  private mutating func compare(_ name: String, _ digests: [String], with paths: [String]) {
    var now = paths.compactMap { try? SHA256.hex(ofFile: $0) }
    let gone = digests.filter { digest in
      guard let index = now.firstIndex(of: digest) else { return true }
      now.remove(at: index)
      return false
    }
    let both = min(gone.count, now.count)
    changed += Array(repeating: name, count: both)
    missing += Array(repeating: name, count: gone.count - both)
    new += Array(repeating: name, count: now.count - both)
  }

  /// What the folders of ledgers that were read hold now.
  private static func names(of known: [String], in workplace: Workplace) -> [String] {
    let parts = known.map { $0.split(separator: "/") }.filter { $0.first == "Data" && $0.count > 2 }
    guard let year = parts.first.map({ String($0[1]) }), let workspace = try? Workspace(data: workplace.data),
      let loaded = try? workspace.loadYear(year)
    else { return [] }
    // Of an earlier cycle, only the ledgers went in.
    let evident = Set(parts.filter { $0.count > 3 && $0[3] == "evidence" }.map { $0[2] })
    let cycles = Set(parts.map { $0[2] })
    let names = loaded.cycles.flatMap(\.inputs).map(\.name).filter { name in
      let places = name.split(separator: "/")
      guard places.count > 1, Workspace.isCycle(places[0]) else { return true }
      return cycles.contains(places[0]) && (places[1] != "evidence" || evident.contains(places[0]))
    }
    return Set(names.map(FileName.init)).map { "Data/\(year)/\($0.text)" }
  }
}

extension Workplace {
  /// Where an input named in SHA256SUMS.inputs lies here: "Data/…" and "Templates/…" stand for the folders of this workplace; a template that is
  /// not there is the shipped one.
  func path(ofInput name: String) -> String {
    for (prefix, folder) in [("Data/", data), ("Templates/", templates)] where name.hasPrefix(prefix) {
      let rest = String(name.dropFirst(prefix.count))
      return (prefix == "Templates/" ? templateShelf.path(of: rest) : nil) ?? folder + "/" + rest
    }
    return name
  }
}
