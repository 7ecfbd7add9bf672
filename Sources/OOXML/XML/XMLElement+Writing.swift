extension XMLNode {
  /// Appends the node as markup.
  public func write(to out: inout ByteBuffer) {
    switch self {
    case .element(let element): element.write(to: &out)
    case .text(let text): out.append(text: text)
    case .comment(let text):
      out.append("<!--" as StaticString)
      out.append(raw: text)
      out.append("-->" as StaticString)
    case .instruction(let target, let data):
      out.append("<?" as StaticString)
      out.append(raw: target)
      if !data.isEmpty {
        out.append(UInt8(0x20))
        out.append(raw: data)
      }
      out.append("?>" as StaticString)
    }
  }
}

extension XMLElement {
  /// Writes the element as its source spelled it; an element without children as one empty tag.
  public func write(to out: inout ByteBuffer) {
    writeStart(to: &out)
    if children.isEmpty {
      out.append("/>" as StaticString)
      return
    }
    out.append(UInt8(0x3E))
    for child in children { child.write(to: &out) }
    writeEnd(to: &out)
  }

  /// `<name …` without the closing bracket: for writers that stream what is within.
  public func writeStart(to out: inout ByteBuffer) {
    out.append(UInt8(0x3C))
    out.append(raw: name)
    for declaration in declarations {
      out.append(" xmlns" as StaticString)
      if !declaration.prefix.isEmpty {
        out.append(UInt8(0x3A))
        out.append(raw: declaration.prefix)
      }
      out.append("=\"" as StaticString)
      out.append(attribute: declaration.uri)
      out.append(UInt8(0x22))
    }
    for attribute in attributes {
      out.append(UInt8(0x20))
      out.append(raw: attribute.name)
      out.append("=\"" as StaticString)
      out.append(attribute: attribute.value)
      out.append(UInt8(0x22))
    }
  }

  /// `</name>`.
  public func writeEnd(to out: inout ByteBuffer) {
    out.append("</" as StaticString)
    out.append(raw: name)
    out.append(UInt8(0x3E))
  }

  /// The element's own bytes, without a declaration.
  public var bytes: [UInt8] {
    var out = ByteBuffer()
    write(to: &out)
    return out.bytes
  }
}
