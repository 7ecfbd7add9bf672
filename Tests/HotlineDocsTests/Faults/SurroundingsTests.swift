import Foundation
import Testing

@testable import HotlineDocs

/// The machine around the program: its zone, its locale, its clock, what is installed on it. None of it changes a byte.
@Suite("Any machine makes the same bytes")
struct SurroundingsTests {
  private static let build = ["build", "Q1", "--draft", "--quiet"]

  private func sums(_ scratch: Scratch, _ output: String) throws -> String {
    try ["SHA256SUMS", "SHA256SUMS.inputs"].map { String(decoding: try scratch.read("\(output)/2025/Q1/\($0)"), as: UTF8.self) }.joined()
  }

  @Test("Any time zone and any locale, also such as there are none, and any number of jobs")
  func zonesAndLocales() throws {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    #expect(try Program(folder: scratch.path).run(Self.build).status == 0)
    let expected = try sums(scratch, "Output")
    for environment in [
      ["TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"], ["TZ": "<-99>99", "LC_ALL": "tr_TR.UTF-8"],
      ["TZ": ":/dev/null", "LANG": "没有", "LC_ALL": "zh_CN.GB18030"], ["TZ": String(repeating: "x", count: 5_000), "LC_ALL": "POSIX"],
      ["TZ": "", "TZDIR": "/nowhere", "LOCPATH": "/nowhere", "LC_ALL": "de_DE@euro"],
      ["HOME": "/nowhere", "TMPDIR": "/nowhere", "PATH": ""],
    ] {
      let ending = try Program(folder: scratch.path, environment: environment).run(Self.build + ["--output", "b", "--jobs", "1"])
      #expect(ending.status == 0, "\(environment): \(ending.said)")
      #expect(try sums(scratch, "b") == expected, "\(environment)")
    }
  }

  @Test("Files that lie in the folder in another order, with other times and permissions")
  func fileOrder() throws {
    let (a, b) = (try Scratch(), try Scratch())
    try a.makeWorkspace()
    try b.makeWorkspace()
    let files =
      (0..<40).map { "Data/2025/Q1/evidence/附件\($0).pdf" } + [
        "Data/2025/Q1/demands.csv", "Data/2025/Q1/outages.csv", "Data/2025/Q1/guards.csv",
      ]
    for name in files { try a.write(name, to: name) }
    for name in files.reversed() {
      try b.write(name, to: name)
      chmod(b.path + "/" + name, 0o444)
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: -1e9)], ofItemAtPath: b.path + "/" + name)
    }
    for scratch in [a, b] { #expect(try Program(folder: scratch.path).run(Self.build).status == 0) }
    #expect(try sums(a, "Output") == sums(b, "Output"))
  }

  @Test("Neither zone nor locale data installed")
  func withoutData() throws {
    guard Need.met(.root, .tool("unshare")) else { return }
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    #expect(try Program(folder: scratch.path).run(Self.build).status == 0)
    let hide = ["/usr/share/zoneinfo", "/usr/share/locale", "/usr/lib/locale", "/usr/share/i18n"]
      .map { "[ ! -d \($0) ] || mount -t tmpfs tmpfs \($0) && " }.joined()
    let bare = Program(
      folder: scratch.path, environment: ["TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8"],
      through: ["unshare", "-m", "/bin/sh", "-c", hide + "mount --bind /dev/null /etc/localtime; exec \"$0\" \"$@\""])
    let ending = try bare.run(Self.build + ["--output", "b"])
    guard !ending.errors.contains("unshare") else {
      print("skipped: this machine has no mount namespaces")
      #expect(ProcessInfo.processInfo.environment["CI"] == nil)
      return
    }
    #expect(ending.status == 0, "\(ending.said)")
    #expect(try sums(scratch, "b") == sums(scratch, "Output"))
    #expect(try bare.run("status").said.contains("2025"))
  }

  @Test("A clock that jumps back and forth, from before 1970 to after 2038")
  func clock() throws {
    guard Need.met(.tool("clang")) else { return }
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    #expect(try Program(folder: scratch.path).run(Self.build).status == 0)
    // Every question for the time gets another answer.
    let source = """
      #define _GNU_SOURCE
      #include <stddef.h>
      #include <sys/time.h>
      #include <time.h>
      static long jump(void) { static long turn; static const long at[] = {0, -1000000000L, 4102444800L, 1, 9000000000L}; return at[turn++ % 5]; }
      time_t time(time_t *to) { time_t now = jump(); if (to) *to = now; return now; }
      int gettimeofday(struct timeval *to, void *zone) { to->tv_sec = jump(); to->tv_usec = 0; return 0; }
      int clock_gettime(clockid_t clock, struct timespec *to) { to->tv_sec = jump(); to->tv_nsec = 0; return 0; }
      """
    try scratch.write(source, to: "clock.c")
    let clang = try #require(ExternalTool(named: ["clang"]))
    _ = try clang.run(["-shared", "-fPIC", "-o", scratch.path + "/clock.so", scratch.path + "/clock.c"], limit: 60)
    let ending = try Program(folder: scratch.path, environment: ["LD_PRELOAD": scratch.path + "/clock.so"]).run(
      Self.build + ["--output", "b"])
    #expect(ending.status == 0, "\(ending.said)")
    #expect(try sums(scratch, "b") == sums(scratch, "Output"))
  }
}
