/// What the check asks of a start tag.
protocol TagView: AnyObject {
  var line: Int { get }
  var attributeCount: Int { get }
  /// The value of the attribute that is this number in the vocabulary.
  func bytes(of token: Int) -> UnsafeBufferPointer<UInt8>?
}

extension XMLTag: TagView {}

/// Looks at one part while it is scanned.
final class CheckSink: XMLSink {
  private enum Name: Int, CaseIterable {
    case paragraph, drawingParagraph, cell, row, table, block
    case drawing, bookmark, comment, control, controlId
    case paragraphStyle, runStyle, tableStyle, commentReference, footnoteReference, endnoteReference
    case sheetCell, cellValue, cellFormula, sharedItem, inlineItem, instruction, fallback, chartValue
    case relationId, embed, link
    case other, wordName, wordValue, paragraphId, plainId, plainName, description, title, style, type

    var spelling: String {
      switch self {
      case .paragraph: "w:p"
      case .drawingParagraph: "a:p"
      case .cell: "w:tc"
      case .row: "w:tr"
      case .table: "w:tbl"
      case .block: "w:sdt"
      case .drawing: "wp:docPr"
      case .bookmark: "w:bookmarkStart"
      case .comment: "w:comment"
      case .control: "w:sdtPr"
      // The element and the attribute of this name share a token.
      case .controlId: "w:id"
      case .paragraphStyle: "w:pStyle"
      case .runStyle: "w:rStyle"
      case .tableStyle: "w:tblStyle"
      case .commentReference: "w:commentReference"
      case .footnoteReference: "w:footnoteReference"
      case .endnoteReference: "w:endnoteReference"
      case .sheetCell: "x:c"
      case .cellValue: "x:v"
      case .cellFormula: "x:f"
      case .sharedItem: "x:si"
      case .inlineItem: "x:is"
      case .instruction: "w:instrText"
      case .fallback: "mc:Fallback"
      case .chartValue: "c:v"
      case .relationId: "r:id"
      case .embed: "r:embed"
      case .link: "r:link"
      // Stands for every name outside the vocabulary.
      case .other: "anything else"
      case .wordName: "w:name"
      case .wordValue: "w:val"
      case .paragraphId: "w14:paraId"
      case .plainId: "id"
      case .plainName: "name"
      case .description: "descr"
      case .title: "title"
      case .style: "s"
      case .type: "t"
      }
    }
  }

  /// The names that are looked at, then every name whose place among its siblings is checked.
  static let vocabulary: [String] = {
    var names = Name.allCases.map(\.spelling)
    var seen = Set(names)
    let ordered = ElementOrder.sequences.flatMap { [$0.parent] + $0.children } + ElementOrder.firsts.flatMap { [$0.parent, $0.first] }
    for name in ordered where seen.insert(name).inserted { names.append(name) }
    return names
  }()

  /// By the parent's token and then the child's: the child's rank, or -1 where its order is free.
  private static let ranks: [Int16] = {
    var tokens: [String: Int] = [:]
    for (token, name) in vocabulary.enumerated() { tokens[name] = token }
    let width = vocabulary.count
    var ranks = [Int16](repeating: -1, count: width * width)
    for (parent, children) in ElementOrder.sequences {
      for (rank, child) in children.enumerated() { ranks[(tokens[parent] ?? 0) * width + (tokens[child] ?? 0)] = Int16(rank) }
    }
    for (parent, first) in ElementOrder.firsts {
      // Everything but the properties has the later rank.
      let row = (tokens[parent] ?? 0) * width
      for child in 0..<width { ranks[row + child] = 1 }
      ranks[row + (tokens[first] ?? 0)] = 0
    }
    return ranks
  }()

  private static let linking = [Name.relationId, .embed, .link]

  private struct Level: BitwiseCopyable {
    var token: Int
    /// The highest rank among the children so far.
    var rank: Int16 = -1
    /// A cell of a table has to end with a paragraph.
    var endsWithParagraph = false
    /// A table has to have rows, a row cells; a content control may stand between.
    var hasParts = false
  }

  private(set) var problems: [PackageCheck.Problem] = []
  private let part: String
  /// The glossary of building blocks is a document of its own within the document.
  private let hasOwnStyles: Bool
  private let links: Set<String>
  private let context: CheckContext
  private let delimiters: [[UInt8]]
  /// The bytes that delimiters are made of: text without any of them, nearly all of it, needs no search.
  private let marks: [Bool]
  /// How many bytes of a piece of text a delimiter may begin in and end beyond.
  private let reach: Int
  private let ranks = CheckSink.ranks
  private let width = CheckSink.vocabulary.count
  private let levels = RawStack<Level>()
  @exclusivity(unchecked) private var fallbackDepth = 0
  @exclusivity(unchecked) private var line = 0
  @exclusivity(unchecked) private var seen: [Int: Set<String>] = [:]
  @exclusivity(unchecked) private var cellIsShared = false
  @exclusivity(unchecked) private var sharedIndex: [UInt8] = []
  @exclusivity(unchecked) private var tail: [UInt8] = []

