import Diagnostics
import OOXML

/// Turns a part whose tags are placed into a program.
final class WordCompiler {
  let part: WordPart
  let context: Context
  var compilation: Compilation
  var out = WordProgram()
  var builder = ProgramBuilder()
  var scratch = ByteBuffer(capacity: 65_536)
  var before: [ObjectIdentifier: [WordMark]] = [:]
  var after: [ObjectIdentifier: [WordMark]] = [:]
  var starts: [ObjectIdentifier: [WordMark]] = [:]
  var ends: [ObjectIdentifier: [WordMark]] = [:]
  var instead: [ObjectIdentifier: [WordMark]] = [:]
  /// The elements that any of these five concern: most elements of a part need no second look.
  var placed: Set<ObjectIdentifier> = []
  var merging: Set<ObjectIdentifier> = []
  var mergesOfTable: [[Int]] = []
  var columnsOfTable: [TableColumns?] = []
  var spansOfGridSpans: [ObjectIdentifier: ColumnSpan] = [:]
  var openMarks: [WordMark] = []
  /// The sections around whose items begin on pages of their own, as long as what is written may be the first of an item.
  var pageSections: [WordMark] = []
  var mayBeginPage: Bool { !pageSections.isEmpty }
  var linkDepth = 0
  /// The bookmarks that stand within a section, by name and by number: their index in the program.
  var loopBookmarks = LoopBookmarks()
  var boundPicture: Int?
  /// The transforms that turn with the bound picture, as the template has them.
  var turns: [ObjectIdentifier: PictureTurn] = [:]
  /// The places in groups that move with it.
  var places: Set<ObjectIdentifier> = []
  var boundChart: Int?
  /// The references, and ends of ranges, whose notes are made with them: which note of the program, and what part they play.
  var notes: [ObjectIdentifier: (note: Int, role: NoteRole)] = [:]
  /// The pieces of text that show the number of a sequence.
  var sequences: [ObjectIdentifier: Int] = [:]
  /// Whether numbers begin anew with chapters.
  var countsChapters = false
  /// The note that this program makes.
  var note: XMLElement?
  private(set) var tablesBehindTables: Set<ObjectIdentifier> = []

  /// What the parts of one document have in common.
  struct Context {
    let relationships: Relationships
    /// The part that a relationship leads to.
    let target: (String) -> String?
    /// The document's tables of contents, where the part's headings are listed in them.
    let contents: [ContentsField]
    var hasContents: Bool { !contents.isEmpty }
    let delimiters: Delimiters
    /// The notes that the part refers to.
    var notes = NoteRegistry()
    /// A chart part as the template has it.
    var chart: (String) -> [UInt8]? = { _ in nil }
    /// The workbook within a chart part.
    var chartBook: (String) -> [UInt8]? = { _ in nil }
  }

  /// Within a section, where what is unique must be made anew.
  var inLoop: Bool { isPartial || !openMarks.isEmpty }
  var isPartial = false
  var isInline = false
  /// A content control that holds tags around.
  var isFilledControl = false

  static func compile(_ part: WordPart, _ context: Context, in compilation: inout Compilation) -> WordProgram {
    WordSections.place(part, in: &compilation)
    let compiler = WordCompiler(part, context, compilation)
    compiler.emitDocument()
    compilation = compiler.compilation
    return compiler.out
  }

  /// The blocks of a body alone, or the runs of a paragraph, for a partial. Its numbers and bookmarks are made anew as in a section, since it may stand there twice.
  static func compileBlocks(_ part: WordPart, _ body: XMLElement, inline: Bool, _ context: Context, in compilation: inout Compilation)
    -> WordProgram
  {
    WordSections.place(part, in: &compilation)
    let compiler = WordCompiler(part, context, compilation)
    (compiler.isPartial, compiler.isInline, compiler.out.mayRecur) = (true, inline, true)
    compiler.emitDocument(body)
    compilation = compiler.compilation
    return compiler.out
  }

  /// One note, made anew with each reference to it, in the place of its reference.
  static func compile(note: XMLElement, of part: WordPart, _ context: Context, in compilation: inout Compilation) -> WordProgram {
    WordSections.place(part, in: &compilation)
    let compiler = WordCompiler(part, context, compilation)
    (compiler.isPartial, compiler.note, compiler.out.mayRecur) = (true, note, true)
    compiler.emitDocument()
    compilation = compiler.compilation
    return compiler.out
  }

  private init(_ part: WordPart, _ context: Context, _ compilation: Compilation) {
    self.part = part
    self.context = context
    self.compilation = compilation
    out.part = part.name
    collectTablesBehindTables()
    for mark in part.stories.joined() {
      switch mark.placement {
      case .inline: break
      case .before(let element): before[ObjectIdentifier(element), default: []].append(mark)
      case .after(let element): after[ObjectIdentifier(element), default: []].append(mark)
      case .start(let element):
        starts[ObjectIdentifier(element), default: []].append(mark)
        instead[ObjectIdentifier(mark.paragraph), default: []] += []
      case .end(let element):
        ends[ObjectIdentifier(element), default: []].append(mark)
        instead[ObjectIdentifier(mark.paragraph), default: []] += []
      case .insteadOf(let element): instead[ObjectIdentifier(element), default: []].append(mark)
      }
    }
    for marks in [before, after, starts, ends, instead] { placed.formUnion(marks.keys) }
  }

  // MARK: Bytes and operations

  func bytes(_ literal: StaticString) { scratch.append(literal) }
  func text(_ text: String) { scratch.append(text: text) }
  func raw(_ text: String) { scratch.append(raw: text) }
  func attributeText(_ text: String) { scratch.append(attribute: text) }

  func flush() {
    builder.bytes(scratch.bytes)
    scratch.removeAll()
  }

  func special(_ special: WordSpecial) {
    flush()
    builder.special(out.specials.count)
    out.specials.append(special)
  }

  func list(_ numbers: [Int]) -> Int {
    out.lists.append(numbers)
    return out.lists.count - 1
  }

  func expression(_ tag: Tag, at site: Site) -> Int { builder.add(Expression(tag, at: site, in: &compilation)) }

  func open(_ expression: Expression) {
    flush()
    builder.open(expression, inverted: false)
  }

  func close() {
    flush()
    builder.close()
  }

  private func collectTablesBehindTables() {
    guard part.document.mayHold(["w:tbl"]) else { return }
    part.document.root.walk { container in
      var isBehindTable = false
      for case .element(let block) in container.children {
        let isTable = block.tag == "w:tbl"
        if isTable, isBehindTable { tablesBehindTables.insert(ObjectIdentifier(block)) }
        isBehindTable = isTable
      }
      return true
    }
  }
}
