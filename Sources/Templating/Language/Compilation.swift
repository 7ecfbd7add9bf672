import Diagnostics

/// What the parts of one template share while they are compiled, and the partials after them: the problems, and the numbers of the name caches.
public struct Compilation: Sendable {
  public var problems = Problems()
  /// What is odd about tags that work: for lint.
  public internal(set) var remarks = Problems()
  /// How many names there are to be looked up: each has a cache of its own at run time.
  private(set) var nameCount = 0
  /// Sections around the place that is compiled.
  private var depth = 0

  /// Nobody means more sections within each other than this, and every level costs time at each of its tags.
  static let deepest = 100

  public init() {}

  /// Goes on where a compiled template stopped, for its partials.
  init(after nameCount: Int) { self.nameCount = nameCount }

  /// The pieces of a text, in which the tags of sections that lie too deep are text; that there are any is a problem.
  mutating func admitted(_ pieces: [TagScanner.Piece], at site: (Range<Int>) -> Site) -> [TagScanner.Piece] {
    pieces.map { piece in
      guard case .tag(let tag, let range) = piece else { return piece }
      switch tag.kind {
      case .section, .inverted:
        depth += 1
        if depth == Self.deepest + 1 { problems.add(.tooDeep, source: tag.source, at: site(range)) }
        return depth > Self.deepest ? .text(range) : piece
      case .close:
        defer { depth = max(0, depth - 1) }
        return depth > Self.deepest ? .text(range) : piece
      default: return piece
      }
    }
  }

  mutating func reserveNames(_ count: Int) -> Int {
    defer { nameCount += count }
    return nameCount
  }
}

extension Fault {
  fileprivate static let tooDeep = Fault.other(
    .templateNesting,
    Bilingual(zh: "区段套了 \(Compilation.deepest) 层以上", en: "more than \(Compilation.deepest) sections within each other"),
    hint: Bilingual(zh: "减少嵌套的层数", en: "nest fewer sections"))
}
