import Diagnostics
import OOXML

/// One filling of a Word template: its package, and what the parts add to it.
final class WordFill {
  let template: WordTemplate
  let package: OfficePackage
  let load: (String) -> [UInt8]?
  let hasExactPages: Bool
  /// The first run, in which what the document needs is found out.
  var surveys = true
  var headings: [WordHeading] = []
  /// What a table of contents lists: the headings of a run before.
  private(set) var entries: [WordHeading] = []
  var estimator: PageEstimator
  var hasContents: Bool { template.hasContents }
  var hyperlinkStyle: String? { template.styles.id(named: "hyperlink", type: "character") }
  var textWidth: Int { template.page.textWidth }

  private var used: Set<Int>
  private(set) var lastNumber = 0
  private var numbersBefore: Int?
  private var claimed: Set<String> = []
  private var sequences = SequenceCounter()
  private var timesClaimed: [String: Int] = [:]
  /// The names of bookmarks that the first run gave to those in notes, which are written by then.
  private var claimedByNotes: Set<String> = []
  private var notes = FloatingNotes()
  private var pictures: [String: String] = [:]
  private var pictureParts: [String: String] = [:]
  private var links: [String: String] = [:]
  private var linkNumber = 0
  private var replacedLinks: [String: Set<String>] = [:]
  private var newLinks: [String: [Relationship]] = [:]
  private var charts: [String: String] = [:]
  private var chartsMade: Set<String> = []
  /// Chart parts as they were when they came.
  private(set) var originals: [String: [UInt8]]
  private var partials: [String: WordProgram?] = [:]
  private var nestedCalls = 0
  private var compilation: Compilation
  private let pages: [Int]

  init(_ template: WordTemplate, pages: [Int]?, load: @escaping (String) -> [UInt8]?) throws {
    self.template = template
    self.load = load
    package = try OfficePackage(bytes: template.source)
    used = template.usedNumbers
    originals = template.originals
    compilation = Compilation(after: template.nameCount)
    estimator = template.page.estimator(template.styles)
    self.pages = pages ?? []
    hasExactPages = pages != nil
    for program in template.programs { replaceLinks(of: program) }
  }

  /// Surveys anew with the headings known, for a better guess of their pages.
  func restartEstimate() {
    entries = headings
    headings = []
    lastNumber = 0
    forgetClaims()
    notes.restart(droppingThem: true)
    estimator = template.page.estimator(template.styles)
  }

  /// Writes the links that were met, and drops the charts that were not.
  func settle() throws {
    try addLinks()
    try dropUnusedCharts()
  }

  /// Ends the first run: from here on the same is found again, in the same order.
  func endSurvey() throws {
    try settle()
    surveys = false
    // The notes are made, with numbers of their own in them.
    if notes.isEmpty { lastNumber = 0 } else { claimedByNotes = claimed }
    forgetClaims()
    notes.restart(droppingThem: false)
    for index in headings.indices where index < pages.count { headings[index].page = pages[index] }
    entries = headings
  }

  /// The body is written, whenever the package is saved, behind the other parts, which have their numbers already.
  func restart() {
    if let numbersBefore { lastNumber = numbersBefore } else { numbersBefore = lastNumber }
    forgetClaims()
    notes.restart(droppingThem: false)
  }

  private func forgetClaims() { (claimed, timesClaimed, sequences) = (claimedByNotes, [:], SequenceCounter()) }

  // MARK: Notes

  func freshNote(_ kind: NoteKind) -> Int {
    notes.freshNumber(kind, in: package)
  }

  func addNote(_ kind: NoteKind, _ bytes: [UInt8]) { notes.add(kind, bytes) }

  /// Puts the notes that were made behind those of the template.
  func addNotes() throws { try notes.append(to: package) }

  // MARK: Numbers and names

  /// The next number of a sequence of figures or tables.
  func next(_ number: SequenceNumber) -> String { sequences.next(number) }

  func chapterBegins(level: Int) { sequences.chapterBegins(level: level) }

