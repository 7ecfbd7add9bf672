import OOXML

/// A tag in its place in the tree: a run of its own, with the format of the tag's first character.
final class WordMark {
  /// Where its operation goes.
  enum Placement {
    /// Where the run stands.
    case inline
    case before(XMLElement)
    case after(XMLElement)
    /// Among the runs of a paragraph, first or last.
    case start(of: XMLElement)
    case end(of: XMLElement)
    /// It stands alone with others of its kind: the paragraph or row goes, and the operations take its place.
    case insteadOf(XMLElement)
  }

  let tag: Tag
  let site: Site
  let run: XMLElement
  let paragraph: XMLElement
  var placement: Placement = .inline
  weak var partner: WordMark?
  /// Of a section: its items begin on pages of their own.
  var breaksPages = false

  init(_ tag: Tag, at site: Site, run: XMLElement, paragraph: XMLElement) {
    self.tag = tag
    self.site = site
    self.run = run
    self.paragraph = paragraph
  }

  /// The element that stands for the tag within its run.
  static let elementName = "hd:mark"
}
