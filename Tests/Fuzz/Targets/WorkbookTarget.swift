import Contract

@testable import Ledgers

#if canImport(Glibc)
  import Glibc
#endif

extension FuzzTarget {
  /// A workbook of ledgers, read from a folder of its own, checked, scored and settled.
  static let workbook = FuzzTarget(name: "workbook") { bytes in
    let folder = MemoryFolder()
    folder.write(PartsFile.archive(bytes), to: "台账.xlsx")
    for scope in [LedgerTable.Scope.cycle, .year] {
      let reading = LedgerFolder(folder.path, prefix: scope == .cycle ? "Q2/" : "", scope: scope)
      let texts = reading.looseTexts
      Judgement.pass(reading.ledgers.filter(\.isPresent), findings: reading.findings, texts: texts)
    }
    if let table = try? ForeignTable(path: folder.path + "/台账.xlsx", fit: { ImportMap.proposed(for: $0)?.columns.count ?? 0 }) {
      _ = try? ImportMap.proposed(for: table.headers)?.yaml(for: table)
    }
  }
}

/// A folder of one input, in memory where the system has such a file system.
private final class MemoryFolder {
  let path: String
  private var files: [String] = []

  init() {
    var template = Array("/dev/shm/hotline-docs-fuzz-XXXXXX".utf8CString)
    if access("/dev/shm", W_OK) != 0 { template = Array("/tmp/hotline-docs-fuzz-XXXXXX".utf8CString) }
    guard mkdtemp(&template) != nil else { preconditionFailure("no folder for the input") }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit {
    for file in files { unlink(file) }
    rmdir(path)
  }

  func write(_ bytes: [UInt8], to name: String) {
    let file = path + "/" + name
    files.append(file)
    guard let stream = fopen(file, "wb") else { preconditionFailure("the input cannot be written") }
    _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, bytes.count, stream) }
    fclose(stream)
  }
}
