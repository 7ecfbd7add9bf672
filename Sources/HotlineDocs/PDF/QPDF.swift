import Diagnostics
import Files
import Foundation

/// Compresses and merges PDFs by qpdf, and gives what it merged a title and an outline.
struct QPDF {
  /// How long one call may take, in seconds, and how many bytes are worth one more.
  ///
  /// Measured, in seconds of a processor: to compress the 350 tagged pages of a cycle's tickets, 20 megabytes, takes 6. The limit is there for a
  /// program that hangs, and leaves a busy machine twenty times as long.
  private static let (limit, bytesForASecond) = (120, 200_000)

  private let tool: ExternalTool

  /// `nil` where qpdf is not installed.
  init?(on path: String = ExternalTool.path) {
    guard let tool = ExternalTool(named: ["qpdf"], on: path) else { return nil }
    self.tool = tool
  }

  /// What `--pdf` says where there is no qpdf.
  static let missing = Bilingual(
    zh: "没有找到 qpdf，未装订合订本（\(Binding.name)）；单个 PDF 已生成，未压缩。安装：apt-get install qpdf。",
    en:
      "qpdf is not installed, so nothing was bound (\(Binding.name)); the single PDFs are there, uncompressed. Install it: apt-get install qpdf."
  )

  private static func limit(for paths: [String]) -> Int { paths.reduce(limit) { $0 + FileSystem.size($1) / bytesForASecond } }

  func write(_ bytes: [UInt8], to path: String) throws(ExternalTool.Failure) {
    do throws(FileError) { try FileSystem.write(bytes, to: path) } catch { throw .notStarted("\(error.path): \(error.reason)") }
  }

  /// `nil` for what qpdf cannot read: damaged, encrypted, or no PDF.
  func pageCount(of path: String) -> Int? {
    guard let output = try? tool.run(["--warning-exit-0", "--show-npages", path], limit: Self.limit(for: [path])) else { return nil }
    return String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) }
  }

  /// The same PDF with its objects compressed: a tenth of what LibreOffice writes where it says what is a heading, a table, a picture.
  func compressed(_ path: String, in scratch: String) throws(ExternalTool.Failure) -> [UInt8] {
    _ = try tool.run(Self.quiet + ["--object-streams=generate", path, "\(scratch)/compressed.pdf"], limit: Self.limit(for: [path]))
    return try read("\(scratch)/compressed.pdf")
  }

  /// Writes the same PDF without its structure, and without the objects that served only that.
  func writePlain(_ pdf: [UInt8], to path: String) throws(ExternalTool.Failure) {
    try write(PDFBytes.withoutStructure(pdf), to: path + ".all")
    _ = try tool.run(Self.quiet + [path + ".all", path], limit: Self.limit(for: [path + ".all"]))
  }

  private func read(_ path: String) throws(ExternalTool.Failure) -> [UInt8] {
    do throws(FileError) { return try FileSystem.read(path) } catch { throw .notStarted("\(error.path): \(error.reason)") }
  }

  /// A file that is to be bound.
  struct Part {
    /// Its name without the extension: "01-运维服务单".
    let name: String
    let path: String
    let pages: Int
  }

  /// One PDF of all parts, the first pages of which bear the numbers and all others the mark, if any; with an outline, and with its links led
  /// to their targets.
  func merge(
    _ parts: [Part], titled title: String, numbers: String, numbered: Int, mark: String?, _ bookmarks: [Bookmark], in scratch: String
  ) throws(ExternalTool.Failure) -> [UInt8] {
    let merged = "\(scratch)/merged.pdf"
    var over = [numbers, "--to=1-\(numbered)"]
    if let mark {
      // One overlay is all that there may be: the mark stands behind the numbers, and is repeated.
      let marked = "\(scratch)/marked.pdf"
      _ = try tool.run(Self.quiet + ["--empty", "--pages", numbers, mark, "--", marked], limit: Self.limit)
      over = [marked, "--from=1-\(numbered)", "--repeat=\(numbered + 1)", "--to=1-z"]
    }
    _ = try tool.run(
      Self.quiet + ["--empty", "--pages"] + parts.map(\.path) + ["--", "--overlay"] + over + ["--", merged],
      limit: Self.limit(for: parts.map(\.path)))
    try write(Array(try changes(to: merged, titled: title, parts, bookmarks)), to: "\(scratch)/changes.json")
    let bound = "\(scratch)/bound.pdf"
    _ = try tool.run(
      Self.quiet + ["--object-streams=generate", merged, "--update-from-json=\(scratch)/changes.json", bound],
      limit: Self.limit(for: [merged]))
    return try read(bound)
  }

  private static let quiet = ["--warning-exit-0", "--no-warn", "--deterministic-id"]

  /// What the merged file lacks, in qpdf's JSON: its title, its outline, and the targets of its links.
  private func changes(to merged: String, titled title: String, _ parts: [Part], _ bookmarks: [Bookmark]) throws(ExternalTool.Failure)
    -> Data
  {
    let objects = try objects(of: merged)
    guard let catalog = objects.catalog, var trailer = objects.trailer else { throw .failed(status: 0, output: "no catalog") }
    var tree = OutlineTree(pages: objects.pages, from: objects.last + 1)
    var entries = catalog.entries
    entries["/Outlines"] = tree.add(bookmarks)
    entries["/PageMode"] = "/UseOutlines"
    entries["/Lang"] = "u:zh-CN"
    entries["/ViewerPreferences"] = ["/DisplayDocTitle": true]
    trailer["/Info"] = tree.add(["/Title": "u:" + title])
    var changes = tree.objects
    changes["trailer"] = ["value": trailer]
    changes["obj:\(catalog.reference)"] = ["value": entries]
    changes.merge(PDFLinks(parts: try linked(parts), bound: objects).repaired()) { first, _ in first }
    let header: [String: Any] = ["jsonversion": 2, "pdfversion": "1.7", "maxobjectid": tree.next - 1]
    guard let data = try? JSONSerialization.data(withJSONObject: ["qpdf": [header, changes]], options: .sortedKeys) else {
      throw .failed(status: 0, output: "no JSON")
    }
    return data
  }

  private func linked(_ parts: [Part]) throws(ExternalTool.Failure) -> [PDFLinks.Part] {
    var linked: [PDFLinks.Part] = []
    var start = 0
    for part in parts {
      linked.append(PDFLinks.Part(name: part.name, start: start, objects: try objects(of: part.path)))
      start += part.pages
    }
    return linked
  }

  private func objects(of path: String) throws(ExternalTool.Failure) -> PDFObjects {
    let output = try tool.run(["--warning-exit-0", "--no-warn"] + PDFObjects.keys + [path], limit: Self.limit(for: [path]))
    guard let objects = PDFObjects(json: output) else { throw .failed(status: 0, output: "no JSON") }
    return objects
  }
}

