import Diagnostics
import Measures

/// Reports for the printers to print.
enum Reports {
  static let missing = Finding(
    .recordRequired,
    at: Place(ledger: "tickets", file: "Q2/tickets.csv", row: 14, column: "resolved_at", header: "解决时间"), record: "YW-20260309-003",
    value: "", message: Bilingual(zh: "「解决时间」没有填写", en: "`resolved_at` is blank"),
    hint: Bilingual(zh: "补填日期和时间", en: "fill in a date and time"), related: [Place(file: "Q2/tickets.csv", row: 9)])

  static let nasty = Finding(
    .recordValue, at: Place(ledger: "demands", file: "Q2/台账 1%.xlsx", sheet: "需求<开发>", row: 3, column: "title", header: "需求名称", cell: "B3"),
    record: "demands:3", value: "a,b:c\n\u{1B}[31m",
    message: Bilingual(zh: "值“<script>alert(1)</script>\n\u{1B}[31m”不对，50%", en: "\"<script>\" & 'x'\n::error::"),
    hint: Bilingual(zh: "改", en: "mend"))

  static let whole = Finding(
    .scoringBoundary, at: Place(), value: "95", message: Bilingual(zh: "总分恰为 95", en: "exactly 95"), hint: Bilingual(zh: "确认", en: "agree"))

  static func acknowledged() -> Finding {
    var finding = Finding(
      .inspectionMissing, at: Place(ledger: "inspections", file: "Q2/inspections.csv"), record: "daily@2026-04-09",
      message: Bilingual(zh: "没有巡检记录", en: "no inspection"), hint: Bilingual(zh: "补登", en: "enter it"))
    finding.severity = .warning
    finding.acknowledgement = "停电"
    return finding
  }

  static var all: CheckReport { CheckReport(year: "2025", cycle: "Q2", findings: [missing, nasty, whole, acknowledged()]) }
  static var none: CheckReport { CheckReport(year: "2025", cycle: "Q2", findings: []) }

  static func many(_ count: Int) -> CheckReport {
    CheckReport(
      year: "2025", cycle: "Q2",
      findings: (1...count).map { row in
        Finding(
          .recordRequired, at: Place(ledger: "tickets", file: "Q2/tickets.csv", row: row, column: "summary"), record: "YW-\(row)",
          message: Bilingual(zh: "没有填写", en: "blank"), hint: Bilingual(zh: "补填", en: "fill in"))
      })
  }
}
