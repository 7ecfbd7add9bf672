import Diagnostics
import Measures

extension Filter {
  /// Yuan as capital numerals.
  static let capital = Filter(
    "大写", Bilingual(zh: "金额的中文大写", en: "an amount of yuan in capital numerals"),
    example: Example(value: .number(Number(49_050_000, decimals: 2)), tag: "{{金额|大写}}", result: "人民币肆拾玖万零伍佰元整"), kinds: [.number, .text]
  ) { value, _, _ in
    number(value).flatMap { number in
      guard let fen = number.shortest.rounded(to: 2), number.shortest.decimals <= 2, let text = CapitalNumerals.text(Fen(fen.unscaled))
      else {
        return .failure(FilterFault("只能用于不小于零、最多两位小数的金额", "takes an amount that is not negative, with two decimals at most"))
      }
      return .success(.text(text))
    }
  }

  static let amount = Filter(
    "金额", Bilingual(zh: "千分位、两位小数", en: "thousands separated, two decimals"),
    example: Example(value: .number(Number(1_234_567, decimals: 2)), tag: "{{金额|金额}}", result: "12,345.67"), kinds: [.number, .text]
  ) { value, _, _ in
    number(value).flatMap { number in
      guard let fen = number.rounded(to: 2) else { return .failure(.tooLarge) }
      return .success(.text(FixedPoint.text(fen.unscaled, decimals: 2, grouped: true)))
    }
  }

  static let number = Filter(
    "数字", Bilingual(zh: "保留 N 位小数，四舍五入", en: "N decimals, rounded half away from zero"),
    example: Example(value: .number(Number(3_14159, decimals: 5)), tag: "{{数值|数字:2}}", result: "3.14"),
    argument: .required, kinds: [.number, .text], checkArgument: places
  ) { value, argument, _ in
    number(value).flatMap { number in
      guard let places = argument.flatMap({ Int($0) }), let rounded = number.rounded(to: places) else { return .failure(.tooLarge) }
      return .success(.number(rounded))
    }
  }

  static let grouped = Filter(
    "千分位", Bilingual(zh: "千分位，小数照原样", en: "thousands separated, decimals as they are"),
    example: Example(value: .number(Number(1_234_567)), tag: "{{数值|千分位}}", result: "1,234,567"), kinds: [.number, .text]
  ) { value, _, _ in
    number(value).map { .text(FixedPoint.text($0.unscaled, decimals: $0.decimals, grouped: true)) }
  }

  static let percent = Filter(
    "百分比", Bilingual(zh: "比率化为百分数，保留 N 位小数", en: "a ratio in percent, with N decimals"),
    example: Example(value: .number(Number(9_354, decimals: 4)), tag: "{{比率|百分比:1}}", result: "93.5%"),
    argument: .optional, kinds: [.number, .text], checkArgument: places
  ) { value, argument, _ in
    number(value).flatMap { number in
      var ratio = number
      while ratio.decimals < 2 {
        guard let longer = ratio.rounded(to: ratio.decimals + 1) else { return .failure(.tooLarge) }
        ratio = longer
      }
      let hundredfold = Number(ratio.unscaled, decimals: ratio.decimals - 2)
      guard let rounded = argument.flatMap({ Int($0) }).map({ hundredfold.rounded(to: $0) }) ?? hundredfold.shortest else {
        return .failure(.tooLarge)
      }
      return .success(.text("\(rounded)%"))
    }
  }

  private static func number(_ value: Value) -> Result<Number, FilterFault> {
    switch value {
    case .number(let number): .success(number)
    case .text(let text): Number(text).map { .success($0) } ?? .failure(.cannotTake(value))
    default: .failure(.cannotTake(value))
    }
  }

  @Sendable private static func places(_ argument: String) -> FilterFault? {
    Int(argument).map { (0...9).contains($0) } ?? false
      ? nil : FilterFault("位数应为 0 至 9，而不是“\(argument)”", "wants 0 to 9 decimals, not \"\(argument)\"")
  }
}

extension FilterFault {
  static let tooLarge = FilterFault("数太大", "the number is too large")
}
