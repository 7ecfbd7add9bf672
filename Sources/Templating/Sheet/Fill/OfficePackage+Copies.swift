import OOXML

extension OfficePackage {
  private static let shared: Set<String> = ["image", "printerSettings", "hyperlink", "audio", "video", "media"]

  /// A copy of a part under a fresh name, with copies of everything that is its own; pictures are shared.
  ///
  /// - Parameter made: is told of every copy: its kind and its name.
  func copy(_ part: String, made: (_ kind: String, _ copy: String) throws -> Void = { _, _ in }) throws -> String {
    let suffix = PartName.suffix(part)
    var stem = Substring(part.dropLast(suffix.count + 1))
    while stem.last?.isNumber ?? false { stem.removeLast() }
    var number = 2
    while contains("\(stem)\(number).\(suffix)") { number += 1 }
    let name = "\(stem)\(number).\(suffix)"
    set(name, try bytes(of: part), contentType: contentType(of: part))
    var links = try relationships(of: part)
    for index in links.items.indices where !links.items[index].isExternal {
      guard let target = target(of: links.items[index], from: part) else { continue }
      let kind = links.items[index].kind
      let own = Self.shared.contains(kind) ? target : try copy(target, made: made)
      if own != target { try made(kind, own) }
      links.items[index].target = PartName.target(of: own, from: name)
    }
    if !links.items.isEmpty { setRelationships(links, of: name) }
    return name
  }

  /// Takes a part away with everything that nothing else needs, unless something still leads to it.
  func removeUnneeded(_ part: String) throws {
    guard contains(part) else { return }
    for source in [""] + parts where source != part {
      if try relationships(of: source).items.contains(where: { target(of: $0, from: source) == part }) { return }
    }
    let targets = try relationships(of: part).items.compactMap { target(of: $0, from: part) }
    remove(part)
    for target in targets { try removeUnneeded(target) }
  }
}
