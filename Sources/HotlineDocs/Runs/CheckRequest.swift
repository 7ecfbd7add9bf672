import Diagnostics

/// How `check` is to be run (specification: command line).
public struct CheckRequest: Sendable {
  /// What makes the check fail.
  public enum Threshold: String, Sendable, CaseIterable {
    case error, warning, never

    func isReached(by findings: [Finding]) -> Bool {
      switch self {
      case .error: findings.contains { $0.severity == .error }
      case .warning: findings.contains { $0.severity >= .warning }
      case .never: false
      }
    }
  }

  /// One of the formats, to standard output or to a file of its own.
  public struct Format: Sendable, Equatable {
    /// The formats of reports.
    public enum Kind: String, Sendable, CaseIterable {
      case text, json, junit, sarif, github, html, xlsx
    }

    public let kind: Kind
    public let file: String?

    /// `json`, or `json=check.json`.
    public init?(_ argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let kind = Kind(rawValue: String(parts[0])) else { return nil }
      if parts.count == 2 && parts[1].isEmpty { return nil }
      self.kind = kind
      file = parts.count == 2 ? String(parts[1]) : nil
    }

    init(kind: Kind, file: String? = nil) {
      self.kind = kind
      self.file = file
    }
  }

  public var failOn: Threshold
  public var formats: [Format]
  /// Whether the text may be coloured.
  public var colour: Bool

  /// Without a format, text goes to standard output.
  public init(failOn: Threshold = .error, formats: [Format] = [], colour: Bool = false) {
    self.failOn = failOn
    self.formats = formats.isEmpty ? [Format(kind: .text)] : formats
    self.colour = colour
  }
}
