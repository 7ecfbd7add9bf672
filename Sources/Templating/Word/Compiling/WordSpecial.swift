/// What a Word program does besides fixed bytes and sections. Numbers only, so that it is read without counting references.
enum WordSpecial: Sendable {
  /// A run with the value's text, or a link, or bold stretches.
  case run(expression: Int, frame: Int)
  /// A paragraph that is one tag: the value's text, or the paragraphs of its Markdown.
  case paragraph(expression: Int, frame: Int)
  /// A value within an attribute.
  case attribute(expression: Int)
  /// The number of a drawing or content control that a section repeats.
  case freshNumber
  /// Something that may stand once only, however often its section repeats.
  case once(Int)
  /// A reference to a note, which the document has once.
  case note(Int, site: Int)
  case bookmarkName(Int)
  case bookmarkNumber(Int)
  /// The bookmarks of a section's content, which are new ones with every item.
  case renewBookmarks(list: Int)
  /// A bookmark named by a value.
  case namedBookmark(expression: Int)
  /// A cell, note, text box or header must end with a paragraph.
  case needsParagraph
  case needsCell
  case tableBegins
  case rowsBegin
  case tableEnds
  case forgetMerges(list: Int)
  case mergeMark(Int)
  case mergeContent(Int)
  case mergeEnds(Int)
  case rowBegins
  /// Within the properties of the first paragraph of a section whose items begin on pages of their own.
  case pageBreakBefore
  case picture(Int, PictureAspect)
  /// A picture where a text tag stands.
  case pictureRun(expression: Int, frame: Int)
  case chart(Int)
  case headingBegins(level: Int)
  case headingEnds
  /// The entries of a table of contents.
  case contents(Int)
  /// Blocks where a paragraph stood, or the runs of one paragraph within another.
  case partial(Int, inline: Bool)
}

/// Which figure of a bound picture is wanted.
enum PictureAspect: Sendable {
  /// Said once at the beginning: whether there is one, and whether it can be read.
  case check, relationship, width, height, description
}

/// The format of a tag's run and of its paragraph.
final class WordFrame: Sendable {
  /// `<w:rPr>…</w:rPr>` or nothing.
  let run: [UInt8]
  /// `<w:pPr>…</w:pPr>` or nothing.
  let paragraph: [UInt8]
  /// Whether a hyperlink may stand here: not within another.
  let takesLinks: Bool

  init(run: [UInt8], paragraph: [UInt8], takesLinks: Bool) {
    self.run = run
    self.paragraph = paragraph
    self.takesLinks = takesLinks
  }
}

/// A picture placeholder: the box to fit into, in EMU.
struct PictureBox: Sendable {
  let expression: Int
  let width: Int
  let height: Int
}

struct ChartSlot: Sendable {
  let expression: Int
  /// The template's chart part.
  let part: String
  /// The template's relationship.
  let relationship: String
}

struct ContentsField: Sendable {
  /// The field's instruction: `TOC \o "1-3" \h \z \u`.
  let instruction: String
  let levels: ClosedRange<Int>
}

/// A compiled part.
struct WordProgram: Sendable {
  var program = Program()
  var specials: [WordSpecial] = []
  var frames: [WordFrame] = []
  var bookmarks: [String] = []
  var once: [[UInt8]] = []
  var lists: [[Int]] = []
  var sites: [Site] = []
  var boxes: [PictureBox] = []
  var charts: [ChartSlot] = []
  var contents: [ContentsField] = []
  var partials: [Program.PartialCall] = []
  var mergeCount = 0
  /// The relationships that the fixed bytes use.
  var part = ""
}
