import Files
import Foundation
import Testing

@testable import HotlineDocs

/// kill -9 at any moment leaves the old folder or the new one, never a mixture, and the next run cleans what was left.
@Suite("A killed build")
struct KilledBuildTests {
  /// Random moments of releases one after the other, in one step or in two renames.
  @Test("Killed at 500 random moments, the folder is always one whole generation", arguments: [(true, 400), (false, 100)])
  func releases(canExchange: Bool, rounds: Int) throws {
    let scratch = try Scratch()
    let seed = UInt64.random(in: 0...UInt64.max)
    var moments = SplitMix(seed: seed)
    var generations: Set<UInt8> = []
    let span = try timeOfARelease(canExchange)
    for round in 0..<rounds {
      try killVictim(in: scratch.path, from: round, canExchange, afterMicroseconds: UInt32(moments.next() % span))
      // Between two renames there is no folder for a moment; the next run puts it back.
      if !canExchange { _ = try OutputFolder(parent: scratch.path, name: "Q2") }
      guard FileSystem.kind(scratch.path + "/Q2") != nil else { continue }
      let verification = try Verification(folder: scratch.path + "/Q2")
      #expect(verification.isWhole, "seed \(seed), round \(round): a mixture")
      generations.insert(try FileSystem.read(scratch.path + "/Q2/一.docx")[0])
    }
    #expect(generations.count > rounds / 50, "seed \(seed): the victim must get as far as to release something")
    // The next build finds its way, whatever was left, and takes nothing of it for somebody's own.
    let last = try OutputFolder(parent: scratch.path, name: "Q2")
    try last.replace(with: [OutputFile(name: "SHA256SUMS", bytes: [])])
    #expect(try scratch.files().keys.filter { !$0.hasSuffix(".lock") } == ["Q2/SHA256SUMS"])
  }

  /// Microseconds from a victim's start to well after its first release: on a busy machine everything takes longer.
  private func timeOfARelease(_ canExchange: Bool) throws -> UInt64 {
    let scratch = try Scratch()
    let start = ContinuousClock.now
    let victim = try startVictim(in: scratch.path, from: 0, canExchange)
    while FileSystem.kind(scratch.path + "/Q2") == nil, ContinuousClock.now - start < .seconds(10) { usleep(500) }
    let release = (ContinuousClock.now - start) / .microseconds(1)
    kill(victim.processIdentifier, SIGKILL)
    victim.waitUntilExit()
    return max(40_000, UInt64(release * 1.5))
  }

  private func killVictim(in folder: String, from generation: Int, _ canExchange: Bool, afterMicroseconds delay: UInt32) throws {
    let victim = try startVictim(in: folder, from: generation, canExchange)
    usleep(2_000 + delay)
    kill(victim.processIdentifier, SIGKILL)
    victim.waitUntilExit()
  }

  private func startVictim(in folder: String, from generation: Int, _ canExchange: Bool) throws -> Process {
    let victim = Process()
    victim.executableURL = try #require(Self.products).appendingPathComponent("ReleaseVictim")
    victim.arguments = [folder, String(generation)] + (canExchange ? [] : ["renames"])
    victim.standardError = FileHandle.nullDevice
    try victim.run()
    return victim
  }

  /// Where the build put this test and the victim.
  static var products: URL? {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [own, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("ReleaseVictim").path) }
  }

  /// The program itself, from its start to its end, a cycle's five documents each time; HOTLINE_KILLS=500 for more than a few moments.
  @Test("A real build killed at random moments leaves whole folders, and the next one is done")
  func builds() throws {
    let kills = ProcessInfo.processInfo.environment["HOTLINE_KILLS"].flatMap { Int($0) } ?? 6
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    let program = Program(folder: scratch.path)
    let build = ["build", "Q1", "--draft", "--quiet"]
    let first = try program.run(build)
    #expect(first.status == 0, "\(first.said)")
    let seed = UInt64.random(in: 0...UInt64.max)
    var moments = SplitMix(seed: seed)
    for round in 0..<kills {
      // Another ledger each time, so that every generation has other bytes.
      try scratch.write("需求编号,需求名称\nXQ-\(round),第\(round)次\n", to: "Data/2025/Q1/demands.csv")
      let running = try program.start(build)
      usleep(UInt32(moments.next() % UInt64(first.seconds * 1_050_000)))
      kill(running.id, SIGKILL)
      _ = try running.ending()
      #expect(try Verification(folder: scratch.path + "/Output/2025/Q1").isWhole, "seed \(seed), round \(round): a mixture")
    }
    #expect(try program.run(build).status == 0)
    #expect(try FileSystem.names(in: scratch.path + "/Output/2025") == ["Q1"])
  }
}

/// Random numbers that a printed seed brings back.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