/// New objects of a PDF, its outline above all (ISO 32000-1, 12.3.3).
private struct OutlineTree {
  let pages: [String]
  var next: Int
  var objects: [String: Any] = [:]

  init(pages: [String], from next: Int) {
    self.pages = pages
    self.next = next
  }

  /// The reference of a new outline.
  mutating func add(_ bookmarks: [Bookmark]) -> String {
    let root = take()
    set(root, ["/Type": "/Outlines", "/Count": bookmarks.count].merging(children(bookmarks, of: root)) { $1 })
    return root
  }

  /// The reference of a new object.
  mutating func add(_ entries: [String: Any]) -> String {
    let reference = take()
    set(reference, entries)
    return reference
  }

  private mutating func children(_ bookmarks: [Bookmark], of parent: String) -> [String: Any] {
    let shown = bookmarks.filter { pages.indices.contains($0.page - 1) }
    let references = shown.map { _ in take() }
    for (index, bookmark) in shown.enumerated() {
      var entry: [String: Any] = [
        "/Title": "u:" + bookmark.title, "/Parent": parent, "/Dest": [pages[bookmark.page - 1], "/Fit"] as [Any],
      ]
      if index > 0 { entry["/Prev"] = references[index - 1] }
      if index + 1 < references.count { entry["/Next"] = references[index + 1] }
      if !bookmark.below.isEmpty {
        // Closed: a reader sees the documents first.
        entry["/Count"] = -bookmark.below.count
        entry.merge(children(bookmark.below, of: references[index])) { $1 }
      }
      set(references[index], entry)
    }
    guard let first = references.first, let last = references.last else { return [:] }
    return ["/First": first, "/Last": last]
  }

  private mutating func take() -> String {
    defer { next += 1 }
    return "\(next) 0 R"
  }

  private mutating func set(_ reference: String, _ entry: [String: Any]) { objects["obj:\(reference)"] = ["value": entry] }
}
