import Diagnostics

extension Band {
  /// What the band does, in words (annex, 考核指标说明 2 to 5).
  public var words: Bilingual {
    switch self {
    case .full: Bilingual(zh: "大于95分，不扣年度考核金", en: "above 95: nothing of the yearly sum")
    case .minus10: Bilingual(zh: "80分至95分，扣年度考核金10%", en: "80 to 95: 10 % of the yearly sum")
    case .minus20: Bilingual(zh: "60分至80分，扣年度考核金20%", en: "60 to 80: 20 % of the yearly sum")
    case .suspended: Bilingual(zh: "低于60分，暂停本周期付款", en: "below 60: the cycle's payment is suspended")
    }
  }
}
