/// What a Word program does besides fixed bytes and sections. Numbers only, so that it is read without counting references.
enum WordSpecial: Sendable {
  /// A run with the value's text, or a link, or bold stretches.
  case run(expression: Int, frame: Int)
  /// A paragraph that is one tag: the value's text, or the paragraphs of its Markdown.
  case paragraph(expression: Int, frame: Int)
  /// The next number of a sequence: of the figures, of the tables.
  case sequence(Int)
  /// Text with tags where only text can stand.
  case line(Int, LineUse)
  /// The number of a drawing or content control that a section repeats.
  case freshNumber
  /// Something that may stand once only, however often its section repeats.
  case once(Int)
  /// The number of a note that is made with its reference.
  case note(Int, NoteRole)
  /// The number of the note that is being made.
  case noteNumber
  case bookmarkName(Int)
  case bookmarkNumber(Int)
  /// The bookmarks of a section's content, which are new ones with every item.
  case renewBookmarks(list: Int)
  /// A bookmark named by a value.
  case namedBookmark(expression: Int)
  /// A cell, note, text box or header must end with a paragraph.
  case needsParagraph
  /// A content control between blocks must hold something.
  case controlNeedsContent
  /// An empty paragraph where a table has just ended, lest the next one join it.
  case separatesTables
  case needsCell
  /// How many columns a cell spans, where sections repeat some of them.
  case columnSpan(Int)
  /// How many columns stay empty behind the last cell of a row.
  case columnsAfter(Int)
  case tableBegins
  case rowsBegin
  case tableEnds
  case forgetMerges(list: Int)
  case mergeMark(Int)
  case mergeContent(Int)
  case mergeEnds(Int)
  case rowBegins
  /// An item begins of a section whose items stand on pages of their own.
  case itemOfPagesBegins
  /// Within the properties of a paragraph that may be the first of such an item.
  case pageBreakBefore
  /// A paragraph of no height with the break, where a table or partial may be the first of such an item.
  case pageBreakParagraph
  case pagesEnd
  case picture(Int, PictureAspect)
  /// A picture where a text tag stands.
  case pictureRun(expression: Int, frame: Int)
  /// A chart is filled.
  case chartData(Int)
  /// The relationship to the chart that was filled.
  case chart(Int)
  case headingBegins(Int)
  /// A heading of a level goes by, where numbers begin anew with chapters.
  case chapterBegins(level: Int)
  case headingEnds
  /// The entries of a table of contents.
  case contents(Int)
  /// Blocks where a paragraph stood, or the runs of one paragraph within another.
  case partial(Int, inline: Bool)
}

/// What a text with tags is used for: how its values are fitted in, and what becomes of it.
enum LineUse: Sendable {
  case text, attribute
  /// The code of a field, as text or as an attribute.
  case code, codeAttribute
  /// The name of a bookmark in an attribute.
  case bookmark
  /// The address of a hyperlink: the number of a relationship.
  case address
}

/// Which figure of a bound picture is wanted.
enum PictureAspect: Sendable {
  /// Said once at the beginning: whether there is one, and whether it can be read.
  case check, relationship, width, height, description
  /// The turn of the picture in a placeholder that is turned itself.
  case turn(in: PictureTurn)
  /// The place in a group where an upright picture begins.
  case left(Int)
  case top(Int)
  /// For shapes of old files.
  case widthInPoints, heightInPoints, oldTurn
}

/// The format of a tag's run and of its paragraph.
final class WordFrame: Sendable {
  /// `<w:rPr>…</w:rPr>` or nothing.
  let run: [UInt8]
  /// `<w:pPr>…</w:pPr>` or nothing.
  let paragraph: [UInt8]
  /// The same with a page break before, where the paragraph may be the first of an item with pages of its own.
  let onNewPage: [UInt8]?
  /// Whether a hyperlink may stand here: not within another.
  let takesLinks: Bool

  init(run: [UInt8], paragraph: [UInt8], onNewPage: [UInt8]? = nil, takesLinks: Bool) {
    self.run = run
    self.paragraph = paragraph
    self.onNewPage = onNewPage
    self.takesLinks = takesLinks
  }
}

/// A picture placeholder: the box to fit into, in EMU.
struct PictureBox: Sendable {
  let expression: Int
  let width: Int
  let height: Int
}

/// So many columns, and so many for each item of some sections.
struct SpanOfColumns: Sendable {
  let fixed: Int
  let repeated: [(expression: Int, width: Int)]
}

struct ChartSlot: Sendable {
  /// `nil` where no data is bound to it and only its titles have tags.
  let expression: Int?
  /// The template's chart part.
  let part: String
  /// The template's relationship.
  let relationship: String
  let titles: [ChartTitle]
}

struct ContentsField: Sendable {
  /// The field's instruction: `TOC \o "1-3" \h \z \u`.
  let instruction: String
  /// The headings that are listed by their levels.
  let levels: ClosedRange<Int>?
  /// The styles whose paragraphs are listed, by name in lower case, and at which level.
  let styles: [String: Int]
  /// The sequence whose captions are listed, and nothing else.
  let label: String?
  /// The levels that are listed without their pages.
  let pageless: ClosedRange<Int>?
  /// What stands between an entry and its page; `nil` for a tab with dots.
  let separator: String?
}

/// A paragraph that a table of contents may list.
struct HeadingMark: Sendable {
  /// 0 for what is no heading.
  let level: Int
  /// Its style's name, where a table of contents names styles.
  let style: String?
  /// The sequence of which it is a caption.
  let label: String?
}

/// A number of a sequence of figures or tables.
struct SequenceNumber: Sendable, Hashable {
  let name: String
  let format: FieldNumber
  /// Begins anew here, with this number.
  let reset: Int?
  /// Begins anew with every heading of this level.
  let level: Int?
  /// Shows the number before it again.
  let repeats: Bool
}

/// A compiled part.
struct WordProgram: Sendable {
  var program = Program()
  var specials: [WordSpecial] = []
  var frames: [WordFrame] = []
  var bookmarks: [String] = []
  var once: [[UInt8]] = []
  var lists: [[Int]] = []
  /// The numbers of sequences that are counted.
  var sequences: [SequenceNumber] = []
  var headings: [HeadingMark] = []
  var lines: [TextLine] = []
  /// Where they stand.
  var lineSites: [Site] = []
  var notes: [FloatingNote] = []
  /// The hyperlinks whose addresses are filled: the template's own relationships go.
  var filledLinks: Set<String> = []
  var boxes: [PictureBox] = []
  var spans: [SpanOfColumns] = []
  var charts: [ChartSlot] = []
  var contents: [ContentsField] = []
  var partials: [Program.PartialCall] = []
  var mergeCount = 0
  /// Of a partial or a note: the whole of it may stand in the document more than once.
  var mayRecur = false
  /// The relationships that the fixed bytes use.
  var part = ""
}
