import Measures

extension FormulaFunction {
  static let dates: [FormulaFunction] = [
    .plain("DATE", 3...3) { values throws(FormulaError) in
      let year = Int(clamping: try values[0].number())
      let month = Int(clamping: try values[1].number())
      let day = Int(clamping: try values[2].number())
      guard (1900...9999).contains(year), abs(month) < 120_000, abs(day) < 4_000_000,
        let first = CivilDate(year: year, month: 1, day: 1)
      else { throw .number }
      let serial = SerialDate.number(first.adding(months: month - 1)) + day - 1
      guard (0...SerialDate.last).contains(serial) else { throw .number }
      return .number(Double(serial))
    },
    .plain("TIME", 3...3) { values throws(FormulaError) in
      let seconds = try values[0].number() * 3_600 + values[1].number() * 60 + values[2].number()
      guard seconds >= 0 else { throw .number }
      return .number(seconds.truncatingRemainder(dividingBy: 86_400) / 86_400)
    },
    part("YEAR") { date, _ in date.year }, part("MONTH") { date, _ in date.month }, part("DAY") { date, _ in date.day },
    part("HOUR") { _, seconds in seconds / 3_600 }, part("MINUTE") { _, seconds in seconds / 60 % 60 },
    part("SECOND") { _, seconds in seconds % 60 },
    .plain("WEEKDAY", 1...2) { values throws(FormulaError) in
      guard let date = SerialDate.date(try values[0].number()) else { throw .number }
      switch values.count > 1 ? try values[1].number() : 1 {
      case 1: return .number(Double(date.weekday % 7 + 1))
      case 2: return .number(Double(date.weekday))
      case 3: return .number(Double(date.weekday - 1))
      default: throw .number
      }
    },
  ]

  private static func part(_ name: String, _ read: @escaping @Sendable (CivilDate, Int) -> Int) -> FormulaFunction {
    .plain(name, 1...1) { values throws(FormulaError) in
      let serial = try values[0].number()
      guard let date = SerialDate.date(serial) else { throw .number }
      return .number(Double(read(date, SerialDate.seconds(serial) % 86_400)))
    }
  }
}
