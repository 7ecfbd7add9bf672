import Diagnostics
import OOXML

/// Takes the output of a part's program. The first run surveys: nothing is kept but what the document needs to know of itself (new
/// pictures, links, charts, headings, everything that is wrong). The second run writes.
final class WordSink: ProgramSink {
  typealias Failure = any Error

  enum Mode {
    case survey
    case memory
    case stream(PartStream)
  }

  let document: WordFill
  /// One thread runs a sink, and no property is reached while it is being changed: the checks would cost as much as the work.
  @exclusivity(unchecked) var program: WordProgram
  let mode: Mode
  /// In a survey whose output nobody asks about, text is looked up and not written.
  let discards: Bool
  @exclusivity(unchecked) var buffer = ByteBuffer(capacity: 1 << 19)
  /// Bytes that have left the buffer, and the last of them.
  @exclusivity(unchecked) private var gone = 0
  @exclusivity(unchecked) private var tail: [UInt8] = []
  /// While more than zero, what is in the buffer may still change.
  @exclusivity(unchecked) private var holds = 0
  @exclusivity(unchecked) private var tables: [(start: Int, rows: Int)] = []
  private var merges: [Merge] = []
  /// Whether a merging cell of this row has begun a new merge.
  private var rowBroke = false
  private var bookmarks: [(times: Int, name: String, number: Int)] = []
  /// The numbers of comments whose ranges are open.
  private var noteNumbers: [Int: (number: Int, isReferred: Bool)] = [:]
  /// The number of the note that this sink makes.
  var noteNumber = 0
  /// The next paragraph begins a page.
  var pageBreakIsDue = false
  private var written: Set<Int> = []
  var picture = BoundPicture()
  var chartCount = 0
  private var headingCount = 0
  private var heading = (start: 0, number: 0)
  private var estimated = 0
  private var partialDepth = 0

  private struct Merge {
    var content: [UInt8]?
    var mark = 0
    var start = 0
    var length = 0
  }

  struct BoundPicture {
    var relationship = ""
    /// As it is stored, in EMU.
    var size = (width: 0, height: 0)
    var turn = PictureTurn()
    var description = ""
  }

  private static let chunk = 1 << 18
  private static let tableEnd = "</w:tbl>".utf8.count

  init(_ document: WordFill, _ program: WordProgram, mode: Mode) {
    self.document = document
    self.program = program
    self.mode = mode
    if case .survey = mode { discards = !document.hasContents } else { discards = false }
    enter(program)
  }

  private func enter(_ program: WordProgram) {
    self.program = program
    merges = Array(repeating: Merge(), count: program.mergeCount)
    bookmarks = program.bookmarks.map { (0, $0, 0) }
    noteNumbers = [:]
    written = []
  }

  private var position: Int { gone + buffer.count }

  func run(with evaluator: inout Evaluator) throws {
    var me = self
    try program.program.run(into: &me, with: &evaluator)
    estimate()
    if case .stream(let stream) = mode { try stream.write(buffer) }
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if discards { return }
    buffer.append(bytes)
    guard holds == 0, buffer.count > Self.chunk else { return }
    // A table that has no row yet may still go.
    if let table = tables.last, table.rows + Self.tableEnd >= position { return }
    switch mode {
    case .memory: return
    case .survey: estimate()
    case .stream(let stream): try stream.write(buffer)
    }
    tail = buffer.withBytes { [UInt8]($0.suffix(8)) }
    gone += buffer.count
    estimated = 0
    buffer.removeAll()
  }

  func write(_ expression: Expression, with evaluator: inout Evaluator) {}

  func partial(_ call: Program.PartialCall, with evaluator: inout Evaluator) {}

