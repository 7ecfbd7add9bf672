import Foundation

/// The objects of a PDF as qpdf's JSON shows them (qpdf's manual: JSON, version 2), streams without their data.
struct PDFObjects {
  typealias Dictionary = [String: Any]

  /// The references of the pages in their order: "12 0 R".
  let pages: [String]
  /// The highest object number that is taken.
  let last: Int
  private let objects: [String: Dictionary]

  /// What `PDFObjects` needs of qpdf.
  static let keys = ["--json=2", "--json-key=qpdf", "--json-key=pages"]

  /// `nil` for anything but qpdf's JSON with those keys.
  init?(json: [UInt8]) {
    guard let root = (try? JSONSerialization.jsonObject(with: Data(json))) as? Dictionary, let list = root["qpdf"] as? [Dictionary],
      list.count > 1, let pages = root["pages"] as? [Dictionary]
    else { return nil }
    objects = list[1].compactMapValues { $0 as? Dictionary }
    last = list[0]["maxobjectid"] as? Int ?? 0
    self.pages = pages.compactMap { $0["object"] as? String }
  }

  /// What a reference stands for, or the value itself.
  func resolved(_ value: Any?) -> Any? {
    guard let reference = value as? String, reference.hasSuffix(" R") else { return value }
    return objects["obj:\(reference)"]?["value"]
  }

  func dictionary(_ value: Any?) -> Dictionary? { resolved(value) as? Dictionary }

  var trailer: Dictionary? { objects["trailer"]?["value"] as? Dictionary }

  /// The document's root.
  var catalog: (reference: String, entries: Dictionary)? {
    guard let reference = trailer?["/Root"] as? String else { return nil }
    return dictionary(reference).map { (reference, $0) }
  }

  /// The references of a page's annotations; one that stands in the list itself has none.
  func annotations(ofPage index: Int) -> [String?] {
    guard pages.indices.contains(index), let list = resolved(dictionary(pages[index])?["/Annots"]) as? [Any] else { return [] }
    return list.map { ($0 as? String).flatMap { $0.hasSuffix(" R") ? $0 : nil } }
  }

  /// The named destinations: each a list of a page and a place on it.
  var destinations: [String: [Any]] {
    (dictionary(catalog?.entries["/Dests"]) ?? [:]).compactMapValues { resolved($0) as? [Any] }
  }
}
