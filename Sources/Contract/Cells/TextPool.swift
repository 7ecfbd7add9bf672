/// The texts of a ledger's cells, each kept once, however many cells hold it. A text is known by its number; 0 is the blank one.
///
/// Most of a ledger repeats: words, names, systems, the sentences of a trade. So a hundred thousand rows take a fraction of their file's
/// size, and whatever is asked of a text is asked once. Bytes that are in memory already, such as a workbook's shared strings, are not copied.
struct TextPool: Sendable {
  /// Where a text lies: in `shared`, or beyond its end in `own`.
  private struct Span {
    var start: UInt32
    var end: UInt32
  }

  private let shared: [UInt8]
  private var own: [UInt8] = []
  private var spans = [Span(start: 0, end: 0)]
  /// Only while texts are added.
  private var known = NumberTable()

  /// - Parameters:
  ///   - shared: bytes that texts may lie in without being copied.
  ///   - bytes: how many more there may be. Memory that is not used costs nothing, growing twice as much as is used.
  init(shared: [UInt8] = [], expecting bytes: Int = 0) {
    self.shared = shared
    own.reserveCapacity(bytes)
  }

  var count: Int { spans.count }

  subscript(number: UInt32) -> ArraySlice<UInt8> {
    let span = spans[Int(number)]
    if Int(span.start) < shared.count { return shared[Int(span.start)..<Int(span.end)] }
    return own[Int(span.start) - shared.count..<Int(span.end) - shared.count]
  }

  /// The number of a text, which is added where it is new.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    add(text) { pool in
      let start = pool.shared.count + pool.own.count
      pool.own.append(contentsOf: text)
      return start
    }
  }

  /// The number of a text that lies in the shared bytes.
  mutating func number(ofShared range: Range<Int>) -> UInt32 {
    let bytes = shared
    return bytes.withUnsafeBufferPointer { all in add(UnsafeBufferPointer(rebasing: all[range])) { _ in range.lowerBound } }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, at place: (inout TextPool) -> Int) -> UInt32 {
    guard !text.isEmpty else { return 0 }
    let hash = ByteHash.of(text)
    if let number = known.first(hash, where: { isSame($0, text) }) { return number }
    let number = UInt32(truncatingIfNeeded: spans.count)
    let start = place(&self)
    spans.append(Span(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: start + text.count)))
    if known.isFull {
      var larger = known
      larger.grow { self.hash(of: $0) }
      known = larger
    }
    known.insert(number, hash)
    return number
  }

  private func isSame(_ number: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    self[number].withUnsafeBufferPointer { $0.isSame(as: text) }
  }

  private func hash(of number: UInt32) -> UInt64 { self[number].withUnsafeBufferPointer { ByteHash.of($0) } }

  /// Says that no text will be added.
  mutating func close() { known = NumberTable() }
}
