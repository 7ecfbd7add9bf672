/// The texts of a ledger's cells, known by their numbers; 0 is the blank one.
///
/// Most of a ledger repeats: words, names, systems, the sentences of a trade. So a hundred thousand rows take a fraction of their file's
/// size, and whatever is asked of a text is asked once. Texts that are in memory already, a workbook's shared strings, are not copied: their
/// numbers come first, and the pool's own follow.
struct TextPool: Sendable {
  private let shared: SharedTexts
  private var own: [UInt8] = []
  /// Where each text of `own` ends; the first is the blank one.
  private var ends: [UInt32] = [0]
  /// Only while texts are added.
  private var known = NumberTable()

  /// - Parameters:
  ///   - shared: texts that are not copied.
  ///   - bytes: how many more there may be. Memory that is not used costs nothing, growing twice as much as is used.
  init(shared: SharedTexts = SharedTexts(), expecting bytes: Int = 0) {
    self.shared = shared
    own.reserveCapacity(bytes)
  }

  var count: Int { shared.count + ends.count }

  subscript(number: UInt32) -> ArraySlice<UInt8> {
    let number = Int(number)
    if number == 0 { return [] }
    if number <= shared.count { return shared[number - 1] }
    let place = number - shared.count
    return own[Int(ends[place - 1])..<Int(ends[place])]
  }

  /// The number of the shared text at an index.
  func number(ofShared index: Int) -> UInt32 { UInt32(truncatingIfNeeded: index + 1) }

  /// The number of a text that is looked for among those added so, and is added where it is new.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> (number: UInt32, isNew: Bool) {
    guard !text.isEmpty else { return (0, false) }
    let hash = ByteHash.of(text)
    if let number = known.first(hash, where: { isSame($0, text) }) { return (number, false) }
    let number = append(text)
    if known.isFull {
      var larger = known
      larger.grow { self.hash(of: $0) }
      known = larger
    }
    known.insert(number, hash)
    return (number, true)
  }

  /// The number of a text that is kept whether it is there already or not.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard !text.isEmpty else { return 0 }
    own.append(contentsOf: text)
    ends.append(UInt32(truncatingIfNeeded: own.count))
    return UInt32(truncatingIfNeeded: count - 1)
  }

  private func isSame(_ number: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    self[number].withUnsafeBufferPointer { $0.isSame(as: text) }
  }

  private func hash(of number: UInt32) -> UInt64 { self[number].withUnsafeBufferPointer { ByteHash.of($0) } }

  /// Says that no text will be added.
  mutating func close() { known = NumberTable() }
}

/// Texts one after the other in memory that somebody else has, too: a workbook's shared strings.
public struct SharedTexts: Sendable {
  private let bytes: [UInt8]
  private let ends: [UInt32]

  /// `ends` says where in `bytes` each text ends; the first begins at 0.
  public init(_ bytes: [UInt8] = [], ends: [UInt32] = []) {
    self.bytes = bytes
    self.ends = ends
  }

  var count: Int { ends.count }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])] }
}
