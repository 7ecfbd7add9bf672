import Contract
import Diagnostics
import Measures
import Testing

@testable import HotlineDocs

/// Every day from before the contract year until long after it.
@Suite("The contract year on every day")
struct StatusDaysTests {
  private static func days() throws -> ClosedRange<CivilDate> {
    let term = try SampleYear.loaded.get().terms.term
    return term.lowerBound - 40...term.upperBound + 150
  }

  @Test("States only go forward, money only comes in, and nothing contradicts the day")
  func everyDay() throws {
    let order: [CycleStatus.State] = [.upcoming, .open, .due, .overdue, .submitted, .confirmed, .paymentPast]
    var before: StatusReport?
    for day in try Self.days() {
      let report = try SampleYear.status(day)
      for (index, status) in report.cycles.enumerated() {
        let isBack = before.map { order.firstIndex(of: $0.cycles[index].state)! > order.firstIndex(of: status.state)! } ?? false
        #expect(!isBack, "\(day) \(status.cycle.name)")
        #expect((status.state == .upcoming) == (day < status.cycle.start), "\(day) \(status.cycle.name)")
        #expect((status.state == .open) == (status.cycle.start...status.cycle.end ~= day), "\(day) \(status.cycle.name)")
        #expect(status.isConfirmed == [.confirmed, .paymentPast].contains(status.state))
      }
      let money = report.money
      #expect(money.earned >= before?.money.earned ?? .zero && money.dueByNow >= before?.money.dueByNow ?? .zero, "\(day)")
      #expect(money.dueByNow <= money.earned, "\(day)")
      let base = report.cycles.reduce(Fen.zero) { $0 + $1.payable + $1.held }
      #expect(money.earned + money.forecast + money.held == base, "\(day)")
      #expect(Self.faults(report.deadlines, on: day).isEmpty, "\(day): \(Self.faults(report.deadlines, on: day))")
      before = report
    }
    #expect(before?.cycles.allSatisfy { $0.state == .paymentPast } == true)
  }

  /// Deadlines whose words say something else than their dates, and such as stand before an earlier one.
  private static func faults(_ deadlines: [StatusDeadline], on day: CivilDate) -> [String] {
    let wrong = deadlines.filter { deadline in
      let words = deadline.left.zh
      return words == "今天" ? deadline.date != day : words.hasPrefix("还有") ? deadline.date <= day : deadline.date >= day
    }
    let dates = deadlines.map(\.date)
    return wrong.map { "\($0.date): \($0.left.zh)" } + (dates == dates.sorted() ? [] : ["the order"])
  }

  @Test("Both languages have the same lines, and the English ones speak no Chinese of their own", arguments: [0, 7, 14, 21, 28])
  func languages(offset: Int) throws {
    let range = try Self.days()
    // What the ledgers say stays as it was written.
    let data = Set(try SampleYear.cases.get().flatMap { $0.dossier.records(Filing.self).compactMap(\.system) })
    for step in 0..<18 {
      let report = try SampleYear.status(min(range.lowerBound + step * 35 + offset, range.upperBound))
      let (zh, en) = (report.text(.zh), report.text(.en))
      #expect(zh.count { $0 == "\n" } == en.count { $0 == "\n" }, "\(report.day)")
      let own = data.reduce(en) { $0.replacing($1, with: "") }
      #expect(!own.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(report.day)\n\(own)")
      for element in ["<h2", "<tr", "<li", "<circle", "<rect"] {
        let counts = Language.allCases.map { StatusPage(report, $0).html.split(separator: element).count }
        #expect(counts[0] == counts[1], "\(report.day): \(element)")
      }
    }
  }

  @Test("A deadline that only days of rest separate from the day is told in days")
  func rest() throws {
    let calendar = try SampleYear.loaded.get().calendar
    func left(_ due: String, on day: String) throws -> Bilingual {
      let (due, day) = (try #require(CivilDate(iso: due)), try #require(CivilDate(iso: day)))
      return StatusDeadline(.request, "Z1", Deadline(date: due, isProvisional: false), calendar: calendar, on: day).left
    }
    // 2026-03-13 is a Friday.
    #expect(try left("2026-03-13", on: "2026-03-15") == Bilingual(zh: "已过 2 天", en: "2 days ago"))
    #expect(try left("2026-03-13", on: "2026-03-16") == Bilingual(zh: "已过 1 个工作日", en: "1 working day ago"))
    #expect(try left("2026-03-15", on: "2026-03-14") == Bilingual(zh: "还有 1 天", en: "1 day left"))
    #expect(try left("2026-03-15", on: "2026-03-15").en == "today")
    #expect(try left("2026-03-17", on: "2026-03-13") == Bilingual(zh: "还有 2 个工作日", en: "2 working days left"))
  }
}