  func special(_ number: Int, of running: Program, with evaluator: inout Evaluator) throws {
    let special = program.specials[number]
    if discards, try survey(special, running, &evaluator) { return }
    switch special {
    case .run(let expression, let frame): run(running.expressions[expression], program.frames[frame], &evaluator)
    case .paragraph(let expression, let frame): paragraph(running.expressions[expression], program.frames[frame], &evaluator)
    case .sequence(let index): buffer.append(text: document.next(program.sequences[index]))
    case .line(let index, let use): line(index, use, &evaluator)
    case .freshNumber: buffer.append(document.freshNumber())
    case .once(let index): if written.insert(index).inserted { buffer.append(program.once[index]) }
    case .note(let index, let role): try note(index, role, &evaluator)
    case .noteNumber: buffer.append(noteNumber)
    case .bookmarkName(let index): buffer.append(attribute: bookmarkName(index))
    case .bookmarkNumber(let index): buffer.append(bookmarks[index].number)
    case .renewBookmarks(let list):
      for index in program.lists[list] { renewBookmark(index) }
    case .namedBookmark(let expression): namedBookmark(running.expressions[expression], &evaluator)
    case .needsParagraph: if !ends(with: "</w:p>") { buffer.append("<w:p></w:p>" as StaticString) }
    case .controlNeedsContent: if ends(with: "<w:sdtContent>") { buffer.append("<w:p></w:p>" as StaticString) }
    case .separatesTables: if ends(with: "</w:tbl>") { buffer.append("<w:p></w:p>" as StaticString) }
    case .needsCell: if !ends(with: "</w:tc>") { buffer.append("<w:tc><w:tcPr/><w:p></w:p></w:tc>" as StaticString) }
    case .columnSpan(let index): buffer.append(max(1, columns(index, running, &evaluator)))
    case .columnsAfter(let index):
      let count = columns(index, running, &evaluator)
      if count > 0 { buffer.append(raw: "<w:gridAfter w:val=\"\(count)\"/>") }
    case .tableBegins:
      holds += 1
      tables.append((position, -1))
    case .rowsBegin:
      holds -= 1
      if let last = tables.indices.last { tables[last].rows = position }
    case .tableEnds: tableEnds()
    case .forgetMerges(let list): for index in program.lists[list] { merges[index].content = nil }
    case .rowBegins: rowBroke = false
    case .mergeMark(let index):
      holds += 1
      merges[index].mark = position
      buffer.append("<w:vMerge w:val=\"restart\"/>" as StaticString)
      merges[index].length = position - merges[index].mark
    case .mergeContent(let index): merges[index].start = position
    case .mergeEnds(let index): mergeEnds(index)
    case .itemOfPagesBegins: if let position = evaluator.ownPosition, position.index > 0 { pageBreakIsDue = true }
    case .pageBreakBefore: if takesPageBreak() { buffer.append("<w:pageBreakBefore/>" as StaticString) }
    case .pageBreakParagraph: if takesPageBreak() { buffer.append(Self.pageBreakParagraph) }
    case .pagesEnd: pageBreakIsDue = false
    case .picture(let index, let aspect): try picture(index, aspect, running, &evaluator)
    case .pictureRun(let expression, let frame): try pictureRun(running.expressions[expression], program.frames[frame], &evaluator)
    case .chartData(let index): try chartData(index, running, &evaluator)
    case .chart(let index):
      buffer.append(attribute: document.chartRelationship(program.part, chartCount - 1) ?? program.charts[index].relationship)
    case .headingBegins(let index): headingBegins(program.headings[index])
    case .chapterBegins(let level): document.chapterBegins(level: level)
    case .headingEnds: headingEnds()
    case .contents(let index): TableOfContents.write(program.contents[index], document, to: &buffer)
    case .partial(let index, let inline): try partial(program.partials[index], inline, &evaluator)
    }
  }

  /// What a survey without output does with an operation; false where the operation itself finds something out.
  private func survey(_ special: WordSpecial, _ running: Program, _ evaluator: inout Evaluator) throws -> Bool {
    buffer.removeAll()
    switch special {
    case .run(let index, let frame), .paragraph(let index, let frame):
      let expression = running.expressions[index]
      let value = evaluator.value(of: expression)
      switch value {
      case .link(let text, let target) where program.frames[frame].takesLinks:
        link(text, target, program.frames[frame], expression, &evaluator)
      case .list, .object, .chart, .picture: evaluator.report(.type(expression.name, value.kindWords), expression)
      default: break
      }
    case .namedBookmark(let index): _ = evaluator.text(of: running.expressions[index])
    case .line, .picture, .pictureRun, .chartData, .partial, .note: return false
    default: break
    }
    return true
  }

  private func ends(with end: String) -> Bool {
    let wanted = Array(end.utf8)
    let last = buffer.withBytes { [UInt8]($0.suffix(wanted.count)) }
    return last.count == wanted.count ? last == wanted : (tail + last).suffix(wanted.count).elementsEqual(wanted)
  }

  // MARK: Tables

  private func columns(_ index: Int, _ running: Program, _ evaluator: inout Evaluator) -> Int {
    let span = program.spans[index]
    return span.repeated.reduce(span.fixed) { sum, part in
      switch evaluator.repetition(of: running.expressions[part.expression]) {
      case .never: sum
      case .once: sum + part.width
      case .each(let list): sum + part.width * list.count
      }
    }
  }

  private func tableEnds() {
    guard let table = tables.popLast() else { return }
    // A table without rows is no table.
    if table.rows + Self.tableEnd == position { buffer.truncate(to: table.start - gone) }
  }

  /// A cell whose text is that of the cell above goes on with it, unless a merge to its left begins anew in this row.
  private func mergeEnds(_ index: Int) {
    holds -= 1
    let merge = merges[index]
    let start = merge.start - gone
    let content = buffer.withBytes { [UInt8]($0[start...]) }
    guard !rowBroke, merge.content == content else {
      merges[index].content = content
      rowBroke = true
      return
    }
    let markEnd = merge.mark + merge.length - gone
    let properties = buffer.withBytes { [UInt8]($0[markEnd..<start]) }
    buffer.truncate(to: merge.mark - gone)
    buffer.append("<w:vMerge/>" as StaticString)
    buffer.append(properties)
    buffer.append("<w:p></w:p>" as StaticString)
  }

