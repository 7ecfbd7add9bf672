import Diagnostics
import Measures

extension Filter {
  static let date = Filter(
    "日期", Bilingual(zh: "2026年3月4日；或按格式，如 日期:yyyy-MM-dd", en: "2026年3月4日; or a pattern of y, M, d, H, m, s, E"),
    example: Example(value: .date(CivilDate(days: 20_516)), tag: "{{日期|日期:yyyy/MM/dd}}", result: "2026/03/04"),
    argument: .optional, kinds: [.date, .moment, .text], checkArgument: checkPattern
  ) { value, pattern, _ in
    guard let moment = moment(value) else { return .failure(.cannotTake(value)) }
    return .success(.text(pattern.map { DatePattern($0).text(of: moment) } ?? moment.date.chinese))
  }

  static let time = Filter(
    "时间", Bilingual(zh: "时刻的钟点，09:05", en: "the time of day, 09:05"),
    example: Example(value: .moment(Moment(CivilDate(days: 20_516), ClockTime(seconds: 32_700))), tag: "{{受理时间|时间}}", result: "09:05"),
    kinds: [.time, .moment, .text]
  ) { value, _, _ in
    switch value {
    case .time(let time): return .success(.text(clock(time)))
    case .moment(let moment): return .success(.text(clock(moment.time)))
    case .text(let text):
      guard let time = ISO.time(text) ?? ISO.moment(text)?.time else { return .failure(.cannotTake(value)) }
      return .success(.text(clock(time)))
    default: return .failure(.cannotTake(value))
    }
  }

  static let duration = Filter(
    "用时", Bilingual(zh: "秒数化为几天几小时几分钟", en: "seconds as days, hours and minutes"),
    example: Example(value: .duration(seconds: 3_900), tag: "{{用时|用时}}", result: "1小时5分钟"), kinds: [.duration, .number]
  ) { value, _, _ in
    switch value {
    case .duration(let seconds): .success(.text(Duration.chinese(seconds: seconds)))
    case .number(let number) where number.shortest.decimals == 0: .success(.text(Duration.chinese(seconds: number.shortest.unscaled)))
    default: .failure(.cannotTake(value))
    }
  }

  @Sendable private static func checkPattern(_ pattern: String) -> FilterFault? { DatePattern(pattern).fault }

  private static func moment(_ value: Value) -> Moment? {
    switch value {
    case .date(let date): Moment(date)
    case .moment(let moment): moment
    case .text(let text): CivilDate(iso: text).map { Moment($0) } ?? ISO.moment(text)
    default: nil
    }
  }

  private static func clock(_ time: ClockTime) -> String { time.description }
}

/// Dates and times that JSON data gives as text.
enum ISO {
  /// "2026-04-09T14:02", "2026-04-09 14:02:30".
  static func moment(_ text: String) -> Moment? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
    guard parts.count == 2, let date = CivilDate(iso: parts[0]), let time = time(parts[1]) else { return nil }
    return Moment(date, time)
  }

  /// "09:05", "09:05:30".
  static func time(_ text: some StringProtocol) -> ClockTime? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else {
      return nil
    }
    let numbers = parts.compactMap { Int($0) }
    return ClockTime(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }
}

/// A pattern of a date or time: runs of y, M, d, H, m, s and E; everything else stands for itself.
struct DatePattern {
  private let pattern: [Unicode.Scalar]

  init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  /// Latin letters that mean nothing here are more likely a slip than text.
  var fault: FilterFault? {
    let strange = pattern.first { $0.isASCII && $0.properties.isAlphabetic && !"yMdHmsE".unicodeScalars.contains($0) }
    return strange.map { FilterFault("格式里不认得“\($0)”，可用 y M d H m s E", "\"\($0)\" means nothing; use y M d H m s E") }
  }

  func text(of moment: Moment) -> String {
    let (year, month, day) = moment.date.components
    let time = moment.time
    var out = StampText()
    var index = 0
    while index < pattern.count {
      let letter = pattern[index]
      var count = 1
      while index + count < pattern.count, pattern[index + count] == letter { count += 1 }
      switch letter {
      case "y": out.append(count == 2 ? year % 100 : year, width: count)
      case "M": out.append(month, width: count)
      case "d": out.append(day, width: count)
      case "H": out.append(time.hour, width: count)
      case "m": out.append(time.minute, width: count)
      case "s": out.append(time.second, width: count)
      case "E": out.append((count > 3 ? "星期" : "周") + moment.date.weekdayName)
      default: out.append(String(repeating: Character(letter), count: count))
      }
      index += count
    }
    return out.text
  }
}
