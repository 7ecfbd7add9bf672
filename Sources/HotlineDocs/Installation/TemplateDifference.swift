import Diagnostics

/// How a workspace's template differs from the shipped one of the same name.
struct TemplateDifference {
  enum Change {
    /// Text that the workspace lacks, and text that only it has, in their order.
    case text([Line])
    /// Other content than text: styles, pictures, settings.
    case content
    case added
    case removed
  }

  struct Line: Equatable {
    let isOwn: Bool
    let text: String
  }

  /// By part, sorted by bytes; no entry for a part that is the same.
  let parts: [(part: String, change: Change)]

  init(own: TemplateText, shipped: TemplateText) {
    let names = Set(own.parts.keys).union(shipped.parts.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    parts = names.compactMap { name in
      Self.change(own: own.parts[name], shipped: shipped.parts[name]).map { (name, $0) }
    }
  }

  private static func change(own: TemplateText.Part?, shipped: TemplateText.Part?) -> Change? {
    switch (own, shipped) {
    case (nil, _): .removed
    case (_, nil): .added
    case (.lines(let own)?, .lines(let shipped)?): own == shipped ? nil : .text(lines(own: own, shipped: shipped))
    case (let own?, let shipped?): own == shipped ? nil : .content
    }
  }

  private static func lines(own: [String], shipped: [String]) -> [Line] {
    let difference = own.difference(from: shipped)
    let gone = Set(difference.removals.map(\.offset))
    let new = Set(difference.insertions.map(\.offset))
    var lines: [Line] = []
    var (theirs, ours) = (0, 0)
    while theirs < shipped.count || ours < own.count {
      if gone.contains(theirs) {
        lines.append(Line(isOwn: false, text: shipped[theirs]))
        theirs += 1
      } else if new.contains(ours) {
        lines.append(Line(isOwn: true, text: own[ours]))
        ours += 1
      } else {
        theirs += 1
        ours += 1
      }
    }
    return lines
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
