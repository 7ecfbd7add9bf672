import Foundation

/// A process that did one work: how long it took, what it cost, what it said.
struct Child {
  /// Seconds by the clock, and of all its processors.
  var wall = 0.0
  var cpu = 0.0
  /// MiB.
  var peak = 0.0
  /// What it printed, `name=value` a line.
  var said: [String: Double] = [:]
  var lines: [String] = []

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// This program itself, doing one work.
  static func perform(_ work: Work, _ arguments: [String]) throws -> Child {
    try run(["/proc/self/exe", "perform", work.rawValue] + arguments)
  }

  /// Any program, its standard output taken.
  static func run(_ words: [String]) throws -> Child {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(description: "no pipe") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let start = ContinuousClock.now
    let refused = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
    close(ends[1])
    guard refused == 0 else { throw Failure(description: "\(words[0]) cannot be started") }
    let output = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true).readDataToEndOfFile()
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else {
      throw Failure(description: words.joined(separator: " ") + " failed")
    }
    var child = Child()
    child.wall = (ContinuousClock.now - start).seconds
    child.cpu = usage.ru_utime.seconds + usage.ru_stime.seconds
    child.peak = Double(usage.ru_maxrss) / 1_024
    child.lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    for line in child.lines {
      let parts = line.split(separator: "=")
      if parts.count == 2, let value = Double(parts[1]) { child.said[String(parts[0])] = value }
    }
    return child
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension timeval {
  var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

/// A folder for what the works write, gone when they are done.
enum Scratch {
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/hotline-docs-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
