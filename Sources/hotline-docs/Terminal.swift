import Diagnostics
import Dispatch
import Glibc
import HotlineDocs

/// The two streams of a command, written whole, without Foundation.
enum Terminal {
  /// Whether all of it could be written.
  @discardableResult
  static func standardOutput(_ bytes: [UInt8]) -> Bool { write(bytes, to: STDOUT_FILENO) }
  static func standardError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  /// Whether standard output takes colours: a terminal, and NO_COLOR not set (no-color.org).
  static var hasColour: Bool { isatty(STDOUT_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true) }

  /// A clean screen, where standard output is one.
  static func clear() {
    if isatty(STDOUT_FILENO) == 1 { standardOutput(Array("\u{1B}[2J\u{1B}[H".utf8)) }
  }

  /// Shows on standard error what a run does that takes longer than a moment.
  static func progress(_ language: Language) -> Progress {
    let start = ContinuousClock.now
    let screen = Progress.Screen(isTerminal: isatty(STDERR_FILENO) == 1, language: language) { standardError($0) }
    let progress = Progress(on: screen) { ContinuousClock.now - start }
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { progress.remind() }
    return progress
  }

  @discardableResult
  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
