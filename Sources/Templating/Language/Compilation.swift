/// What the parts of one template share while they are compiled, and the partials after them: the problems, and the numbers of the name caches.
public struct Compilation: Sendable {
  public var problems = Problems()
  /// What is odd about tags that work: for lint.
  public internal(set) var remarks = Problems()
  /// How many names there are to be looked up: each has a cache of its own at run time.
  private(set) var nameCount = 0

  public init() {}

  /// Goes on where a compiled template stopped, for its partials.
  init(after nameCount: Int) { self.nameCount = nameCount }

  mutating func reserveNames(_ count: Int) -> Int {
    defer { nameCount += count }
    return nameCount
  }
}
