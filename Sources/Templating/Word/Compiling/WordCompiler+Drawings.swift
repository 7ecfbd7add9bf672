import Diagnostics
import OOXML

extension WordCompiler {
  /// A drawing, bound to a picture or chart of the data by its alternative text or title.
  func emitDrawing(_ drawing: XMLElement) {
    let properties = drawing.descendants("wp:docPr").first
    let site = currentSite(of: drawing)
    let alternatives = [properties?["descr"], properties?["title"]].compactMap { $0 }
    for tag in alternatives.flatMap({ tags(in: $0) }) {
      if case .picture = tag.kind, let extent = drawing.descendants("wp:extent").first, !drawing.descendants("a:blip").isEmpty {
        emitPicture(drawing, tag, extent, at: site)
        return
      }
      if let path = ChartName.path(of: tag) {
        emitChart(drawing, tag, path, at: site)
        return
      }
    }
    emitGeneric(drawing)
  }

  func tags(in text: String) -> [Tag] {
    var scanner = TagScanner(context.delimiters)
    return scanner.scan(Array(text.unicodeScalars)).pieces.compactMap { piece in
      if case .tag(let tag, _) = piece { return tag }
      return nil
    }
  }

  func currentSite(of element: XMLElement) -> Site {
    var found: XMLElement?
    func visit(_ current: XMLElement, _ paragraph: XMLElement?) {
      if current === element { found = paragraph }
      for child in current.elements where found == nil { visit(child, current.tag == "w:p" ? current : paragraph) }
    }
    visit(part.document.root, nil)
    return found.map { part.site(of: $0) } ?? Site(file: part.file, words: Bilingual(zh: part.name, en: part.name))
  }

  private func emitPicture(_ drawing: XMLElement, _ tag: Tag, _ extent: XMLElement, at site: Site) {
    let index = expression(tag, at: site)
    out.boxes.append(PictureBox(expression: index, width: Int(extent["cx"] ?? "") ?? 0, height: Int(extent["cy"] ?? "") ?? 0))
    boundPicture = out.boxes.count - 1
    defer { boundPicture = nil }
    special(.picture(out.boxes.count - 1, .check))
    // No picture, no placeholder.
    open(Expression(tag, at: site, in: &compilation))
    for blip in drawing.descendants("a:blip") {
      blip["r:link"] = nil
      blip.children = []
    }
    for fill in drawing.descendants("pic:blipFill") { if let crop = fill.first("a:srcRect") { fill.remove(crop) } }
    emitGeneric(drawing)
    close()
  }

  private func emitChart(_ drawing: XMLElement, _ tag: Tag, _ path: [String], at site: Site) {
    guard let reference = drawing.descendants("c:chart").first?["r:id"], let target = context.target(reference) else {
      let reason = Bilingual(zh: "这里没有原生图表", en: "there is no native chart here")
      compilation.problems.add(.other(.templateReference, reason, hint: reason), source: tag.source, at: site)
      return
    }
    let bound = Tag(kind: .variable, path: path, filters: tag.filters, oddities: tag.oddities, source: tag.source)
    out.charts.append(ChartSlot(expression: expression(bound, at: site), part: target, relationship: reference))
    boundChart = out.charts.count - 1
    emitGeneric(drawing)
    boundChart = nil
  }

  /// The attributes of an element that are not the template's own; a `nil` closure leaves the attribute out.
  func dynamicAttributes(of element: XMLElement) -> [String: (() -> Void)?]? {
    var found: [String: (() -> Void)?] = [:]
    func fresh() { special(.freshNumber) }
    switch element.tag {
    case "wp:docPr":
      if inLoop { found["id"] = fresh }
      for name in ["descr", "title"] { if let text = element[name], !tags(in: text).isEmpty { found[name] = alternative(text) } }
    case "w:id" where inLoop: found["w:val"] = fresh
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
    case "a:blip": if let picture = boundPicture { found["r:embed"] = { self.special(.picture(picture, .relationship)) } }
    case "wp:extent", "a:ext":
      if let picture = boundPicture, element["cx"] != nil {
        found["cx"] = { self.special(.picture(picture, .width)) }
        found["cy"] = { self.special(.picture(picture, .height)) }
      }
    case "c:chart": if let chart = boundChart { found["r:id"] = { self.special(.chart(chart)) } }
    case "w:hyperlink":
      if let index = element["w:anchor"].flatMap({ loopBookmark($0) }) { found["w:anchor"] = { self.special(.bookmarkName(index)) } }
    default: return nil
    }
    return found.isEmpty ? nil : found
  }

  /// An alternative text with tags: the picture's own description, or the tags' values.
  private func alternative(_ text: String) -> () -> Void {
    {
      if let picture = self.boundPicture {
        self.special(.picture(picture, .description))
        return
      }
      let scalars = Array(text.unicodeScalars)
      var scanner = TagScanner(self.context.delimiters)
      for piece in scanner.scan(scalars).pieces {
        switch piece {
        case .text(let range): self.attributeText(string(scalars[range]))
        case .tag(let tag, _):
          if ChartName.path(of: tag) != nil {
            self.attributeText(tag.path.last.map { String($0.drop { $0 != ":" && $0 != "：" }.dropFirst()) } ?? "")
          }
          guard case .variable = tag.kind, ChartName.path(of: tag) == nil else { continue }
          self.special(
            .attribute(
              expression: self.expression(tag, at: Site(file: self.part.file, words: Bilingual(zh: self.part.name, en: self.part.name)))))
        }
      }
    }
  }
}

/// `{{图表:名称}}` in the alternative text or title of a chart.
enum ChartName {
  /// The path of the chart's data; `nil` where the tag is no chart's.
  static func path(of tag: Tag) -> [String]? {
    guard case .variable = tag.kind, let first = tag.path.first else { return nil }
    for prefix in ["图表:", "图表："] where first.hasPrefix(prefix) {
      let name = first.dropFirst(prefix.count).drop { $0 == " " }
      return name.isEmpty ? nil : [String(name)] + tag.path.dropFirst()
    }
    return nil
  }
}
