import Diagnostics
import Measures

extension Value {
  /// What a tag without a filter shows; `nil` for what is no text: lists, records, pictures, charts.
  public var plainText: String? {
    switch self {
    case .null: ""
    case .text(let text), .prose(let text), .link(let text, _): text
    case .number(let number): number.description
    case .boolean(let truth): truth ? "true" : "false"
    case .date(let date): date.description
    case .moment(let moment): moment.spaced
    case .time(let time): time.description
    case .duration(let seconds): Duration.chinese(seconds: seconds)
    case .list, .object, .chart, .picture: nil
    }
  }

  /// Whether a section over it is left out (specification: templates; 0 is a value).
  public var isEmpty: Bool {
    switch self {
    case .null: true
    case .boolean(let truth): !truth
    case .text(let text), .prose(let text): text.isEmpty
    case .list(let list): list.count == 0
    default: false
    }
  }

  /// What kind of value it is, for messages: "是列表，不能当作文字显示".
  var kindWords: Bilingual {
    let (zh, en) = kindName
    return Bilingual(zh: "是\(zh)，不能当作文字显示", en: "is \(en) and cannot be shown as text")
  }

  var kindName: (zh: String, en: String) {
    switch self {
    case .null: ("空值", "nothing")
    case .text, .prose: ("文字", "a text")
    case .number: ("数", "a number")
    case .boolean: ("是非值", "a truth value")
    case .date: ("日期", "a date")
    case .moment: ("时刻", "a moment")
    case .time: ("时间", "a time")
    case .duration: ("时长", "a duration")
    case .list: ("列表", "a list")
    case .object: ("一组字段", "a record")
    case .chart: ("图表数据", "a chart's data")
    case .picture: ("图片", "a picture")
    case .link: ("链接", "a link")
    }
  }
}

extension Number: CustomStringConvertible {
  /// As it was given, 490500.00 with its zeros.
  public var description: String { FixedPoint.text(unscaled, decimals: decimals) }

  /// Rounded half away from zero to so many decimals, or with zeros added; `nil` where that overflows.
  public func rounded(to places: Int) -> Number? {
    var (value, at) = (unscaled, decimals)
    if at > places {
      guard at - places <= 18 else { return Number(0, decimals: places) }
      return Number(FixedPoint.scale(value, by: 1, over: Self.power(of: at - places)), decimals: places)
    }
    while at < places {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      (value, at) = (next, at + 1)
    }
    return Number(value, decimals: places)
  }

  /// Without zeros at the end of its decimals.
  public var shortest: Number {
    var number = self
    while number.decimals > 0, number.unscaled.isMultiple(of: 10) { number = Number(number.unscaled / 10, decimals: number.decimals - 1) }
    return number
  }

  /// Reads an exact decimal text, "-12.50"; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let decimals = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    guard let value = FixedPoint.parse(text, decimals: decimals) else { return nil }
    self.init(value, decimals: decimals)
  }

  private static func power(of exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

/// Lengths of time as a document says them.
enum Duration {
  /// "2天3小时5分钟"; "1小时5分钟"; "45秒"; parts that are zero are left out.
  static func chinese(seconds: Int) -> String {
    let total = seconds.magnitude
    let parts = [(total / 86_400, "天"), (total / 3_600 % 24, "小时"), (total / 60 % 60, "分钟"), (total % 60, "秒")]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    return text.isEmpty ? "0分钟" : (seconds < 0 ? "-" : "") + text
  }
}
