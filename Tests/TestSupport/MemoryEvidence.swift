import Contract

/// Evidence folders that live in memory: what a path stands for, without any file.
public struct MemoryEvidence: EvidenceFolder {
  public var year: [String: EvidenceState] = [:]
  public var cycle: [String: EvidenceState] = [:]

  public init() {}

  public subscript(path: String, scope: LedgerTable.Scope) -> EvidenceState? {
    get { scope == .year ? year[path] : cycle[path] }
    set { if scope == .year { year[path] = newValue } else { cycle[path] = newValue } }
  }

  public func state(of path: String, in scope: LedgerTable.Scope) -> EvidenceState {
    if path.hasPrefix("/") || path.split(separator: "/").contains("..") { return .outside }
    return self[path, scope] ?? .missing
  }

  public func files(in scope: LedgerTable.Scope) -> [String] {
    (scope == .year ? year : cycle).filter { $0.value != .missing && $0.value != .outside }.keys
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
