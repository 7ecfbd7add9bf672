import Dispatch
import Glibc
import Synchronization

/// Work on several processors, its results in the order of the work: how many jobs there are never changes what comes out.
enum Parallel {
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// A work and a list of works at once: who is done with the first helps with the list.
  static func both<First: Sendable, Item: Sendable, Output: Sendable>(
    _ first: @Sendable () -> First, _ items: [Item], jobs: Int, _ work: @Sendable (Item) -> Output
  ) -> (First, [Output]) {
    let result = Mutex<First?>(nil)
    let outputs = map([nil] + items.map(Optional.some), jobs: jobs) { item -> Output? in
      if let item { return work(item) }
      let output = first()
      result.withLock { $0 = output }
      return nil
    }
    guard let result = result.withLock({ $0 }) else { preconditionFailure("the first work was done") }
    return (result, outputs.compactMap(\.self))
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
