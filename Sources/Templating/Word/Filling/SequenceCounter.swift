/// The numbers of figures and tables that a document has come to.
struct SequenceCounter {
  private var counts: [String: Int] = [:]
  /// How many headings of each level went by, those above it among them.
  private var chapters = Array(repeating: 0, count: 10)
  /// The chapter in which a sequence was counted last.
  private var counted: [String: Int] = [:]

  mutating func chapterBegins(level: Int) { for below in max(1, level)..<chapters.count { chapters[below] += 1 } }

  /// The next number, as its field shows it.
  mutating func next(_ number: SequenceNumber) -> String {
    if let level = number.level, chapters.indices.contains(level), counted[number.name] != chapters[level] {
      counted[number.name] = chapters[level]
      counts[number.name] = 0
    }
    if let reset = number.reset {
      counts[number.name] = reset
    } else if !number.repeats {
      counts[number.name, default: 0] += 1
    }
    return number.format.text(counts[number.name] ?? 0)
  }
}
