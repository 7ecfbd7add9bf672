import Diagnostics
import Synchronization
import Testing

@testable import HotlineDocs

@Suite("Progress of a long run")
struct ProgressTests {
  /// A clock that the test turns, and everything that was shown.
  private final class Stage: Sendable {
    private let time = Mutex(Duration.zero)
    private let said = Mutex("")
    var now: Duration { time.withLock { $0 } }
    var text: String { said.withLock { $0 } }
    func turn(to duration: Duration) { time.withLock { $0 = duration } }

    func progress(terminal: Bool) -> Progress {
      Progress(on: .init(isTerminal: terminal, language: .en) { text in self.said.withLock { $0 += text } }) { self.now }
    }
  }

  private let step = Bilingual(zh: "步骤", en: "step")

  @Test("The first half second is not talked about; then every step is a line")
  func lines() {
    let stage = Stage()
    let progress = stage.progress(terminal: false)
    progress.expect(3)
    progress.begin(step)
    stage.turn(to: .milliseconds(499))
    progress.begin(step)
    progress.remind()
    #expect(stage.text.isEmpty)
    stage.turn(to: .milliseconds(500))
    progress.begin(step)
    progress.end()
    #expect(stage.text == "3/3 step\n")
  }

  @Test("A long first step is named once its time has come, and once only")
  func reminder() {
    let stage = Stage()
    let progress = stage.progress(terminal: false)
    progress.begin(step)
    stage.turn(to: .seconds(1))
    progress.remind()
    progress.remind()
    #expect(stage.text == "step\n")
  }

  @Test("A terminal has one line that is rewritten, and in the end is gone")
  func bar() {
    let stage = Stage()
    let progress = stage.progress(terminal: true)
    stage.turn(to: .seconds(1))
    progress.expect(2)
    progress.begin(step)
    progress.begin(step)
    progress.end()
    progress.remind()
    let (none, half) = (String(repeating: "░", count: 20), String(repeating: "█", count: 10) + String(repeating: "░", count: 10))
    #expect(stage.text == "\r\(none) 1/2 step\u{1B}[K\r\(half) 2/2 step\u{1B}[K\r\u{1B}[K")
  }

  @Test("A silent run is silent")
  func silent() {
    let stage = Stage()
    let progress = Progress(on: nil) { stage.now }
    stage.turn(to: .seconds(9))
    progress.begin(step)
    progress.remind()
    progress.end()
    #expect(stage.text.isEmpty)
  }
}
