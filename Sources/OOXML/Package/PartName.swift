/// Names of parts as this module writes them: the path within the package without its leading slash, "word/document.xml".
/// The package itself, as the source of relationships, has the empty name.
public enum PartName {
  /// The folder with its slash, or "" at the top.
  public static func folder(_ name: String) -> String {
    guard let slash = name.lastIndex(of: "/") else { return "" }
    return String(name[...slash])
  }

  /// The last piece of the path.
  public static func file(_ name: String) -> String { String(name.dropFirst(folder(name).count)) }

  /// The extension in lower case, without its point.
  public static func suffix(_ name: String) -> String {
    let file = file(name)
    guard let point = file.lastIndex(of: ".") else { return "" }
    return file[file.index(after: point)...].lowercased()
  }

  /// The part that holds the relationships of a part: "word/_rels/document.xml.rels".
  public static func relationships(of name: String) -> String { "\(folder(name))_rels/\(file(name)).rels" }

  /// The part whose relationships a part holds; `nil` for any other part.
  public static func source(ofRelationships name: String) -> String? {
    let folder = folder(name)
    guard folder.hasSuffix("_rels/"), folder == "_rels/" || folder.hasSuffix("/_rels/"), name.hasSuffix(".rels") else { return nil }
    return String(folder.dropLast(6)) + file(name).dropLast(5)
  }

  /// The part that a relationship's target means, seen from its source; `nil` where the path leads out of the package.
  public static func resolve(_ target: String, from source: String) -> String? {
    let path = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
    let absolute = path.utf8.first == 0x2F
    var pieces = absolute ? [] : folder(source).split(separator: "/").map(String.init)
    for piece in path.split(separator: "/") {
      switch piece {
      case ".": break
      case "..":
        if pieces.isEmpty { return nil }
        pieces.removeLast()
      default: pieces.append(String(piece))
      }
    }
    return pieces.joined(separator: "/")
  }

  /// The relative target that leads from one part to another.
  public static func target(of name: String, from source: String) -> String {
    var from = folder(source).split(separator: "/")[...]
    var to = name.split(separator: "/")[...]
    while let first = from.first, to.count > 1, to.first == first {
      from.removeFirst()
      to.removeFirst()
    }
    return (from.map { _ in ".." } + to).joined(separator: "/")
  }
}