  init(part: String, links: Relationships, _ context: CheckContext, _ delimiters: [[UInt8]]) {
    self.part = part
    hasOwnStyles = part.split(separator: "/").contains("glossary")
    self.links = Set(links.items.map(\.id))
    self.context = context
    self.delimiters = delimiters
    marks = (0...255).map { byte in delimiters.contains { $0.contains(UInt8(byte)) } }
    reach = (delimiters.map(\.count).max() ?? 1) - 1
  }

  func add(_ kind: PackageCheck.Problem.Kind, _ line: Int, _ message: String) {
    if problems.count < PackageCheck.most { problems.append(PackageCheck.Problem(kind: kind, part: part, line: line, message: message)) }
  }

  // MARK: Events

  override func start(_ token: Int, _ tag: XMLTag) throws { _ = begin(token, tag) }
  override func end(_ token: Int) throws { close(token) }

  /// - Returns: whether the same tag, wherever it comes again in this part, needs no second look: `begin(again:)` is enough.
  func begin(_ token: Int, _ tag: some TagView) -> Bool {
    line = tag.line
    if token == Name.fallback.rawValue { fallbackDepth += 1 }
    enter(token)
    guard fallbackDepth == 0 else { return false }
    if tag.attributeCount > 0 { checkLinks(tag) }
    guard let name = Name(rawValue: token) else { return true }
    look(at: name, tag)
    return isSettled(name, tag)
  }

  /// A start tag that was judged before: only its place is new.
  @inline(__always)
  func begin(again token: Int) {
    enter(token)
    if !tail.isEmpty, let name = Name(rawValue: token), Self.beginText.contains(name) { tail.removeAll(keepingCapacity: true) }
  }

  @inline(__always)
  private func enter(_ token: Int) {
    checkOrder(token)
    if token == Name.row.rawValue { markParts(of: .table) } else if token == Name.cell.rawValue { markParts(of: .row) }
    levels.append(Level(token: token))
  }

  /// Elements that have text of their own: no tag is split between two of them.
  private static let beginText: Set<Name> = [
    .paragraph, .drawingParagraph, .sharedItem, .inlineItem, .cellValue, .chartValue,
  ]

  /// Whether what there is to say of a tag depends on its bytes alone: not on what came before, nor on what comes after.
  private func isSettled(_ name: Name, _ tag: some TagView) -> Bool {
    switch name {
    case .paragraph: tag.bytes(of: Name.paragraphId.rawValue) == nil
    case .drawing, .bookmark, .comment, .controlId, .sheetCell, .fallback: false
    default: true
    }
  }

  func close(_ token: Int) {
    let level = levels.removeLast()
    if token == Name.cellValue.rawValue, cellIsShared { checkSharedIndex() }
    if token == Name.fallback.rawValue { fallbackDepth -= 1 }
    if token == Name.cell.rawValue, !level.endsWithParagraph, fallbackDepth == 0 {
      add(.order, line, "a table cell does not end with a paragraph")
    }
    if !level.hasParts, fallbackDepth == 0 {
      if token == Name.table.rawValue { add(.order, line, "a table has no rows") }
      if token == Name.row.rawValue { add(.order, line, "a table row has no cells") }
    }
  }

  /// The table of a row, or the row of a cell, that begins: the nearest around it.
  private func markParts(of holder: Name) {
    levels.changeNearest(where: { $0.token == holder.rawValue }, to: { $0.hasParts = true })
  }

  override func text(_ utf8: Span<UInt8>) throws {
    guard !levels.isEmpty, fallbackDepth == 0 else { return }
    let token = levels.last.token
    if token == Name.cellValue.rawValue, cellIsShared {
      utf8.withUnsafeBufferPointer { sharedIndex.append(contentsOf: $0) }
      return
    }
    guard token != Name.cellFormula.rawValue, token != Name.instruction.rawValue else { return }
    utf8.withUnsafeBufferPointer { searchTags($0) }
  }

  // MARK: Order

  @inline(__always)
  private func checkOrder(_ token: Int) {
    guard !levels.isEmpty else { return }
    let parent = levels.last.token
    if parent == Name.cell.rawValue { noteLast(token) }
    guard parent >= 0 else { return }
    // A name outside the vocabulary: free in a sequence, "something else" where properties come first.
    let rank = ranks[parent &* width &+ (token >= 0 ? token : Name.other.rawValue)]
    guard rank >= 0 else { return }
    if rank < levels.last.rank {
      add(.order, line, "\(token < 0 ? Name.other.spelling : Self.vocabulary[token]) stands too late in \(Self.vocabulary[parent])")
    } else {
      levels.last.rank = rank
    }
  }

  /// Marks between blocks (bookmarks, permissions) may follow the last paragraph; a table may not.
  private func noteLast(_ token: Int) {
    switch Name(rawValue: token) {
    case .paragraph, .block: levels.last.endsWithParagraph = true
    case .table: levels.last.endsWithParagraph = false
    default: break
    }
  }

