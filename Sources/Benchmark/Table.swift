import Foundation

/// A table that grows line by line while the works run.
final class Table {
  private var last: (bytes: Double, wall: Double)?

  func heading(_ text: String) {
    last = nil
    print("\n\(text)")
    print(Self.row("", ["wall s", "CPU s", "peak MiB", "MB", "MB/s", "floor s", "ratio", "growth"]))
  }

  /// - Parameters:
  ///   - bytes: what the work dealt with.
  ///   - floor: seconds that the same bytes take at least; the ratio says how often the work takes that.
  ///   - isStep: whether it is the work of the line before, at another size.
  func line(_ name: String, _ child: Child, bytes: Double?, floor: Double?, isStep: Bool = true) {
    let megabytes = bytes.map { $0 / 1e6 }
    // Cost over size, against the line before: 1.0 is linear.
    let growth = !isStep ? nil : last.flatMap { last in bytes.map { (child.wall / last.wall) / ($0 / last.bytes) } }
    if let bytes { last = (bytes, child.wall) }
    print(
      Self.row(
        name,
        [
          Self.number(child.wall, 3), Self.number(child.cpu, 3), Self.number(child.peak, 0), Self.number(megabytes, 1),
          Self.number(megabytes.map { $0 / child.wall }, 0), Self.number(floor, 3), Self.number(floor.map { child.wall / $0 }, 2),
          Self.number(growth, 2),
        ]))
    fflush(nil)
  }

  static func number(_ value: Double?, _ places: Int) -> String { value.map { String(format: "%.\(places)f", $0) } ?? "—" }

  private static func row(_ name: String, _ cells: [String]) -> String {
    let first = name + String(repeating: " ", count: max(1, 30 - name.count))
    return first + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
  }
}
