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
        emitPicture(drawing, tag, Self.box(extent), at: site)
        return
      }
      if let path = ChartName.path(of: tag) {
        emitChart(drawing, tag, path, at: site)
        return
      }
    }
    if !emitUnboundChart(drawing, at: site) { emitGeneric(drawing) }
  }

  func tags(in text: String) -> [Tag] {
    var scanner = TagScanner(context.delimiters)
    return scanner.scan(Array(text.unicodeScalars)).pieces.compactMap { piece in
      if case .tag(let tag, _) = piece { return tag }
      return nil
    }
  }

  /// The place of an element: that of the paragraph around it, or else of the next one.
  func currentSite(of element: XMLElement) -> Site {
    var found: XMLElement?
    var passed = false
    func visit(_ current: XMLElement, _ paragraph: XMLElement?) {
      if current === element { (found, passed) = (paragraph, true) }
      if passed, found == nil, current.tag == "w:p" { found = current }
      for case .element(let child) in current.children where found == nil { visit(child, current.tag == "w:p" ? current : paragraph) }
    }
    visit(part.document.root, nil)
    return found.map { part.site(of: $0) } ?? Site(file: part.file, words: Bilingual(zh: part.name, en: part.name))
  }

  private func emitChart(_ drawing: XMLElement, _ tag: Tag, _ path: [String], at site: Site) {
    guard let (reference, target) = nativeChart(in: drawing) else {
      let reason = Bilingual(zh: "这里没有原生图表", en: "there is no native chart here")
      compilation.problems.add(.other(.templateReference, reason, hint: reason), source: tag.source, at: site)
      return
    }
    let bound = Tag(kind: .variable, path: path, filters: tag.filters, oddities: tag.oddities, source: tag.source)
    let titles = titles(ofChart: target, isBound: true, at: site)
    out.charts.append(ChartSlot(expression: expression(bound, at: site), part: target, relationship: reference, titles: titles))
    let chart = out.charts.count - 1
    special(.chartData(chart))
    // No data, no chart.
    open(Expression(bound, at: site, in: &compilation))
    boundChart = chart
    emitGeneric(drawing)
    boundChart = nil
    close()
  }

  private func nativeChart(in drawing: XMLElement) -> (relationship: String, part: String)? {
    guard let reference = drawing.descendants("c:chart").first?["r:id"], let target = context.target(reference) else { return nil }
    return (reference, target)
  }

  /// A chart that no data is bound to, but that has tags in its own title or labels; true where it was one.
  private func emitUnboundChart(_ drawing: XMLElement, at site: Site) -> Bool {
    guard let (reference, target) = nativeChart(in: drawing), let root = chartRoot(target) else { return false }
    for text in ChartTitles.pieces(of: root) {
      for tag in tags(in: text.text) {
        guard let path = ChartName.path(of: tag) else { continue }
        emitChart(drawing, tag, path, at: site)
        return true
      }
    }
    let titles = titles(ofChart: target, isBound: false, at: site)
    guard !titles.isEmpty else { return false }
    out.charts.append(ChartSlot(expression: nil, part: target, relationship: reference, titles: titles))
    special(.chartData(out.charts.count - 1))
    boundChart = out.charts.count - 1
    emitGeneric(drawing)
    boundChart = nil
    return true
  }

  private func chartRoot(_ part: String) -> XMLElement? {
    guard let root = context.chart(part).flatMap({ try? XMLDocument($0, part: part).root }) else { return nil }
    ChartTitles.gather(in: root, context.delimiters)
    return root
  }

  /// The texts of a chart that have tags. Tags elsewhere in it are told.
  private func titles(ofChart part: String, isBound: Bool, at site: Site) -> [ChartTitle] {
    guard let root = chartRoot(part) else { return [] }
    TagsLeft(at: site, context.delimiters)
      .look(inChart: root, book: context.chartBook(part), isBound: isBound, &compilation.problems)
    return ChartTitles.pieces(of: root).enumerated().compactMap { index, piece in
      line(piece.text, at: { site }).map { ChartTitle(piece: index, line: $0) }
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
