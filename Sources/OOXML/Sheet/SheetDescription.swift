/// What a sheet to be written is, apart from its rows.
public struct SheetDescription: Sendable {
  /// A column from the first on.
  public struct Column: Sendable {
    /// In widths of a digit.
    public var width: Int
    public var isHidden: Bool
    /// The look of cells that are not written, for lists that somebody fills in.
    public var style: CellStyle

    public init(width: Int, isHidden: Bool = false, style: CellStyle = .normal) {
      self.width = width
      self.isHidden = isHidden
      self.style = style
    }
  }

  /// What a cell may be filled in with.
  public struct Validation: Sendable {
    /// What may be entered.
    public enum Rule: Sendable {
      /// One of these, up to 255 characters in all, none with a comma.
      case list([String])
      /// One of the values of a range, "'字典'!$A$2:$A$9".
      case listFrom(String)
      case wholeNumber(ClosedRange<Int>)
      /// A date of these days since 1970-01-01.
      case date(ClosedRange<Int>)
    }

    public var range: CellRange
    public var rule: Rule
    /// Shown while the cell is chosen; up to 255 characters.
    public var prompt: String
    /// Shown when something else is typed; up to 255 characters. Empty: something else is allowed.
    public var refusal: String

    public init(range: CellRange, rule: Rule, prompt: String = "", refusal: String = "") {
      self.range = range
      self.rule = rule
      self.prompt = prompt
      self.refusal = refusal
    }
  }

  /// A note at a cell.
  public struct Note: Sendable {
    public var cell: CellReference
    public var text: String

    public init(cell: CellReference, text: String) {
      self.cell = cell
      self.text = text
    }
  }

  /// Up to 31 characters, none of `[ ] : * ? / \`.
  public var name: String
  public var isHidden = false
  public var columns: [Column] = []
  /// Rows and columns that stay in view.
  public var frozenRows = 0
  public var frozenColumns = 0
  /// The row of headings that gets filter buttons, over all described columns.
  public var filterRow: Int?
  public var validations: [Validation] = []
  public var notes: [Note] = []
  public var merges: [CellRange] = []
  /// True where rows hold links to other files (`SheetRows.link`).
  public var hasLinks = false
  public var isLandscape = false
  /// Rows that are printed on every page, from the first on.
  public var repeatedRows = 0

  public init(name: String) { self.name = name }

  func check() throws {
    let banned: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
    guard !name.isEmpty, name.utf16.count <= 31, !name.contains(where: { banned.contains($0) || $0.isNewline }), name.first != "'",
      name.last != "'"
    else { throw SheetError.badName(name) }
    for validation in validations {
      if case .list(let values) = validation.rule {
        guard values.joined(separator: ",").utf16.count <= 255, !values.contains(where: { $0.contains(",") }) else {
          throw SheetError.listTooLong(validation.range)
        }
      }
      guard validation.prompt.utf16.count <= 255, validation.refusal.utf16.count <= 255 else {
        throw SheetError.listTooLong(validation.range)
      }
    }
  }
}

/// What a sheet cannot hold.
public enum SheetError: Error, Hashable, Sendable {
  case badName(String)
  case duplicateName(String)
  /// More than Excel's 32 767 characters in a cell.
  case textTooLong(CellReference)
  /// Beyond XFD1048576.
  case beyondSheet(CellReference)
  /// Before 1900-03-01 or after 9999-12-31.
  case badDate(CellReference)
  /// A list of choices of more than 255 characters, or with a comma in a choice.
  case listTooLong(CellRange)
}
