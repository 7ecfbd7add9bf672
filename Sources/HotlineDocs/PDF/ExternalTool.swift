import Diagnostics
import Foundation

/// A program that is used where it is installed: found on PATH, run with a time limit, its output kept.
struct ExternalTool: Sendable {
  let path: String

  /// The folders in which programs are looked for, as the environment has them.
  static var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin" }

  /// The first of the names that stands on a path of folders.
  init?(named names: [String], on path: String = path) {
    let folders = path.split(separator: ":")
    for name in names {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
        self.path = "\(folder)/\(name)"
        return
      }
    }
    return nil
  }

  enum Failure: Error {
    case notStarted(String)
    case timedOut(seconds: Int)
    case failed(status: Int32, output: String)

    /// What happened, as part of a sentence.
    var message: Bilingual {
      switch self {
      case .notStarted(let reason): Bilingual(zh: "无法启动（\(reason)）", en: "it does not start (\(reason))")
      case .timedOut(let seconds): Bilingual(zh: "\(seconds) 秒内没有完成，已停止", en: "it was not done in \(seconds) seconds and was stopped")
      case .failed(let status, let output):
        Bilingual(zh: "退出码 \(status)：\(output.suffix(300))", en: "exit code \(status): \(output.suffix(300))")
      }
    }
  }

  /// Runs to the end and gives what the program printed; a program that is not done in time is stopped, with all that it started.
  func run(_ arguments: [String], environment: [String: String] = [:], limit seconds: Int) throws(Failure) -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do { try process.run() } catch { throw .notStarted("\(error)") }
    let watchdog = Watchdog(process, seconds: seconds)
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if watchdog.hasBitten { throw .timedOut(seconds: seconds) }
    guard process.terminationStatus == 0 else {
      throw .failed(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
    return Array(output)
  }
}

/// Stops a process that takes too long.
private final class Watchdog: @unchecked Sendable {
  private let lock = NSLock()
  private var bitten = false
  private let timer: DispatchSourceTimer

  var hasBitten: Bool { lock.withLock { bitten } }

  init(_ process: Process, seconds: Int) {
    timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + .seconds(seconds))
    timer.setEventHandler { [self] in
      guard process.isRunning else { return }
      lock.withLock { bitten = true }
      // LibreOffice's launcher starts a child of its own; both hold the pipe.
      ExternalTool.stopTree(process.processIdentifier)
    }
    timer.resume()
  }

  deinit { timer.cancel() }
}

extension ExternalTool {
  /// Kills a process and all its descendants, children first, as /proc knows them.
  fileprivate static func stopTree(_ id: pid_t) {
    let children = (try? String(contentsOfFile: "/proc/\(id)/task/\(id)/children", encoding: .utf8)) ?? ""
    for child in children.split(whereSeparator: \.isWhitespace).compactMap({ pid_t($0) }) { stopTree(child) }
    kill(id, SIGKILL)
  }
}
