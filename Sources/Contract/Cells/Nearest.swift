/// What somebody may have meant: the nearest of the words that are known.
public enum Nearest {
  /// The candidate with the fewest edits, the first of equals; `nil` when none is near enough to be worth suggesting.
  ///
  /// Near is: at most a third of the longer word's letters differ, or half where the first two agree, or one contains the other.
  public static func match(for text: String, among candidates: [String]) -> String? {
    let wanted = Array(fold(text))
    guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
    var best: (word: String, score: Int)?
    for candidate in candidates {
      let word = Array(fold(candidate))
      guard !word.isEmpty else { continue }
      let (shorter, longer) = (min(wanted.count, word.count), max(wanted.count, word.count))
      let contained = shorter >= 2 && (contains(word, wanted) || contains(wanted, word))
      // As many edits as the lengths differ are needed at least.
      guard contained || (longer - shorter) * 2 <= longer else { continue }
      let edits = distance(wanted, word)
      let agrees = zip(wanted, word).prefix { $0 == $1 }.count >= 2
      guard edits * 3 <= longer || (agrees && edits * 2 <= longer) || contained || (edits == 1 && longer == 2) else { continue }
      let score = edits * 1_000 / longer
      if best.map({ score < $0.score }) ?? true { best = (candidate, score) }
    }
    return best?.word
  }

  /// Levenshtein's distance, with a swap of neighbours as one edit.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in 0..<b.count {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        current[j + 1] = cost
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }

  private static func contains(_ whole: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...whole.count - part.count).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
  }

  private static func fold(_ text: String) -> String.UnicodeScalarView {
    String(decoding: Plain.ascii(Array(text.utf8)[...]), as: UTF8.self).lowercased().unicodeScalars
  }
}
