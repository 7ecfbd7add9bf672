/// How `build` is to be run (specification: command line).
public struct BuildRequest: Sendable {
  /// Go on despite errors; every page says 草稿.
  public var draft: Bool
  /// Only these kinds of documents; all without.
  public var only: [String]?
  public var pdf: Bool
  /// How many documents are made at once; as many as there are processors without.
  public var jobs: Int?
  /// No progress on standard error.
  public var quiet: Bool

  public init(draft: Bool = false, only: [String]? = nil, pdf: Bool = false, jobs: Int? = nil, quiet: Bool = false) {
    self.draft = draft
    self.only = only
    self.pdf = pdf
    self.jobs = jobs
    self.quiet = quiet
  }
}
