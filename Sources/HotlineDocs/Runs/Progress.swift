import Diagnostics
import Synchronization

/// What a long run is doing: nothing for the first half second, then a bar on a terminal, and elsewhere a line a step.
///
/// Steps may begin on several threads at once. How long a run takes is all that it asks a clock, and no output depends on it.
public final class Progress: Sendable {
  /// Where it is shown.
  public struct Screen: Sendable {
    let isTerminal: Bool
    let language: Language
    let write: @Sendable (String) -> Void

    public init(isTerminal: Bool, language: Language, write: @escaping @Sendable (String) -> Void) {
      self.isTerminal = isTerminal
      self.language = language
      self.write = write
    }
  }

  /// A run that takes less is not talked about.
  public static let patience = Duration.milliseconds(500)

  private struct State {
    var begun = 0
    /// 0 while nobody knows.
    var total = 0
    var current: Bilingual?
    var isShown = false
  }

  private let screen: Screen?
  private let elapsed: @Sendable () -> Duration
  private let state = Mutex(State())

  /// - Parameters:
  ///   - screen: `nil` for a run that says nothing.
  ///   - elapsed: how long the run has taken so far.
  public init(on screen: Screen?, elapsed: @escaping @Sendable () -> Duration) {
    self.screen = screen
    self.elapsed = elapsed
  }

  /// Says nothing.
  public static let silent = Progress(on: nil) { .zero }

  /// How many steps are to come, as far as is known.
  func expect(_ steps: Int) { state.withLock { $0.total = $0.begun + steps } }

  /// A step begins.
  func begin(_ step: Bilingual) {
    state.withLock {
      $0.begun += 1
      $0.current = step
      show(&$0)
    }
  }

  /// The time has come to say what a long first step is doing.
  public func remind() {
    state.withLock { if !$0.isShown { show(&$0) } }
  }

  /// Takes the bar away, before anything else is said.
  public func end() {
    state.withLock {
      if $0.isShown, let screen, screen.isTerminal { screen.write("\r\u{1B}[K") }
      $0.current = nil
      $0.isShown = false
    }
  }

  private func show(_ state: inout State) {
    guard let screen, let step = state.current, elapsed() >= Self.patience else { return }
    state.isShown = true
    let total = max(state.total, state.begun)
    let count = (state.total > 0 ? "\(state.begun)/\(total) " : "") + step[screen.language]
    guard screen.isTerminal else { return screen.write(count + "\n") }
    let width = 20
    let filled = width * (state.begun - 1) / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    screen.write("\r\(bar) \(count)\u{1B}[K")
  }
}

extension Bilingual {
  /// What long runs do, as their progress says it.
  static let reading = Bilingual(zh: "读取台账", en: "reading the ledgers")
  static let checking = Bilingual(zh: "检查", en: "checking")
  static let scoring = Bilingual(zh: "评分", en: "scoring")
  static let settling = Bilingual(zh: "结算", en: "settling")
  static let filling = Bilingual(zh: "填写模板", en: "filling the template")
}
