import Dispatch
import Glibc
import Synchronization

/// Work on several processors, its results in the order of the work: how many jobs there are never changes what comes out.
enum Parallel {
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Two works at once, on one processor one after the other.
  static func both<First: Sendable, Second: Sendable>(
    jobs: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    guard jobs > 1 else { return (first(), second()) }
    let results = Mutex<(First?, Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      if index == 0 {
        let output = first()
        results.withLock { $0.0 = output }
      } else {
        let output = second()
        results.withLock { $0.1 = output }
      }
    }
    guard case (let first?, let second?) = results.withLock({ $0 }) else { preconditionFailure("both were done") }
    return (first, second)
  }

  static func map<Item: Sendable, Output: Sendable>(_ items: [Item], jobs: Int, _ work: @Sendable (Item) -> Output) -> [Output] {
    guard jobs > 1, items.count > 1 else { return items.map(work) }
    let results = Mutex([Output?](repeating: nil, count: items.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        let output = work(items[index])
        results.withLock { $0[index] = output }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
