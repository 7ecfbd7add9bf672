import OOXML

/// A package as plain text, which a fuzzer can change without knowing how to compress:
///
///     === word/document.xml
///     <w:document …>
///
/// Bytes that begin as an archive does are left as they are.
enum PartsFile {
  private static let mark = Array("=== ".utf8)

  /// - Parameter base: a package whose entries stay where the text has none of their name.
  static func archive(_ bytes: [UInt8], over base: ZipArchive? = nil) -> [UInt8] {
    if bytes.starts(with: [0x50, 0x4B]) { return bytes }
    var parts = parts(bytes)
    for entry in base?.entries ?? [] where !parts.contains(where: { $0.name == entry.name }) {
      if let content = try? base?.read(entry) { parts.append((entry.name, content)) }
    }
    let packed = try? ZipWriter.bytes(jobs: 1) { writer in
      for part in parts { try writer.add(part.name, part.content, method: .stored) }
    }
    return packed ?? bytes
  }

  private static func parts(_ bytes: [UInt8]) -> [(name: String, content: [UInt8])] {
    var parts: [(name: String, content: [UInt8])] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: mark) {
        parts.append((String(decoding: line.dropFirst(mark.count), as: UTF8.self), []))
      } else if !parts.isEmpty {
        parts[parts.count - 1].content += line + [0x0A]
      }
    }
    return parts
  }
}
