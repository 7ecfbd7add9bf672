import Contract
import Diagnostics
import Measures

extension CycleStatus.State {
  var words: Bilingual {
    switch self {
    case .upcoming: Bilingual(zh: "未开始", en: "not begun")
    case .open: Bilingual(zh: "进行中", en: "open")
    case .due: Bilingual(zh: "待提交", en: "to hand in")
    case .overdue: Bilingual(zh: "逾期未提交", en: "overdue")
    case .submitted: Bilingual(zh: "已提交", en: "submitted")
    case .confirmed: Bilingual(zh: "已确认", en: "confirmed")
    case .paymentPast: Bilingual(zh: "付款期已过", en: "payment was due")
    }
  }
}

extension StatusDeadline.Kind {
  var words: Bilingual {
    switch self {
    case .submission: Bilingual(zh: "提交资料", en: "submission")
    case .review: Bilingual(zh: "甲方审查", en: "review")
    case .payment: Bilingual(zh: "付款", en: "payment")
    case .request: Bilingual(zh: "答复甲方", en: "answer")
    }
  }
}

extension StatusDeadline {
  /// "还有 3 个工作日", "已过 2 个工作日", "今天"; in calendar days where no working day lies between.
  var left: Bilingual {
    if daysLeft == 0 { return Bilingual(zh: "今天", en: "today") }
    let count = abs(workingDaysLeft == 0 ? daysLeft : workingDaysLeft)
    let unit = workingDaysLeft == 0 ? Bilingual(zh: "天", en: "day") : Bilingual(zh: "个工作日", en: "working day")
    let days = unit.en + (count == 1 ? "" : "s")
    return daysLeft > 0
      ? Bilingual(zh: "还有 \(count) \(unit.zh)", en: "\(count) \(days) left")
      : Bilingual(zh: "已过 \(count) \(unit.zh)", en: "\(count) \(days) ago")
  }
}

extension CycleStatus {
  /// The state with the day that matters in it.
  var detail: Bilingual {
    let due = deadlines.submission.date
    switch state {
    case .upcoming: return Bilingual(zh: "\(cycle.start) 开始", en: "begins \(cycle.start)")
    case .open: return Bilingual(zh: "至 \(cycle.end)，\(due) 前提交", en: "to \(cycle.end), hand in by \(due)")
    case .due, .overdue: return Bilingual(zh: "提交期限 \(due)，\(submission.left.zh)", en: "due \(due), \(submission.left.en)")
    case .submitted: return Bilingual(zh: "审查期限 \(deadlines.review.date)", en: "review by \(deadlines.review.date)")
    case .confirmed: return Bilingual(zh: "付款期限 \(deadlines.payment.date)", en: "payment by \(deadlines.payment.date)")
    case .paymentPast: return Bilingual(zh: "应于 \(deadlines.payment.date) 前付款", en: "by \(deadlines.payment.date)")
    }
  }

  /// Whose score it is.
  var scoreKind: Bilingual {
    if isConfirmed { return Bilingual(zh: "确认", en: "confirmed") }
    return state == .open ? Bilingual(zh: "截至当日", en: "so far") : Bilingual(zh: "自评", en: "own")
  }
}

extension FilingStatus {
  var left: Bilingual {
    let days = abs(daysLeft) == 1 ? "day" : "days"
    return daysLeft < 0
      ? Bilingual(zh: "已失效 \(-daysLeft) 天", en: "ran out \(-daysLeft) \(days) ago")
      : Bilingual(zh: "还有 \(daysLeft) 天", en: "\(daysLeft) \(days) left")
  }
}

extension AssessmentKind {
  var words: Bilingual {
    switch self {
    case .mlps: Bilingual(zh: chinese, en: "security grading (MLPS)")
    case .risk: Bilingual(zh: chinese, en: "risk assessment")
    case .crypto: Bilingual(zh: chinese, en: "cryptography assessment")
    }
  }
}

extension StatusReport {
  var title: Bilingual {
    Bilingual(
      zh: "合同年度 \(year)（\(terms.term.lowerBound) 至 \(terms.term.upperBound)），截至 \(day)",
      en: "contract year \(year) (\(terms.term.lowerBound) to \(terms.term.upperBound)), as of \(day)")
  }

  /// "-10", "+3", "0": what a cycle's score has gained on the one before; `nil` for the first, and while either goes on.
  func change(of status: CycleStatus) -> String? {
    guard let index = cycles.firstIndex(where: { $0.cycle.name == status.cycle.name }), index > 0, status.state != .open,
      let score = status.score, let earlier = cycles[index - 1].score
    else { return nil }
    return (score > earlier ? "+" : "") + "\(score - earlier)"
  }

  static let change = Bilingual(zh: "较上期", en: "change")

  /// The rows of the money table: what, how much, and whether it is part of the year's sum.
  var moneyRows: [(name: Bilingual, amount: String)] {
    let unknown = "—"
    var rows: [(Bilingual, String)] = [
      (Bilingual(zh: "已确认应付", en: "earned (confirmed)"), money.earned.grouped),
      (Bilingual(zh: "其中付款期已过", en: "of which payment was due"), money.dueByNow.grouped),
      (Bilingual(zh: "暂停付款", en: "held"), money.held.grouped),
      (Bilingual(zh: "其余周期预计", en: "forecast of the other cycles"), money.forecast.grouped),
    ]
    if let final = money.assessmentPayable {
      rows.append((Bilingual(zh: "年度考核金应付", en: "yearly assessment sum, payable"), final.grouped))
    } else {
      let name = Bilingual(
        zh: "年度考核金预计（全额 \(money.assessmentSum.grouped)）", en: "yearly assessment sum, forecast (of \(money.assessmentSum.grouped))")
      rows.append((name, money.assessmentForecast?.grouped ?? unknown))
    }
    if money.penalties > .zero { rows.append((Bilingual(zh: "另列：违约金", en: "apart: penalties"), money.penalties.grouped)) }
    rows.append((Bilingual(zh: "年度合同金额", en: "annual amount"), money.annualAmount.grouped))
    return rows.map { (name: $0.0, amount: $0.1) }
  }

  static let provisional = Bilingual(zh: "（暂定）", en: " (provisional)")
  static let noFindings = Bilingual(zh: "无", en: "none")
}

extension CheckSummary {
  /// "2 错误 1 警告", as short as a column takes.
  var short: Bilingual {
    func words(_ names: [(Int, String)]) -> String { names.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ") }
    func noun(_ count: Int, _ name: String) -> (Int, String) { (count, count == 1 ? name : name + "s") }
    let zh = words([(errors, "错误"), (warnings, "警告"), (notes, "提示")])
    let en = words([noun(errors, "error"), noun(warnings, "warning"), noun(notes, "note")])
    return zh.isEmpty ? StatusReport.noFindings : Bilingual(zh: zh, en: en)
  }
}
