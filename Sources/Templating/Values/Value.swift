import Measures

/// What a field of a document holds. Typed, so that a sheet's cell gets a number and a filter knows a date from a text.
public enum Value: Sendable {
  /// A field that exists and has no value in this record: an error where it is shown, unless the tag says 可空.
  case null
  case text(String)
  case number(Number)
  case boolean(Bool)
  case date(CivilDate)
  case moment(Moment)
  case time(ClockTime)
  /// Seconds, shown as "1小时5分钟" by the filter 用时.
  case duration(seconds: Int)
  case list(ValueList)
  case object(Object)
  case chart(ChartData)
  case picture(Picture)
  /// Text that leads somewhere: a bookmark of this document, or a relative file with a bookmark.
  case link(text: String, target: LinkTarget)
  /// Markdown of the vendor's own words: paragraphs, lists, bold.
  case prose(String)
}

/// An exact decimal number: `unscaled ÷ 10^decimals`. The decimals are kept, so that 490500.00 prints as it was given.
public struct Number: Sendable, Hashable {
  public var unscaled: Int
  public var decimals: Int

  public init(_ unscaled: Int, decimals: Int = 0) {
    self.unscaled = unscaled
    self.decimals = decimals
  }

  public init(_ fen: Fen) { self.init(fen.value, decimals: 2) }
  public init(_ points: Points) {
    self = points.halves.isMultiple(of: 2) ? Number(points.halves / 2) : Number(points.halves * 5, decimals: 1)
  }
}

/// A list whose items are made when they are asked for, so that 100 000 tickets need no memory of their own.
public struct ValueList: Sendable {
  public let count: Int
  private let element: @Sendable (Int) -> Value

  public init(count: Int, element: @escaping @Sendable (Int) -> Value) {
    self.count = count
    self.element = element
  }

  public init(_ values: [Value]) { self.init(count: values.count) { values[$0] } }

  /// The item at a place, counted from 0.
  public subscript(index: Int) -> Value { element(index) }
}

/// A native chart's data (specification: templates, "Pictures and charts").
public struct ChartData: Sendable {
  /// One line or bar group of a chart.
  public struct Series: Sendable {
    /// Empty where the template's chart has the name.
    public var name: String
    /// `nil` leaves a gap.
    public var values: [Number?]
    public init(name: String = "", values: [Number?]) {
      self.name = name
      self.values = values
    }
  }

  public var categories: [String]
  public var series: [Series]
  public init(categories: [String], series: [Series]) {
    self.categories = categories
    self.series = series
  }
}

/// A picture's bytes: PNG or JPEG.
public struct Picture: Sendable {
  public var bytes: [UInt8]
  /// The alternative text.
  public var description: String
  public init(bytes: [UInt8], description: String) {
    self.bytes = bytes
    self.description = description
  }
}

/// Where a link leads. Only places of the same output folder exist: nothing external is ever written.
public struct LinkTarget: Sendable, Hashable {
  /// A file name of the same folder; `nil` is this document.
  public var file: String?
  /// A bookmark of a document, or a cell of a sheet.
  public var anchor: String?
  public init(file: String? = nil, anchor: String? = nil) {
    self.file = file
    self.anchor = anchor
  }
}
