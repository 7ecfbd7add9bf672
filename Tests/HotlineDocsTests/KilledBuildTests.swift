import Foundation
import Testing

@testable import HotlineDocs

@Suite("A killed build")
struct KilledBuildTests {
  @Test("Killed at 500 random moments, the folder is always one whole generation")
  func fiveHundredKills() throws {
    let scratch = try Scratch()
    let seed = UInt64.random(in: 0...UInt64.max)
    var moments = SplitMix(seed: seed)
    var generations: Set<UInt8> = []
    for round in 0..<500 {
      try killVictim(in: scratch.path, from: round, afterMicroseconds: UInt32(moments.next() % 40_000))
      guard FileSystem.kind(scratch.path + "/Q2") != nil else { continue }
      let files = try ["一.docx", "二.xlsx", "SHA256SUMS"].map { try FileSystem.read("\(scratch.path)/Q2/\($0)") }
      let names = try FileSystem.names(in: scratch.path + "/Q2")
      let isWhole = names.count == 3 && files.allSatisfy { $0 == Array(repeating: files[0][0], count: 50_000) }
      #expect(isWhole, "seed \(seed), round \(round): a mixture")
      generations.insert(files[0][0])
    }
    #expect(generations.count > 10, "seed \(seed): the victim must get as far as to release something")
    // The next build finds its way, whatever was left.
    try OutputFolder(parent: scratch.path, name: "Q2").replace(with: [OutputFile(name: "last", bytes: [1])])
    #expect(try scratch.files().keys.filter { !$0.hasSuffix(".lock") } == ["Q2/last"])
  }

  private func killVictim(in folder: String, from generation: Int, afterMicroseconds delay: UInt32) throws {
    let victim = Process()
    victim.executableURL = try #require(Self.products).appendingPathComponent("ReleaseVictim")
    victim.arguments = [folder, String(generation)]
    victim.standardError = FileHandle.nullDevice
    try victim.run()
    usleep(2_000 + delay)
    kill(victim.processIdentifier, SIGKILL)
    victim.waitUntilExit()
  }

  /// Where the build put this test and the victim.
  static var products: URL? {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [own, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("ReleaseVictim").path) }
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