  // MARK: Bookmarks

  private func bookmarkName(_ index: Int) -> String { bookmarks[index].name }

  /// The first item keeps the template's name, so that what leads to it from outside arrives.
  private func renewBookmark(_ index: Int) {
    let times = bookmarks[index].times + 1
    let name = program.bookmarks[index]
    let isFirst = times == 1 && !program.mayRecur
    bookmarks[index] = (times, isFirst ? name : document.claimBookmark(name), document.freshNumber())
  }

  private func namedBookmark(_ expression: Expression, _ evaluator: inout Evaluator) {
    let text = evaluator.text(of: expression)
    guard !text.isEmpty else { return }
    let number = document.freshNumber()
    buffer.append("<w:bookmarkStart" as StaticString)
    buffer.append(attribute: "w:id", number)
    buffer.append(attribute: "w:name", document.claimBookmark(BookmarkName.from(text)))
    buffer.append("/><w:bookmarkEnd" as StaticString)
    buffer.append(attribute: "w:id", number)
    buffer.append("/>" as StaticString)
  }

  // MARK: Headings

  private func headingBegins(_ mark: HeadingMark) {
    estimate()
    headingCount += 1
    holds += 1
    buffer.append("<w:bookmarkStart" as StaticString)
    heading.number = document.freshNumber()
    buffer.append(attribute: "w:id", heading.number)
    buffer.append(attribute: "w:name", document.headingBookmark(headingCount, mark))
    buffer.append("/>" as StaticString)
    heading.start = position
    if document.surveys {
      document.headings.append(
        WordHeading(
          level: mark.level, text: "", bookmark: document.headingBookmark(headingCount, mark), page: document.estimator.page,
          style: mark.style, label: mark.label))
    }
  }

  private func headingEnds() {
    holds -= 1
    if document.surveys, let last = document.headings.indices.last {
      let start = heading.start - gone
      document.headings[last].text = buffer.withBytes { RunText.plain(UnsafeBufferPointer(rebasing: $0[start...])) }
    }
    buffer.append("<w:bookmarkEnd" as StaticString)
    buffer.append(attribute: "w:id", heading.number)
    buffer.append("/>" as StaticString)
  }

  private func estimate() {
    guard case .survey = mode, document.hasContents else { return }
    let from = estimated
    buffer.withBytes { document.estimator.read(UnsafeBufferPointer(rebasing: $0[from...])) }
    estimated = buffer.count
  }

  // MARK: Pages

  /// A line of a twentieth of a point: a break that takes no room.
  private static let pageBreakParagraph: StaticString =
    "<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"1\" w:lineRule=\"exact\"/></w:pPr></w:p>"

  func takesPageBreak() -> Bool {
    defer { pageBreakIsDue = false }
    return pageBreakIsDue
  }

  // MARK: Notes

  /// The note is made while the document is surveyed, since the text is written last.
  private func note(_ index: Int, _ role: NoteRole, _ evaluator: inout Evaluator) throws {
    let note = program.notes[index]
    let number: Int
    // The ends of a comment's range, and its reference, are one comment's; a second reference is the next item's.
    if let known = noteNumbers[index], note.kind == .comment, role == .ends || (role == .refers && !known.isReferred) {
      number = known.number
    } else {
      number = document.freshNote(note.kind)
    }
    noteNumbers[index] = (number, role == .refers)
    buffer.append(number)
    guard role == .refers, document.surveys else { return }
    let sink = WordSink(document, note.program, mode: .memory)
    sink.noteNumber = number
    try sink.run(with: &evaluator)
    document.addNote(note.kind, sink.buffer.bytes)
  }

  // MARK: Charts and partials

  private func partial(_ call: Program.PartialCall, _ inline: Bool, _ evaluator: inout Evaluator) throws {
    guard partialDepth < 50 else {
      evaluator.report(.partial(call.name, Bilingual(zh: "一层套一层超过 50 层", en: "nested deeper than 50")), source: call.source, at: call.site)
      return
    }
    guard document.mayCall(fromWithin: partialDepth > 0) else {
      evaluator.report(.tooManyCalls(call.name), source: call.source, at: call.site)
      return
    }
    guard let partial = document.partial(call, inline, for: program.part, &evaluator) else { return }
    let (outer, outerMerges, outerBookmarks, outerWritten, outerNotes) = (program, merges, bookmarks, written, noteNumbers)
    partialDepth += 1
    enter(partial)
    var me = self
    try partial.program.run(into: &me, with: &evaluator)
    partialDepth -= 1
    (program, merges, bookmarks, written, noteNumbers) = (outer, outerMerges, outerBookmarks, outerWritten, outerNotes)
  }
}
