import Files
import Foundation
import Testing

@testable import HotlineDocs

#if canImport(Glibc)
  import Glibc
#endif

/// The program as it was built, run as its user runs it, with the time and the memory that it took.
struct Program {
  struct Ending {
    var status: Int32
    var output: String
    var errors: String
    var seconds: Double
    /// At its peak, in MiB.
    var memory: Int
    /// The signal that ended it; 0 when it ended by itself.
    var signal: Int32

    /// What it said at all.
    var said: String { output + errors }

    /// It ended by itself, soon, and in little memory; a debug build on a busy machine is slow.
    func expectBounds(_ what: String) {
      #expect(signal == 0 && status != 70, "\(what): \(said.suffix(500))")
      #expect(seconds < 120, "\(what): \(seconds) s")
      #expect((1..<(Program.isSlow ? 1_500 : 500)).contains(memory), "\(what): \(memory) MiB")
    }
  }

  /// Whether it runs under a sanitizer, which keeps books on every byte.
  static let isSlow = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil

  /// The folder that it works in.
  let folder: String
  var environment: [String: String] = [:]
  /// What stands before the program: `setpriv …`, `unshare …`.
  var through: [String] = []
  /// Other than the one that was built beside the tests.
  var path: String?

  func run(_ arguments: String...) throws -> Ending { try run(arguments) }

  func run(_ arguments: [String]) throws -> Ending {
    let id = try start(arguments)
    return try id.ending()
  }

  func start(_ arguments: [String]) throws -> Running {
    // `env -C` goes to the folder and then becomes the program.
    let words = try ["/usr/bin/env", "-C", folder] + through + [path ?? RecipeTests.program] + arguments
    let running = Running(output: try Self.file(), errors: try Self.file())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, running.output, 1)
    posix_spawn_file_actions_adddup2(&actions, running.errors, 2)
    var settings = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    settings["SWIFT_BACKTRACE"] = "enable=no"
    var argv = words.map { strdup($0) } + [nil]
    var envp = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    let code = posix_spawn(&running.id, words[0], &actions, nil, &argv, &envp)
    try #require(code == 0, "\(words): \(String(cString: strerror(code)))")
    return running
  }

  private static func file() throws -> Int32 {
    var name = Array("/tmp/hotline-docs-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    unlink(name)
    try #require(file >= 0)
    return file
  }

  /// A run that has begun.
  final class Running {
    fileprivate(set) var id: pid_t = 0
    fileprivate let output: Int32
    fileprivate let errors: Int32
    private let start = ContinuousClock.now

    fileprivate init(output: Int32, errors: Int32) {
      self.output = output
      self.errors = errors
    }

    deinit {
      close(output)
      close(errors)
    }

    /// What it has said so far.
    var said: String { get throws { text(output) + text(errors) } }

    func ending() throws -> Ending {
      var status: Int32 = 0
      var peak = 0
      // Not from its usage when it has ended: that begins with the memory of the tests, which it was started from.
      while true {
        peak = max(peak, highestMemory)
        let ended = waitpid(id, &status, WNOHANG)
        if ended == id { break }
        try #require(ended == 0 || errno == EINTR)
        usleep(2_000)
      }
      let signal = status & 0x7F
      let time = (ContinuousClock.now - start).components
      return Ending(
        status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: text(output), errors: text(errors),
        seconds: Double(time.seconds) + Double(time.attoseconds) / 1e18, memory: peak / 1_024, signal: signal)
    }

    /// Its highest so far, in KiB; 0 when it has ended.
    private var highestMemory: Int {
      guard let bytes = try? FileSystem.read("/proc/\(id)/status") else { return 0 }
      let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    private func text(_ file: Int32) -> String {
      lseek(file, 0, SEEK_SET)
      return String(decoding: (try? FileSystem.contents(of: file, path: "")) ?? [], as: UTF8.self)
    }
  }
}

/// What a test needs that not every machine has. Without it a test is skipped with a message; in CI it must be there.
enum Need {
  case root
  case tool(String)

  var isMet: Bool {
    switch self {
    case .root: geteuid() == 0
    case .tool(let name): ExternalTool(named: [name]) != nil
    }
  }

  static func met(_ needs: Need...) -> Bool {
    for need in needs where !need.isMet {
      let word = if case .tool(let name) = need { name } else { "root" }
      print("skipped: this needs \(word)")
      if ProcessInfo.processInfo.environment["CI"] != nil { Issue.record("CI needs \(word)") }
      return false
    }
    return true
  }
}