  func freshNumber() -> Int {
    repeat { lastNumber += 1 } while used.contains(lastNumber)
    return lastNumber
  }

  /// A bookmark's name, which only the first to ask for it gets as it is.
  func claimBookmark(_ name: String) -> String {
    var candidate = name
    var times = timesClaimed[name] ?? 1
    if times > 1 { candidate = "\(name.prefix(34))_\(times)" }
    defer { timesClaimed[name] = times }
    while template.bookmarkNames.contains(candidate) || !claimed.insert(candidate).inserted {
      times += 1
      candidate = "\(name.prefix(34))_\(times)"
    }
    return candidate
  }

  func headingBookmark(_ number: Int, _ mark: HeadingMark) -> String {
    HeadingBookmark.name(template.headingPrefix, number, isCaption: mark.label != nil)
  }

  // MARK: Styles

  func style(of kind: Prose.Kind) -> String? {
    switch kind {
    case .text: nil
    case .bullet: template.styles.id(named: "list bullet")
    case .numbered: template.styles.id(named: "list number")
    case .heading(let level): template.styles.id(named: "heading \(level)")
    }
  }

  func contentsStyle(_ level: Int) -> String? { template.styles.id(named: "toc \(level)") }
  /// Of the lists of figures and of tables.
  var captionListStyle: String? { template.styles.id(named: "table of figures") }

  // MARK: Relationships

  /// The relationship of a part to a picture, which the package holds once.
  func image(_ bytes: [UInt8], _ format: PictureSize.Format, from part: String) throws -> String {
    let digest = SHA256.hex(of: bytes)
    let name: String
    if let known = pictureParts[digest] {
      name = known
    } else {
      name = freshPart("word/media/picture", format.rawValue)
      pictureParts[digest] = name
      package.setDefaultType(format.rawValue, format.contentType)
      package.set(name, bytes)
    }
    let key = part + "\u{0}" + name
    if let known = pictures[key] { return known }
    let id = try package.relate(part, to: name, kind: "image")
    pictures[key] = id
    return id
  }

  /// The relationship of a part to a place in a file beside the document.
  func link(to target: String, from part: String) -> String {
    let key = part + "\u{0}" + target
    if let known = links[key] { return known }
    let taken = (try? package.relationships(of: part)) ?? Relationships()
    repeat { linkNumber += 1 } while taken["rIdLink\(linkNumber)"] != nil
    let link = Relationship(
      id: "rIdLink\(linkNumber)", type: Relationships.type("hyperlink"), target: target, isExternal: true)
    newLinks[part, default: []].append(link)
    links[key] = link.id
    return link.id
  }

  /// The program's hyperlinks with tags in their addresses make relationships of their own; those with the tags go.
  func replaceLinks(of program: WordProgram) {
    if !program.filledLinks.isEmpty { replacedLinks[program.part, default: []].formUnion(program.filledLinks) }
    for note in program.notes { replaceLinks(of: note.program) }
  }

  /// Thousands of links are written at once.
  private func addLinks() throws {
    for part in Set(newLinks.keys).union(replacedLinks.keys).sorted() {
      var relationships = try package.relationships(of: part)
      relationships.items.removeAll { replacedLinks[part]?.contains($0.id) ?? false }
      relationships.items += newLinks[part] ?? []
      package.setRelationships(relationships, of: part)
    }
  }

  private func freshPart(_ stem: String, _ suffix: String) -> String {
    var number = 1
    while package.contains("\(stem)\(number).\(suffix)") { number += 1 }
    return "\(stem)\(number).\(suffix)"
  }

  // MARK: Charts

  func chartRelationship(_ part: String, _ count: Int) -> String? { charts["\(part)\u{0}\(count)"] }

