import Diagnostics
import Files
import Glibc

/// A program that is used where it is installed: found on PATH, run with a time limit, its output kept.
struct ExternalTool: Sendable {
  let path: String

  init(path: String) { self.path = path }

  /// The folders in which programs are looked for, as the environment has them.
  static var path: String { getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin" }

  /// The first of the names that stands on a path of folders.
  init?(named names: [String], on path: String = path) {
    let folders = path.split(separator: ":")
    for name in names {
      for folder in folders where FileSystem.isFile("\(folder)/\(name)") && access("\(folder)/\(name)", X_OK) == 0 {
        self.path = "\(folder)/\(name)"
        return
      }
    }
    return nil
  }

  enum Failure: Error, Equatable {
    case notStarted(String)
    case timedOut(seconds: Int)
    case failed(status: Int32, output: String)
    /// Another process, or the system, ended it.
    case killed(signal: Int32)

    /// What happened, as part of a sentence.
    var message: Bilingual {
      switch self {
      case .notStarted(let reason): Bilingual(zh: "无法启动（\(reason)）", en: "it does not start (\(reason))")
      case .timedOut(let seconds): Bilingual(zh: "\(seconds) 秒内没有完成，已停止", en: "it was not done in \(seconds) seconds and was stopped")
      case .killed(let signal): Bilingual(zh: "进程被信号 \(signal) 中断", en: "it was ended by signal \(signal)")
      case .failed(let status, let output):
        Bilingual(zh: "退出码 \(status)：\(output.suffix(300))", en: "exit code \(status): \(output.suffix(300))")
      }
    }
  }

  /// Runs to the end and gives what the program printed; a program that is not done in time is stopped, with all that it started.
  ///
  /// The output goes to a file, not through a pipe: a pipe stays open as long as anything that the program left behind lives.
  func run(_ arguments: [String], environment: [String: String] = [:], limit seconds: Int) throws(Failure) -> [UInt8] {
    let log = try Self.nameless()
    defer { close(log) }
    let id = try start(arguments, environment, output: log)
    let status = try Self.wait(for: id, seconds: seconds)
    let output = Self.contents(of: log)
    if status & 0x7F != 0 { throw .killed(signal: status & 0x7F) }
    let code = (status >> 8) & 0xFF
    guard code == 0 else { throw .failed(status: code, output: String(decoding: output, as: UTF8.self)) }
    return output
  }

  private func start(_ arguments: [String], _ environment: [String: String], output: Int32) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for stream in [STDOUT_FILENO, STDERR_FILENO] { posix_spawn_file_actions_adddup2(&actions, output, stream) }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var settings = Self.surroundings(with: environment).map { strdup($0) } + [nil]
    defer { for text in words + settings { free(text) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, path, &actions, nil, &words, &settings)
    guard code == 0 else { throw .notStarted(String(cString: strerror(code))) }
    return id
  }

  /// This process's environment, with other values for some names.
  private static func surroundings(with changes: [String: String]) -> [String] {
    var settings: [String] = []
    var place = environ
    while let setting = place.pointee.map({ String(cString: $0) }) {
      place += 1
      if changes[String(setting.prefix { $0 != "=" })] == nil { settings.append(setting) }
    }
    return settings + changes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }

  private static func wait(for id: pid_t, seconds: Int) throws(Failure) -> Int32 {
    let end = ContinuousClock.now + .seconds(seconds)
    var status: Int32 = 0
    while true {
      let ended = waitpid(id, &status, WNOHANG)
      if ended == id { return status }
      if ended < 0, errno != EINTR { throw .notStarted(String(cString: strerror(errno))) }
      if ContinuousClock.now >= end {
        // LibreOffice's launcher starts a child of its own.
        stopTree(id)
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        throw .timedOut(seconds: seconds)
      }
      usleep(5_000)
    }
  }

  /// Kills a process and all its descendants, children first, as /proc knows them.
  private static func stopTree(_ id: pid_t) {
    // Stopped first, it starts nothing more meanwhile.
    kill(id, SIGSTOP)
    for thread in (try? FileSystem.names(in: "/proc/\(id)/task")) ?? [] {
      let children = (try? FileSystem.read("/proc/\(id)/task/\(thread)/children")) ?? []
      for child in children.split(separator: 0x20).compactMap({ pid_t(String(decoding: $0, as: UTF8.self)) }) { stopTree(child) }
    }
    kill(id, SIGKILL)
  }

  /// A file without a name, gone when it is closed.
  private static func nameless() throws(Failure) -> Int32 {
    var name = Array("\(FileSystem.temporary)/hotline-docs-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw .notStarted("\(FileSystem.temporary): \(String(cString: strerror(errno)))") }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    unlink(name)
    return file
  }

  private static func contents(of file: Int32) -> [UInt8] {
    lseek(file, 0, SEEK_SET)
    return (try? FileSystem.contents(of: file, path: "")) ?? []
  }
}
