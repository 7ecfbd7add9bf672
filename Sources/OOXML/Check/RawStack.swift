/// A stack of plain values (no references in them) in raw memory that doubles when it is full: nothing is counted or checked on the way.
final class RawStack<Element: BitwiseCopyable> {
  @exclusivity(unchecked) private var base: UnsafeMutablePointer<Element>
  @exclusivity(unchecked) private var capacity: Int
  @exclusivity(unchecked) private(set) var count = 0

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  var isEmpty: Bool { count == 0 }

  /// The value on top of one that is not empty.
  var last: Element {
    @inline(__always) get { base[count &- 1] }
    @inline(__always) set { base[count &- 1] = newValue }
  }

  @inline(__always)
  func append(_ element: Element) {
    if count == capacity { grow() }
    base[count] = element
    count &+= 1
  }

  @inline(__always)
  func removeLast() -> Element {
    precondition(count > 0, "only what was pushed is popped")
    count &-= 1
    return base[count]
  }

  /// The value below the top.
  var secondLast: Element? { count > 1 ? base[count - 2] : nil }

  /// Changes the value nearest to the top of which something holds.
  @inline(__always)
  func changeNearest(where holds: (Element) -> Bool, to change: (inout Element) -> Void) {
    var index = count &- 1
    while index >= 0 {
      if holds(base[index]) { return change(&base[index]) }
      index &-= 1
    }
  }

  private func grow() {
    let fresh = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    fresh.update(from: base, count: count)
    base.deallocate()
    base = fresh
    capacity *= 2
  }
}
