import Diagnostics
import OOXML

/// The bookmarks that sections repeat: each item gets bookmarks of its own, and what leads to them within the item follows. Ranges that some
/// people may edit are marked as bookmarks are.
struct LoopBookmarks {
  struct Entry {
    let name: String
    /// `nil` for the whole of a partial, which may stand there twice.
    let section: WordMark?
    let index: Int
  }

  var byName: [String: Entry] = [:]
  /// By `key`.
  var byNumber: [String: Entry] = [:]
  /// Those whose two ends are not in the same item, and Word's own mark of the last edit.
  var dropped: Set<String> = []

  /// The number of a mark among those of its kind; `nil` for what is no mark.
  static func key(of element: XMLElement) -> String? {
    guard let number = element["w:id"] else { return nil }
    switch element.tag {
    case "w:bookmarkStart", "w:bookmarkEnd": return number
    case "w:permStart", "w:permEnd": return "permission \(number)"
    default: return nil
    }
  }
}

extension WordCompiler {
  func collectLoopBookmarks() {
    guard part.document.mayHold(["w:bookmarkStart", "w:permStart"]) else { return }
    var sectionOfStart: [String: WordMark?] = [:]
    var found = LoopBookmarks()
    walkSections { element, open in
      guard let number = LoopBookmarks.key(of: element) else { return }
      if element.tag.hasSuffix("Start") {
        sectionOfStart[number] = .some(open.last)
        let name = element["w:name"] ?? ""
        if name == "_GoBack" { found.dropped.insert(number) }
        guard isPartial || !open.isEmpty else { return }
        let entry = LoopBookmarks.Entry(name: name, section: open.last, index: out.bookmarks.count)
        out.bookmarks.append(name)
        if !name.isEmpty { found.byName[name] = entry }
        found.byNumber[number] = entry
      } else {
        guard let start = sectionOfStart[number] else { return }
        if start !== open.last { found.dropped.insert(number) }
      }
    }
    loopBookmarks = found
  }

  func renewBookmarks(of section: WordMark?) {
    let inside = loopBookmarks.byNumber.values.filter { $0.section === section }.map(\.index).sorted()
    if !inside.isEmpty { special(.renewBookmarks(list: list(inside))) }
  }

  func emitBookmark(_ element: XMLElement) {
    let number = LoopBookmarks.key(of: element) ?? ""
    if loopBookmarks.dropped.contains(number) { return }
    guard let entry = loopBookmarks.byNumber[number] else {
      emitGeneric(element)
      return
    }
    if element.tag.hasPrefix("w:perm") { return emitGeneric(element) }
    raw("<\(element.name) w:id=\"")
    special(.bookmarkNumber(entry.index))
    if element.tag == "w:bookmarkStart" {
      bytes("\" w:name=\"")
      special(.bookmarkName(entry.index))
    }
    bytes("\"/>")
  }

  /// The bookmark of the same item that a name means here; `nil` where the name stands for itself.
  func loopBookmark(_ name: String) -> Int? {
    guard let entry = loopBookmarks.byName[name], entry.section == nil || isOpen(entry.section) else { return nil }
    return entry.index
  }

  /// A field's instruction, with the bookmark that it leads to.
  func emitInstruction(_ element: XMLElement) {
    let text = element.text
    if let line = line(text, at: { self.currentSite(of: element) }) {
      emitStart(element)
      special(.line(line, .code))
      emitEnd(element)
      return
    }
    let names = text.split { " \"\u{00A0}".contains($0) }
    guard let name = names.first(where: { loopBookmark(String($0)) != nil }), let index = loopBookmark(String(name)) else {
      emitGeneric(element)
      return
    }
    emitStart(element)
    self.text(String(text[..<name.startIndex]))
    special(.bookmarkName(index))
    self.text(String(text[name.endIndex...]))
    emitEnd(element)
  }
}