  // MARK: Ids and references

  private func checkLinks(_ tag: some TagView) {
    for name in Self.linking {
      guard let bytes = tag.bytes(of: name.rawValue) else { continue }
      let id = String(decoding: bytes, as: UTF8.self)
      if !id.isEmpty, !links.contains(id) { add(.relationship, line, "\(name.spelling)=\"\(id)\" is no relationship of this part") }
    }
  }

  private func look(at name: Name, _ tag: some TagView) {
    switch name {
    case .paragraph:
      tail.removeAll(keepingCapacity: true)
      unique(.paragraphId, value(.paragraphId, tag), "paragraph id")
    case .drawingParagraph, .sharedItem, .inlineItem, .cellValue, .chartValue: tail.removeAll(keepingCapacity: true)
    case .drawing:
      unique(.drawing, value(.plainId, tag), "drawing id")
      for text in [Name.description, .title, .plainName] { if let bytes = tag.bytes(of: text.rawValue) { searchTags(in: bytes) } }
    case .bookmark:
      unique(.bookmark, value(.controlId, tag), "bookmark id")
      unique(.wordName, value(.wordName, tag)?.lowercased(), "bookmark")
    case .comment: unique(.comment, value(.controlId, tag), "comment id")
    case .controlId:
      if levels.secondLast?.token == Name.control.rawValue { unique(.controlId, value(.wordValue, tag), "content control id") }
    case .paragraphStyle, .runStyle, .tableStyle: refer(to: hasOwnStyles ? nil : context.styles, value(.wordValue, tag), "style")
    case .commentReference: refer(to: context.comments, value(.controlId, tag), "comment")
    case .footnoteReference: refer(to: context.footnotes, value(.controlId, tag), "footnote")
    case .endnoteReference: refer(to: context.endnotes, value(.controlId, tag), "endnote")
    case .sheetCell: checkCell(tag)
    default: break
    }
  }

  private func value(_ name: Name, _ tag: some TagView) -> String? {
    tag.bytes(of: name.rawValue).map { String(decoding: $0, as: UTF8.self) }
  }

  private func unique(_ group: Name, _ id: String?, _ what: String) {
    guard let id else { return }
    if !seen[group.rawValue, default: []].insert(id).inserted { add(.duplicate, line, "\(what) \(id) occurs twice") }
  }

  private func refer(to known: Set<String>?, _ id: String?, _ what: String) {
    if let known, let id, !known.contains(id) { add(.reference, line, "\(what) \(id) does not exist") }
  }

  private func checkSharedIndex() {
    let index = sharedIndex.withUnsafeBufferPointer { parseInteger($0) } ?? -1
    sharedIndex.removeAll(keepingCapacity: true)
    if index < 0 || index >= context.sharedStrings { add(.reference, line, "a shared string that the table does not have") }
  }

  private func checkCell(_ tag: some TagView) {
    let type = tag.bytes(of: Name.type.rawValue)
    cellIsShared = type?.count == 1 && type?.first == 0x73
    if let bytes = tag.bytes(of: Name.style.rawValue) {
      let style = parseInteger(bytes) ?? -1
      if style < 0 || style >= max(context.cellFormats, 1) { add(.reference, line, "cell style \(style) does not exist") }
    }
  }

  // MARK: Left-over tags

  /// Searches text that may be split into runs: the end of the last piece is kept.
  private func searchTags(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.contains(where: { marks[Int($0)] }) else {
      if !tail.isEmpty, !bytes.isEmpty { tail.removeAll(keepingCapacity: true) }
      return
    }
    for delimiter in delimiters {
      let split = tail.isEmpty ? [] : tail.suffix(delimiter.count - 1) + bytes.prefix(delimiter.count - 1)
      if contains(delimiter, in: bytes) || split.withUnsafeBufferPointer({ contains(delimiter, in: $0) }) { report(delimiter) }
    }
    keepTail(bytes)
  }

  private func keepTail(_ bytes: UnsafeBufferPointer<UInt8>) {
    // Mostly there is nothing to keep: no delimiter begins in the last bytes.
    let mayContinue = bytes.suffix(reach).contains { marks[Int($0)] }
    guard mayContinue || (bytes.count < reach && !tail.isEmpty) else {
      tail.removeAll(keepingCapacity: true)
      return
    }
    tail = Array((tail + bytes.suffix(reach)).suffix(reach))
  }

  private func searchTags(in value: UnsafeBufferPointer<UInt8>) {
    for delimiter in delimiters where contains(delimiter, in: value) { report(delimiter) }
  }

  private func report(_ delimiter: [UInt8]) { add(.tag, line, "\(String(decoding: delimiter, as: UTF8.self)) is left over") }

  private func contains(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    for start in 0...(bytes.count - needle.count) where bytes[start] == first {
      if needle.indices.allSatisfy({ bytes[start + $0] == needle[$0] }) { return true }
    }
    return false
  }
}
