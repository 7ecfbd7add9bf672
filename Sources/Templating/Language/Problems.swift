import Diagnostics

/// Everything that is wrong, said once: a tag that fails for ten thousand records is one problem with a count.
public struct Problems: Sendable {
  private struct Key: Hashable {
    let code: String
    let place: String
    let source: String
    let reason: String
  }

  private struct Entry {
    let fault: Fault
    let source: String
    let site: Site
    /// The item of the innermost list on which it was first seen, counted from 1.
    let item: Int?
    var count = 1
  }

  private var entries: [Entry] = []
  private var known: [Key: Int] = [:]

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }

  /// Adds one, or counts it where it is known.
  public mutating func add(_ fault: Fault, source: String, at site: Site, item: Int? = nil) { add(fault, source, site, item, count: 1) }

  private mutating func add(_ fault: Fault, _ source: String, _ site: Site, _ item: Int?, count: Int) {
    let key = Key(code: fault.kind.code, place: site.file + "\u{0}" + site.words.zh, source: source, reason: fault.reason.zh)
    if let index = known[key] {
      entries[index].count += count
    } else {
      known[key] = entries.count
      entries.append(Entry(fault: fault, source: source, site: site, item: item, count: count))
    }
  }

  /// Adds all of these.
  public mutating func add(_ others: Problems) {
    for entry in others.entries { add(entry.fault, entry.source, entry.site, entry.item, count: entry.count) }
  }

  /// Those of a kind, without the items on which they were seen.
  func only(_ kind: FindingKind) -> Problems {
    var found = Problems()
    for entry in entries where entry.fault.kind.code == kind.code { found.add(entry.fault, source: entry.source, at: entry.site) }
    return found
  }

  /// A problem with its place, for who writes it at that place.
  struct Note {
    let source: String
    let site: Site
    let reason: Bilingual
    let hint: Bilingual
  }

  var notes: [Note] { entries.map { Note(source: $0.source, site: $0.site, reason: $0.fault.reason, hint: $0.fault.hint) } }

  /// In the order in which they were met, which is that of the template.
  public var findings: [Finding] {
    entries.map { entry in
      let (reason, site) = (entry.fault.reason, entry.site)
      return Finding(
        entry.fault.kind, at: site.place, identity: site.words.zh + entry.source, value: entry.source,
        message: Bilingual(
          zh: "\(site.file) \(site.words.zh): \(entry.source) — \(reason.zh)\(Self.count(entry).zh)",
          en: "\(site.file) \(site.words.en): \(entry.source) — \(reason.en)\(Self.count(entry).en)"),
        hint: entry.fault.hint)
    }
  }

  private static func count(_ entry: Entry) -> Bilingual {
    guard let item = entry.item else { return Bilingual(zh: "", en: "") }
    return entry.count == 1
      ? Bilingual(zh: "（第 \(item) 项）", en: " (item \(item))")
      : Bilingual(zh: "（首见于第 \(item) 项，共 \(entry.count) 处）", en: " (first on item \(item), \(entry.count) in all)")
  }
}

/// A template that cannot be used, with everything that is wrong with it.
public struct TemplateErrors: Error, Sendable {
  public let findings: [Finding]

  public init(_ problems: Problems) { findings = problems.findings }
  public init(findings: [Finding]) { self.findings = findings }
}
