import Foundation
import OOXML

/// The links of a bound PDF, led to where their targets have come to lie.
///
/// qpdf takes over one page after the other; a link to another page of its file, or to another file of the folder, leads nowhere afterwards.
struct PDFLinks {
  /// A file that was bound.
  struct Part {
    /// Its name without the extension: "01-运维服务单".
    let name: String
    /// Its first page in the bound file, from 0.
    let start: Int
    let objects: PDFObjects
  }

  let parts: [Part]
  let bound: PDFObjects

  /// The annotations that change, by qpdf's name of the object.
  func repaired() -> [String: Any] {
    let places = parts.indices.map(places)
    let named = parts.map(\.objects.destinations)
    var changes: [String: Any] = [:]
    for (part, own) in zip(parts, places) {
      for page in part.objects.pages.indices {
        for (old, new) in zip(part.objects.annotations(ofPage: page), bound.annotations(ofPage: part.start + page)) {
          guard let old, let new, let before = part.objects.dictionary(old), var link = bound.dictionary(new) else { continue }
          let action = part.objects.dictionary(before["/A"])
          if let target = part.objects.resolved(before["/Dest"] ?? action?["/D"]) as? [Any] {
            link["/Dest"] = moved(target, by: own)
          } else if let text = action?["/URI"] as? String, !Address.isAbsolute(text) {
            // A relative address that names no bound file would lead out of the document to nothing: it is taken away.
            if let address = Address(text), let file = parts.firstIndex(where: { $0.name == address.file }) {
              link["/Dest"] = address.anchor.flatMap { named[file][$0] }.flatMap { moved($0, by: places[file]) } ?? top(of: file)
            }
          } else {
            continue
          }
          link["/A"] = nil
          changes["obj:\(new)"] = ["value": link]
        }
      }
    }
    return changes
  }

  private func places(of part: Int) -> [String: Int] {
    Dictionary(parts[part].objects.pages.enumerated().map { ($1, parts[part].start + $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func moved(_ target: [Any], by places: [String: Int]) -> [Any]? {
    guard let page = target.first as? String, let index = places[page], bound.pages.indices.contains(index) else { return nil }
    return [bound.pages[index]] + target.dropFirst()
  }

  private func top(of part: Int) -> [Any]? {
    let first = parts[part].start
    return bound.pages.indices.contains(first) ? [bound.pages[first], "/Fit"] : nil
  }

  /// Where a link of LibreOffice leads: to a file of the same folder, and there to a bookmark.
  struct Address: Equatable {
    let file: String
    /// As LibreOffice names the destination of a bookmark.
    let anchor: String?

    /// `nil` for an address that is no document of the folder.
    init?(_ text: String) {
      let parts = Self.plain(text).split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      guard let path = parts.first.flatMap({ String($0).removingPercentEncoding }), let name = path.split(separator: "/").last,
        path == name || path == "./\(name)", let dot = name.lastIndex(of: ".")
      else { return nil }
      file = String(name[..<dot])
      guard parts.count == 2, let bookmark = String(parts[1]).removingPercentEncoding else {
        anchor = nil
        return
      }
      anchor = name.hasSuffix(".pdf") ? "/" + bookmark : "/" + Self.destination(bookmark)
    }

    static func isAbsolute(_ text: String) -> Bool { plain(text).contains(":") }

    /// qpdf's JSON marks a text by "u:".
    private static func plain(_ text: String) -> Substring { text.dropFirst(text.hasPrefix("u:") ? 2 : 0) }

    /// "工单_YW" as LibreOffice spells it: letters and digits stand for themselves, other characters for their code, and a
    /// Chinese character for the codes of its percent encoding.
    static func destination(_ bookmark: String) -> String {
      bookmark.utf8.reduce(into: "") { name, byte in
        let hex = (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        name += isPlain ? String(UnicodeScalar(byte)) : byte < 0x80 ? hex : "25" + hex
      }
    }
  }
}