  /// The first use of a chart rewrites the template's own part; further ones get copies.
  func addChart(_ data: ChartData?, _ titles: [Int: String], _ part: String, _ count: Int, _ slot: ChartSlot) throws(ChartFault) {
    let key = "\(part)\u{0}\(count)"
    guard charts[key] == nil else { return }
    do {
      if chartsMade.insert(slot.part).inserted {
        charts[key] = slot.relationship
        try WordChart.fill(slot.part, from: slot.part, data, titles, originals[slot.part] ?? [], template.delimiters, in: package)
      } else {
        let copy = freshPart("word/charts/chartOfItem", "xml")
        try WordChart.fill(copy, from: slot.part, data, titles, originals[slot.part] ?? [], template.delimiters, in: package)
        charts[key] = try package.relate(part, to: copy, kind: "chart")
      }
    } catch let fault as ChartFault { throw fault } catch {
      throw ChartFault(Bilingual(zh: "的图表部件读不懂", en: "belongs to a chart part that cannot be read"))
    }
  }

  /// A chart that no item asked for goes, with what leads to it and with its workbook.
  private func dropUnusedCharts() throws {
    for program in template.programs {
      for slot in program.charts where !chartsMade.contains(slot.part) && package.contains(slot.part) {
        let own = try package.relationships(of: slot.part).items.compactMap { package.target(of: $0, from: slot.part) }
        package.remove(slot.part)
        for part in own where try !isUsed(part) { package.remove(part) }
        var links = try package.relationships(of: program.part)
        links.items.removeAll { $0.id == slot.relationship }
        package.setRelationships(links, of: program.part)
      }
    }
  }

  private func isUsed(_ part: String) throws -> Bool {
    try package.parts.contains { other in
      try package.relationships(of: other).items.contains { package.target(of: $0, from: other) == part }
    }
  }

  func original(ofChart part: String) -> [UInt8]? {
    if originals[part] == nil { originals[part] = try? package.bytes(of: part) }
    return originals[part]
  }

  // MARK: Partials

  /// Counts the calls of partials from within partials: two calls of the next in a chain double at every level.
  func mayCall(fromWithin isNested: Bool) -> Bool {
    if isNested { nestedCalls += 1 }
    return nestedCalls <= 100_000
  }

  func partial(_ call: Program.PartialCall, _ inline: Bool, for part: String, _ evaluator: inout Evaluator) -> WordProgram? {
    let key = part + "\u{0}" + call.name + (inline ? "\u{0}" : "")
    if let known = partials[key] { return known }
    partials[key] = .some(nil)
    guard let bytes = load(call.name) else {
      if !evaluator.lenient {
        evaluator.report(.partial(call.name, Bilingual(zh: "找不到", en: "is not there")), source: call.source, at: call.site)
      }
      return nil
    }
    compilation.problems = Problems()
    do {
      let program = try WordPartial.compile(
        bytes, name: call.name, inline: inline, into: self, part: part, in: &compilation)
      evaluator.report(compilation.problems)
      partials[key] = program
      return program
    } catch is WordPartial.NotOneParagraph {
      let reason = Bilingual(zh: "不止一段，须独占一段才能放进来", en: "has more than one paragraph and needs a paragraph of its own")
      evaluator.report(.partial(call.name, reason), source: call.source, at: call.site)
      return nil
    } catch is WordPartial.HasNotes {
      let reason = Bilingual(
        zh: "有脚注或尾注，而页眉、页脚和注里放不了脚注、尾注",
        en: "has footnotes or endnotes, which cannot stand in headers, footers and notes")
      evaluator.report(.partial(call.name, reason), source: call.source, at: call.site)
      return nil
    } catch {
      evaluator.report(.partial(call.name, Bilingual(zh: "读不懂", en: "cannot be read")), source: call.source, at: call.site)
      return nil
    }
  }
}

extension LinkFile {
  /// A file name and a place in it as a URI reference; Chinese characters stay, as Word leaves them.
  static func target(_ file: String, _ anchor: String?) -> String {
    let reference = encoded(file)
    return anchor.map { reference + "#" + encoded($0) } ?? reference
  }

  private static func encoded(_ text: String) -> String {
    text.reduce(into: "") { text, character in
      switch character {
      case " ": text += "%20"
      case "%": text += "%25"
      default: text.append(character)
      }
    }
  }
}
