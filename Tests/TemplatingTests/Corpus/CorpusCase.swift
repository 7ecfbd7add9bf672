import Diagnostics
import Foundation
import OOXML
import Templating
import Testing

/// A folder of the corpus: `template.docx`, `.xlsx` or `.txt`; `data.json`; `golden/`, the canonical text of every part that changes,
/// or `problems.txt`, why it cannot be filled; `lint.txt`, what lint says of it; `partials/`; `removed.txt`, parts that are to go.
///
/// With CORPUS_UPDATE set, what is missing or different is written instead of compared. With HOTLINE_OFFICE_OUT set, every filled file is
/// kept in that folder, for checkers of Office files.
struct CorpusCase: Sendable, CustomTestStringConvertible {
  let folder: URL
  let file: String

  var name: String { folder.lastPathComponent }
  var testDescription: String { name }
  var isOffice: Bool { ["docx", "xlsx"].contains(PartName.suffix(file)) }

  static let all: [CorpusCase] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Corpus")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().compactMap { name in
      let folder = root.appendingPathComponent(name)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return files.first { $0.hasPrefix("template.") }.map { CorpusCase(folder: folder, file: $0) }
    }
  }()

  func template() throws -> [UInt8] { try bytes(file) }

  func render() -> Result<[UInt8], TemplateErrors> {
    Result {
      let data = try JSONReader.read(bytes("data.json"))
      return try Templates.open(template(), name: file).render(data, options: FillOptions()) { name in
        try? bytes("partials/\(name).\(PartName.suffix(file))")
      }
    }.mapError { error in
      if let errors = error as? TemplateErrors { return errors }
      let message = Bilingual(zh: "\(error)", en: "\(error)")
      return TemplateErrors(findings: [Finding(.templateFile, at: Place(file: file), message: message, hint: message)])
    }
  }

  /// `nil` where it is to be filled.
  func expectedProblems() throws -> [String]? { try lines("problems.txt") { render().failure?.findings.map(\.message.zh) } }

  func expectedLint() throws -> [String] {
    try lines("lint.txt") {
      let found = Templates.lint((try? template()) ?? [], name: file, fields: nil).map(\.message.zh)
      return found.isEmpty ? nil : found
    } ?? []
  }

  func mayVanish(_ part: String) -> Bool { (try? lines("removed.txt") { nil })?.contains(part) ?? false }

  /// The parts whose right text is known.
  var goldenParts: [String] {
    let root = folder.appendingPathComponent("golden").path
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }

  /// What is right; with CORPUS_UPDATE, what was found is made right.
  func golden(_ path: String, else found: String) throws -> String {
    let url = folder.appendingPathComponent(path)
    if Self.updates {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(found.utf8).write(to: url)
    }
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }

  func keep(_ bytes: [UInt8]) throws {
    guard isOffice, let out = ProcessInfo.processInfo.environment["HOTLINE_OFFICE_OUT"] else { return }
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: out).appendingPathComponent("\(name).\(PartName.suffix(file))"))
  }

  private static let updates = ProcessInfo.processInfo.environment["CORPUS_UPDATE"] != nil

  private func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appendingPathComponent(path))) }

  private func lines(_ path: String, found: () -> [String]?) throws -> [String]? {
    let url = folder.appendingPathComponent(path)
    if Self.updates, let found = found() { try Data((found.joined(separator: "\n") + "\n").utf8).write(to: url) }
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
    return text.split(separator: "\n").map(String.init)
  }
}

extension Result {
  fileprivate var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}

/// Parts as text that is equal where the parts mean the same: a line an element, attributes in order, prefixes those of the format.
enum Canonical {
  static func text(_ bytes: [UInt8], of part: String) throws -> String {
    guard ["xml", "rels", "vml"].contains(PartName.suffix(part)) else {
      if PartName.suffix(part) == "xlsx" { return try workbook(bytes) }
      return "\(bytes.count) bytes, SHA-256 \(SHA256.hex(of: bytes))\n"
    }
    var text = ""
    write(try XMLDocument(bytes, part: part).root, 0, to: &text)
    return text
  }

  /// The workbook within a chart, part by part.
  private static func workbook(_ bytes: [UInt8]) throws -> String {
    let package = try OfficePackage(bytes: bytes)
    return try package.parts.sorted().map { part in try "\(part)\n\(self.text(package.bytes(of: part), of: part))" }.joined()
  }

  private static func write(_ element: XMLElement, _ depth: Int, to text: inout String) {
    let indent = String(repeating: " ", count: depth)
    let attributes = element.attributes.map { " \($0.tag)=\"\($0.value)\"" }.sorted().joined()
    text += "\(indent)<\(element.tag)\(attributes)>\n"
    for child in element.children {
      switch child {
      case .element(let element): write(element, depth + 1, to: &text)
      case .text(let piece): if !piece.allSatisfy(\.isNewline) { text += "\(indent) \"\(piece)\"\n" }
      case .comment, .instruction: break
      }
    }
  }

  static func firstDifference(_ one: String, _ other: String) -> String {
    let (left, right) = (one.split(separator: "\n"), other.split(separator: "\n"))
    for (index, (a, b)) in zip(left, right).enumerated() where a != b { return "line \(index + 1): \(a) instead of \(b)" }
    return left.count == right.count ? "white space" : "\(left.count) lines instead of \(right.count)"
  }
}
