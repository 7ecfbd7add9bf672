import Glibc
import OOXML

/// The elements within a cell, as bytes: values, texts, runs.
extension SheetWriter {
  func value(_ text: String, _ out: inout ByteBuffer) {
    out.append(numberStart)
    out.append(raw: text)
    out.append(numberEnd)
  }

  func end(_ out: inout ByteBuffer) {
    out.append("</" as StaticString)
    out.append(raw: p)
    out.append("c>" as StaticString)
  }

  func element(_ name: StaticString, _ text: String, attributes: String = "", _ out: inout ByteBuffer) {
    out.append(UInt8(0x3C))
    out.append(raw: p)
    out.append(name)
    out.append(raw: attributes)
    out.append(UInt8(0x3E))
    out.append(text: text)
    out.append("</" as StaticString)
    out.append(raw: p)
    out.append(name)
    out.append(UInt8(0x3E))
  }

  /// Blanks at the ends and line breaks are lost unless the text says that they stay.
  private static func keepsBlanks(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, let base = bytes.baseAddress else { return false }
      return first <= 0x20 || last <= 0x20 || memchr(base, 0x0A, bytes.count) != nil
    }
  }

  func inline(_ text: String, _ out: inout ByteBuffer) {
    guard !Self.keepsBlanks(text) else { return inline([(nil, text)], &out) }
    out.append(plainText)
    out.append(text: text)
    out.append(plainTextEnd)
  }

  func inline(_ runs: [(properties: XMLElement?, text: String)], _ out: inout ByteBuffer) {
    out.append(" t=\"inlineStr\"><" as StaticString)
    out.append(raw: p)
    out.append("is>" as StaticString)
    let isPlain = runs.count == 1 && runs[0].properties == nil
    for run in runs {
      if !isPlain {
        out.append("<" as StaticString)
        out.append(raw: p)
        out.append("r>" as StaticString)
        if let properties = run.properties { ForeignElement.renamed(properties, prefix: p).write(to: &out) }
      }
      element("t", run.text, attributes: Self.keepsBlanks(run.text) ? " xml:space=\"preserve\"" : "", &out)
      if !isPlain {
        out.append("</" as StaticString)
        out.append(raw: p)
        out.append("r>" as StaticString)
      }
    }
    out.append("</" as StaticString)
    out.append(raw: p)
    out.append("is>" as StaticString)
    end(&out)
  }
}

enum ForeignElement {
  /// A copy of an element of another part, with the prefix of this one.
  static func renamed(_ element: XMLElement, prefix: String) -> XMLElement {
    let copy = element.copy()
    copy.walk {
      if $0.tag.hasPrefix("x:") { $0.name = prefix + $0.tag.dropFirst(2) }
      $0.declarations = []
      return true
    }
    return copy
  }
}
