import Diagnostics
import OOXML

/// Attributes: what is unique is made anew in a section, and tags in them are filled.
extension WordCompiler {
  func emitStart(_ element: XMLElement, empty: Bool = false) {
    if let dynamic = dynamicAttributes(of: element) {
      raw("<" + element.name)
      for declaration in element.declarations {
        raw(" xmlns" + (declaration.prefix.isEmpty ? "" : ":" + declaration.prefix) + "=\"")
        attributeText(declaration.uri)
        bytes("\"")
      }
      for attribute in element.attributes {
        guard let value = dynamic[attribute.tag] else {
          raw(" \(attribute.name)=\"")
          attributeText(attribute.value)
          bytes("\"")
          continue
        }
        guard let value else { continue }
        raw(" \(attribute.name)=\"")
        value()
        bytes("\"")
      }
    } else {
      element.writeStart(to: &scratch)
    }
    if let picture = boundPicture, let turn = turns[ObjectIdentifier(element)] { special(.picture(picture, .turn(in: turn))) }
    if empty { bytes("/>") } else { bytes(">") }
  }

  /// The attributes of an element that are not the template's own; a `nil` closure leaves the attribute out.
  func dynamicAttributes(of element: XMLElement) -> [String: (() -> Void)?]? {
    var found: [String: (() -> Void)?] = [:]
    func fresh() { special(.freshNumber) }
    switch element.tag {
    case "wp:docPr", "pic:cNvPr":
      if inLoop, element.tag == "wp:docPr" { found["id"] = fresh }
      // Programs write the alternative text twice: of the drawing and of the picture in it.
      if let picture = boundPicture {
        for name in ["descr", "title"] where element[name].map({ !tags(in: $0).isEmpty }) ?? false {
          found[name] = { self.special(.picture(picture, .description)) }
        }
      }
    case "w:gridSpan":
      if let span = spansOfGridSpans[ObjectIdentifier(element)] {
        let number = self.span(span)
        found["w:val"] = { self.special(.columnSpan(number)) }
      }
    case "w:id" where inLoop: found["w:val"] = fresh
    case "w:permStart", "w:permEnd":
      if let entry = LoopBookmarks.key(of: element).flatMap({ loopBookmarks.byNumber[$0] }) {
        found["w:id"] = { self.special(.bookmarkNumber(entry.index)) }
      }
    case "w:p", "w:tr":
      if inLoop, element["w14:paraId"] != nil || element["w14:textId"] != nil {
        found["w14:paraId"] = .some(nil)
        found["w14:textId"] = .some(nil)
      }
    case "v:shape", "v:rect", "v:line", "v:oval", "v:roundrect", "v:group", "v:polyline":
      if inLoop {
        found["id"] = {
          self.bytes("_x0000_s")
          fresh()
        }
        found["o:spid"] = .some(nil)
      }
      if let picture = boundPicture, element.first("v:imagedata") != nil {
        found["alt"] = { self.special(.picture(picture, .description)) }
        if let style = element["style"] { found["style"] = { self.emitStyle(style, of: picture) } }
      }
    case "v:imagedata": if let picture = boundPicture { found["r:id"] = { self.special(.picture(picture, .relationship)) } }
    case "a:blip": if let picture = boundPicture { found["r:embed"] = { self.special(.picture(picture, .relationship)) } }
    case "wp:extent", "a:ext":
      if let picture = boundPicture, element["cx"] != nil {
        found["cx"] = { self.special(.picture(picture, .width)) }
        found["cy"] = { self.special(.picture(picture, .height)) }
      }
    case "a:off":
      if let picture = boundPicture, places.contains(ObjectIdentifier(element)) {
        found["x"] = { self.special(.picture(picture, .left(element["x"].flatMap { Int($0) } ?? 0))) }
        found["y"] = { self.special(.picture(picture, .top(element["y"].flatMap { Int($0) } ?? 0))) }
      }
    case "c:chart": if let chart = boundChart { found["r:id"] = { self.special(.chart(chart)) } }
    case "w:footnoteReference", "w:endnoteReference", "w:commentReference", "w:commentRangeStart", "w:commentRangeEnd":
      if let (index, role) = notes[ObjectIdentifier(element)] { found["w:id"] = { self.special(.note(index, role)) } }
    case "w:footnote", "w:endnote", "w:comment": if element === note { found["w:id"] = { self.special(.noteNumber) } }
    case "w:hyperlink":
      if let index = element["w:anchor"].flatMap({ loopBookmark($0) }) { found["w:anchor"] = { self.special(.bookmarkName(index)) } }
    default: break
    }
    for attribute in element.attributes where attribute.tag == "r:id" || TextLine.mayHoldTags(attribute.value, context.delimiters) {
      guard found[attribute.tag] == nil, !Self.withoutTags.contains(attribute.tag) else { continue }
      if let value = filled(attribute, of: element) { found[attribute.tag] = value }
    }
    return found.isEmpty ? nil : found
  }

  /// Brace-enclosed identifiers of the format's own, which are no tags whatever the delimiters are.
  private static let withoutTags: Set<String> = ["uri", "w:rsid"]

  /// A value with tags in it; `nil` where it has none.
  private func filled(_ attribute: XMLAttribute, of element: XMLElement) -> (() -> Void)? {
    let place = { self.currentSite(of: element) }
    switch (element.tag, attribute.tag) {
    case (_, "r:id") where context.relationships[attribute.value]?.kind == "hyperlink": return address(attribute.value, at: place)
    case ("w:hyperlink", "w:anchor"): return line(attribute.value, at: place).map { line in { self.special(.line(line, .bookmark)) } }
    case ("w:fldSimple", "w:instr"): return line(attribute.value, at: place).map { line in { self.special(.line(line, .codeAttribute)) } }
    default: return line(attribute.value, at: place).map { line in { self.special(.line(line, .attribute)) } }
    }
  }

  /// The address of a hyperlink with tags in it, which programs write percent-coded or as it is.
  private func address(_ id: String, at place: () -> Site) -> (() -> Void)? {
    guard let link = context.relationships[id], link.isExternal else { return nil }
    guard let line = line(PercentCoding.decode(link.target) ?? link.target, at: place) else { return nil }
    out.filledLinks.insert(id)
    return { self.special(.line(line, .address)) }
  }

  /// The number of a text with tags among the program's; `nil` where it has none.
  func line(_ text: String, at place: () -> Site) -> Int? {
    guard TextLine.mayHoldTags(text, context.delimiters) else { return nil }
    let site = place()
    guard let line = TextLine(text, at: site, delimiters: context.delimiters, in: &compilation) else { return nil }
    out.lines.append(line)
    out.lineSites.append(site)
    return out.lines.count - 1
  }
}
