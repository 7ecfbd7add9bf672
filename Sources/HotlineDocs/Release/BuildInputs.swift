import Diagnostics
import Ledgers
import OOXML

/// What the documents of a cycle are made from, as SHA256SUMS.inputs lists it.
///
/// Made right behind the reading, and not when the documents are done: whoever saves a ledger in the meantime is told of it by `verify`.
struct BuildInputs: Sendable {
  let files: [Ledgers.InputFile]
  private var entries: [Manifest.Entry] = []

  /// - Throws: `RunError` for a file that went, or cannot be read any more.
  init(_ files: [Ledgers.InputFile], of year: String) throws(RunError) {
    self.files = files
    for file in files {
      do { entries.append(.init(name: "Data/\(year)/\(file.name)", digest: try SHA256.hex(ofFile: file.path))) } catch {
        throw .workspace(
          Bilingual(zh: "生成期间 \(file.path) 不见了或不能读取", en: "\(file.path) went or cannot be read while the documents were made"))
      }
    }
  }

  /// All of them with the templates, each once, and the version of the tool.
  func manifest(with templates: [DocumentPress.InputFile]) -> Manifest {
    let templates = Dictionary(templates.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let all = entries + templates.map { Manifest.Entry(name: $0.key, digest: $0.value) }
    return Manifest(
      remarks: ["hotline-docs \(Version.text)"], entries: all.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
  }
}
