import Diagnostics
import Foundation

/// Merges PDFs by qpdf, and gives what it merged an outline.
struct QPDF {
  /// How long one call may take, in seconds.
  static let limit = 120

  private let tool: ExternalTool

  /// `nil` where qpdf is not installed.
  init?() {
    guard let tool = ExternalTool(named: ["qpdf"]) else { return nil }
    self.tool = tool
  }

  /// What `--pdf` says where there is no qpdf.
  static let missing = Bilingual(
    zh: "没有找到 qpdf，未装订合订本（\(Binding.name)）；单个 PDF 已生成。安装：apt-get install qpdf。",
    en: "qpdf is not installed, so nothing was bound (\(Binding.name)); the single PDFs are there. Install it: apt-get install qpdf.")

  func write(_ bytes: [UInt8], to path: String) throws(ExternalTool.Failure) {
    do throws(FileError) { try FileSystem.write(bytes, to: path) } catch { throw .notStarted("\(error.path): \(error.reason)") }
  }

  /// `nil` for what qpdf cannot read: damaged, encrypted, or no PDF.
  func pageCount(of path: String) -> Int? {
    guard let output = try? tool.run(["--warning-exit-0", "--show-npages", path], limit: Self.limit) else { return nil }
    return String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) }
  }

  /// One PDF of all parts, the first pages of which bear the numbers, with an outline.
  func merge(
    _ parts: [String], numbers: String, numbered: Int, _ bookmarks: [Bookmark], in scratch: String
  ) throws(ExternalTool.Failure) -> [UInt8] {
    let merged = "\(scratch)/merged.pdf"
    let quiet = ["--warning-exit-0", "--no-warn", "--deterministic-id"]
    _ = try tool.run(
      quiet + ["--empty", "--pages"] + parts + ["--", "--overlay", numbers, "--to=1-\(numbered)", "--", merged], limit: Self.limit)
    try write(Array(try outline(bookmarks, of: merged)), to: "\(scratch)/outline.json")
    let bound = "\(scratch)/bound.pdf"
    _ = try tool.run(
      quiet + ["--object-streams=generate", merged, "--update-from-json=\(scratch)/outline.json", bound], limit: Self.limit)
    do throws(FileError) { return try FileSystem.read(bound) } catch { throw .notStarted("\(error.path): \(error.reason)") }
  }

  /// The outline as changes to the merged file, in qpdf's JSON.
  private func outline(_ bookmarks: [Bookmark], of merged: String) throws(ExternalTool.Failure) -> Data {
    let pages = (try json(["--json-key=pages"], merged)["pages"] as? [[String: Any]] ?? []).compactMap { $0["object"] as? String }
    let trailer = Self.objects(try json(["--json-key=qpdf", "--json-object=trailer"], merged))
    guard let root = (trailer.objects["trailer"]?["value"] as? [String: Any])?["/Root"] as? String,
      let number = root.split(separator: " ").first,
      let catalog = Self.objects(try json(["--json-key=qpdf", "--json-object=\(number)"], merged)).objects["obj:\(root)"],
      var entries = catalog["value"] as? [String: Any]
    else { throw .failed(status: 0, output: "no catalog") }
    var tree = OutlineTree(pages: pages, from: trailer.last + 1)
    entries["/Outlines"] = tree.add(bookmarks)
    entries["/PageMode"] = "/UseOutlines"
    var changes = tree.objects
    changes["obj:\(root)"] = ["value": entries]
    let header: [String: Any] = ["jsonversion": 2, "pdfversion": "1.7", "maxobjectid": tree.next - 1]
    guard let data = try? JSONSerialization.data(withJSONObject: ["qpdf": [header, changes]], options: .sortedKeys) else {
      throw .failed(status: 0, output: "no outline")
    }
    return data
  }

  private func json(_ keys: [String], _ path: String) throws(ExternalTool.Failure) -> [String: Any] {
    let output = try tool.run(["--warning-exit-0", "--no-warn", "--json=2"] + keys + [path], limit: Self.limit)
    guard let object = (try? JSONSerialization.jsonObject(with: Data(output))) as? [String: Any] else {
      throw .failed(status: 0, output: "no JSON")
    }
    return object
  }

  /// The objects of qpdf's JSON by name, and the highest number that is taken.
  private static func objects(_ json: [String: Any]) -> (objects: [String: [String: Any]], last: Int) {
    guard let list = json["qpdf"] as? [[String: Any]], list.count > 1 else { return ([:], 0) }
    return (list[1].compactMapValues { $0 as? [String: Any] }, list[0]["maxobjectid"] as? Int ?? 0)
  }
}

/// An outline as PDF objects (ISO 32000-1, 12.3.3).
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
