import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Every seed, and every input that the fuzzer once broke a target with, goes through its target unharmed.
@Suite("Inputs of the fuzzer") struct SeedTests {
  @Test("every seed and every input that was once found", arguments: FuzzTarget.all.map(\.name))
  func unharmed(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let seeds = Self.files(of: "Seeds", name)
    #expect(!seeds.isEmpty, "a target without seeds")
    for file in seeds + Self.files(of: "Found", name) { target.run(Repository.bytes(file)) }
  }

  private static func files(of kind: String, _ target: String) -> [String] {
    let folder = "Tests/Fuzz/\(kind)/\(target)"
    guard let stream = opendir(Repository.root + "/" + folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append("\(folder)/\(name)") }
    }
    return names.sorted()
  }
}
