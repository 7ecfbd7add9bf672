import Contract
import Diagnostics
import Measures

/// What a person should do next, each step with the command that helps.
struct NextSteps {
  let year: String
  let day: CivilDate
  let terms: ContractTerms
  let calendar: WorkingCalendar
  let found: [CycleCase]
  let isAccepted: Bool

  func steps(cycles: [CycleStatus], deadlines: [StatusDeadline], filings: [FilingStatus], isFinal: Bool) -> [Bilingual] {
    cycles.flatMap(steps(for:)) + deadlines.compactMap(step(for:)) + filings.compactMap(step(for:)) + yearly(cycles, isFinal: isFinal)
  }

  private func steps(for status: CycleStatus) -> [Bilingual] {
    let name = status.cycle.name.rawValue
    switch status.state {
    case .upcoming: return []
    case .open: return status.findings == nil ? [start(name)] : mend(status)
    case .due, .overdue: return (status.findings == nil ? [start(name)] : mend(status)) + [submit(status)]
    case .submitted:
      return [
        Bilingual(
          zh: "\(name)：等待甲方审查（\(status.deadlines.review.date) 前）；收到签字的评分表后：hotline-docs accept \(name) 评分表.xlsx",
          en: "\(name): the office reviews by \(status.deadlines.review.date); with its signed form: hotline-docs accept \(name) FORM.xlsx")
      ]
    case .confirmed, .paymentPast: return claim(status)
    }
  }

  private func start(_ name: String) -> Bilingual {
    Bilingual(
      zh: "\(name)：还没有台账：hotline-docs init --cycle \(name) --year \(year)",
      en: "\(name): there are no ledgers yet: hotline-docs init --cycle \(name) --year \(year)")
  }

  private func mend(_ status: CycleStatus) -> [Bilingual] {
    let name = status.cycle.name.rawValue
    guard let findings = status.findings, findings.errors > 0 else { return [] }
    return [
      Bilingual(
        zh: "\(name)：改正 \(findings.errors) 处错误（可能扣 \(findings.pointsAtRisk) 分）：hotline-docs check \(name)",
        en: "\(name): mend \(findings.errors) errors (\(findings.pointsAtRisk) points at risk): hotline-docs check \(name)")
    ]
  }

  private func submit(_ status: CycleStatus) -> Bilingual {
    let (name, due) = (status.cycle.name.rawValue, status.deadlines.submission.date)
    return status.state == .overdue
      ? Bilingual(
        zh: "\(name)：提交期限 \(due) 已过，请立即提交：hotline-docs build \(name)",
        en: "\(name): submission was due on \(due), hand in at once: hotline-docs build \(name)")
      : Bilingual(
        zh: "\(name)：\(due) 前提交：hotline-docs build \(name)，并在 cycle.yaml 填 submitted_on",
        en: "\(name): hand in by \(due): hotline-docs build \(name), then submitted_on in cycle.yaml")
  }

  /// After confirmation: the application and the invoice, without which the office does not pay (clause 32).
  private func claim(_ status: CycleStatus) -> [Bilingual] {
    let name = status.cycle.name.rawValue
    guard let settings = found.first(where: { $0.dossier.cycle.name == status.cycle.name })?.dossier.settings else { return [] }
    let invoiced = settings.invoice?.issuedOn.map { $0 <= day } ?? false
    let applied = settings.appliedOn.map { $0 <= day } ?? false
    if !applied || !invoiced {
      return [
        Bilingual(
          zh: "\(name)：开具发票并递交付款申请（应付 \(status.payable.grouped) 元）：hotline-docs build \(name)",
          en: "\(name): issue the invoice and apply for payment (\(status.payable.grouped) yuan): hotline-docs build \(name)")
      ]
    }
    guard status.state == .paymentPast, day - status.deadlines.payment.date <= 30 else { return [] }
    return [
      Bilingual(
        zh: "\(name)：付款期限 \(status.deadlines.payment.date) 已过，请核对 \(status.payable.grouped) 元是否到账",
        en: "\(name): payment was due on \(status.deadlines.payment.date); see whether \(status.payable.grouped) yuan has come")
    ]
  }

  private func step(for deadline: StatusDeadline) -> Bilingual? {
    guard deadline.kind == .request else { return nil }
    return Bilingual(
      zh: "答复甲方要求 \(deadline.subject)（期限 \(deadline.date)）", en: "answer the office's request \(deadline.subject) (due \(deadline.date))")
  }

  private func step(for filing: FilingStatus) -> Bilingual? {
    guard filing.isShort else { return nil }
    return filing.daysLeft < 0
      ? Bilingual(
        zh: "\(filing.kind.words.zh)（\(filing.system)）已于 \(filing.validUntil) 失效，请办理并登记新备案",
        en: "\(filing.kind.words.en) (\(filing.system)) ran out on \(filing.validUntil): renew it and enter the new filing")
      : Bilingual(
        zh: "\(filing.kind.words.zh)（\(filing.system)）\(filing.validUntil) 到期，还有 \(filing.daysLeft) 天，请续办",
        en: "\(filing.kind.words.en) (\(filing.system)) runs out on \(filing.validUntil), \(filing.left.en): renew it")
  }

  private func yearly(_ cycles: [CycleStatus], isFinal: Bool) -> [Bilingual] {
    var steps: [Bilingual] = []
    if isFinal {
      steps.append(Bilingual(zh: "年度考核金可以结算：hotline-docs build annual", en: "the yearly sum can be settled: hotline-docs build annual"))
    } else if cycles.allSatisfy(\.isConfirmed), !isAccepted {
      steps.append(
        Bilingual(
          zh: "请甲方年度验收，并在 Q4 的 cycle.yaml 填 acceptance", en: "have the year accepted, then acceptance in Q4's cycle.yaml"))
    }
    if terms.term.upperBound - day <= 60, let begins = Int(year).map({ $0 + 1 }) {
      steps.append(
        Bilingual(
          zh: "准备下一合同年度：hotline-docs init --from \(year) --year \(begins)",
          en: "prepare the next contract year: hotline-docs init --from \(year) --year \(begins)"))
    }
    if let unknown = unknownYear(cycles) {
      steps.append(
        Bilingual(
          zh: "\(unknown) 年放假安排公布后导入：hotline-docs calendar import 文件.csv（在此之前有关期限为暂定）",
          en:
            "import the arrangement of \(unknown) once it is announced: hotline-docs calendar import FILE.csv (until then deadlines are provisional)"
        ))
    }
    return steps
  }

  /// The next year without an arrangement on which a deadline rests. The arrangements come out in November at the latest.
  private func unknownYear(_ cycles: [CycleStatus]) -> Int? {
    let year = cycles.filter { $0.state != .paymentPast }.map(\.deadlines.payment.date.year).first { !calendar.isKnown($0) }
    guard let year, let announced = CivilDate(year: year - 1, month: 11, day: 1), day >= announced else { return nil }
    return year
  }
}
