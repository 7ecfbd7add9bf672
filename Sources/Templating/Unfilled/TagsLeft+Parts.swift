import Diagnostics
import OOXML

extension TagsLeft {
  /// Looks through the parts of a package that nothing fills: XML of every kind, inserted pages, files within the file, addresses.
  ///
  /// Building blocks of the glossary are what somebody may insert one day, and data of other programs is theirs: no text of the document.
  /// - Parameter fills: what is filled, by the names of the parts, those of relationships among them.
  func look(in package: OfficePackage, fills: (String) -> Bool, _ problems: inout Problems) {
    for part in package.parts where Self.holdsText(package.contentType(of: part) ?? "", part) && !fills(part) {
      guard let bytes = try? package.bytes(of: part), bytes.starts(with: Self.zip) || mayHoldTags(bytes) else { continue }
      within(part, type: package.contentType(of: part) ?? "").look(in: bytes, part, &problems)
    }
    for part in [""] + package.parts where !fills(PartName.relationships(of: part)) && !Self.isSetAside(part) {
      for link in (try? package.relationships(of: part))?.items ?? [] where link.isExternal {
        guard let tag = tag(inAddress: link.target) else { continue }
        let words = Self.words(ofPart: part, type: package.contentType(of: part) ?? "")
        problems.add(.misplacedTag, source: tag, at: site.within(Bilingual(zh: "\(words.zh)的链接地址", en: "\(words.en), an address")))
      }
    }
  }

  /// Looks through one part, whatever it is.
  func look(in bytes: [UInt8], _ part: String, _ problems: inout Problems) {
    if bytes.starts(with: Self.zip) {
      guard let inner = try? OfficePackage(bytes: bytes) else { return }
      look(in: inner, fills: { _ in false }, &problems)
    } else if let root = try? XMLDocument(bytes, part: part).root {
      look(in: root, &problems)
    } else if let tag = tag(in: String(decoding: bytes, as: UTF8.self)) {
      problems.add(.misplacedTag, source: tag, at: site)
    }
  }

  /// The same for a part within.
  func within(_ part: String, type: String = "") -> TagsLeft {
    TagsLeft(at: site.within(Self.words(ofPart: part, type: type)), delimiters)
  }

  private static let zip: [UInt8] = [0x50, 0x4B, 3, 4]

  private static func isSetAside(_ part: String) -> Bool {
    part.split(separator: "/").contains("glossary") || part.lowercased().hasPrefix("customxml/")
  }

  /// Pictures, sounds, fonts and old binary objects hold no text that is read as such; the properties are written anew.
  private static func holdsText(_ type: String, _ part: String) -> Bool {
    let type = type.lowercased()
    if isSetAside(part) || ["image/", "audio/", "video/", "font/"].contains(where: type.hasPrefix) { return false }
    let others = ["core-properties+xml", "extended-properties+xml", "obfuscatedfont", "oleobject", ".bin", "vbaproject", "printersettings"]
    return !others.contains(where: type.hasSuffix)
  }

  /// Whether an opening delimiter may stand in these bytes, as XML and web pages have it.
  private func mayHoldTags(_ bytes: [UInt8]) -> Bool {
    var signs = [delimiters.open, delimiters.open.replacing("&", with: "&amp;").replacing("<", with: "&lt;")]
    if let wide = delimiters.opening.first.flatMap({ Self.fullWidth($0) }) { signs.append(wide) }
    return signs.contains { bytes.firstRange(ofBytes: $0.utf8) != nil }
  }

  private static func fullWidth(_ scalar: Unicode.Scalar) -> String? {
    guard let wide = Unicode.Scalar(scalar.value + 0xFEE0), PlainForm.of(wide).plain == scalar else { return nil }
    return String(Character(wide))
  }
}
