import Measures

extension Severity {
  public var name: Bilingual {
    switch self {
    case .error: Bilingual(zh: "错误", en: "error")
    case .warning: Bilingual(zh: "警告", en: "warning")
    case .note: Bilingual(zh: "提示", en: "note")
    }
  }
}

extension FindingKind {
  /// 合同第35条 · clause 35; 附件 3.2 · annex 3.2; `nil` where the rule rests on none.
  public var basis: Bilingual? {
    guard let clause else { return nil }
    guard clause.hasPrefix("annex") else { return Bilingual(zh: "合同第\(clause.replacing(", ", with: "、"))条", en: "clause \(clause)") }
    return Bilingual(zh: clause.replacing("annex", with: "附件"), en: clause)
  }
}

extension Points {
  /// "1 point", "0.5 points".
  var counted: String { "\(self) \(self == Points(1) ? "point" : "points")" }
}

extension CheckReport {
  /// "2 个错误、1 个警告、0 个提示".
  var counts: Bilingual {
    Bilingual(
      zh: "\(summary.errors) 个错误、\(summary.warnings) 个警告、\(summary.notes) 个提示",
      en: [Severity.error, .warning, .note].map { severity in
        let count = summary.count(severity)
        return "\(count) \(severity.name.en)\(count == 1 ? "" : "s")"
      }.joined(separator: ", "))
  }

  /// What the findings would cost if submitted as they are: points, band and money; `nil` when nothing.
  var cost: Bilingual? {
    guard summary.pointsAtRisk > .zero else { return nil }
    let points = Bilingual(
      zh: "按现状提交，运维文档记录（附件 3.1）可能被扣 \(summary.pointsAtRisk) 分",
      en: "submitted as it is, records (annex 3.1) may cost \(summary.pointsAtRisk.counted)")
    guard let outlook = summary.outlook else { return points }
    let (now, then) = (outlook.now, outlook.then)
    guard outlook.movesBand else {
      return Bilingual(
        zh: points.zh + "，总分由 \(now.total) 降到 \(then.total)，仍为\(now.band.zh)",
        en: points.en + ": the total falls from \(now.total) to \(then.total), still \(now.band.en)")
    }
    let money = outlook.money.map {
      Bilingual(zh: "，年度考核金再少 \($0.grouped) 元", en: ", \($0.grouped) yuan less of the yearly sum")
    }
    return Bilingual(
      zh: points.zh + "，总分由 \(now.total) 降到 \(then.total)，由“\(now.band.zh)”落入“\(then.band.zh)”\(money?.zh ?? "")",
      en: points.en + ": the total falls from \(now.total) to \(then.total), from “\(now.band.en)” into “\(then.band.en)”\(money?.en ?? "")"
    )
  }
}
