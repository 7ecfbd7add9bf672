import Assessment
import Contract
import Measures
import Templating

/// The data of the report's charts; a series without a name has the one that the template's chart gives it.
enum ReportCharts {
  static let fields: [Field<CycleView>] = [
    chart("工单按周", "tickets_by_week", ticketsByWeek),
    chart("时限达成", "limits_met", limitsMet),
    chart("主动发现", "discovery", discovery),
    chart("超时响应按日", "slow_by_day", slowByDay),
    chart("巡检完成", "inspections_done", inspectionsDone),
    chart("得分对比", "score_by_item", scoreByItem),
    chart("可用率按周", "availability_by_week", availabilityByWeek),
  ]

  static func chart(_ chinese: String, _ key: String, _ data: @escaping @Sendable (CycleView) -> ChartData) -> Field<CycleView> {
    Field(chinese, key, .chart) { .chart(data($0)) }
  }

  private static func weeks(_ view: CycleView) -> [ClosedRange<CivilDate>] {
    let cycle = view.dossier.cycle
    return stride(from: 0, to: cycle.days.count, by: 7).map { cycle.start + $0...min(cycle.start + $0 + 6, cycle.end) }
  }

  private static func names(_ weeks: [ClosedRange<CivilDate>]) -> [String] {
    weeks.map { "\($0.lowerBound.month)/\($0.lowerBound.day)" }
  }

  private static func ticketsByWeek(_ view: CycleView) -> ChartData {
    let weeks = weeks(view)
    return ChartData(
      categories: names(weeks),
      series: FaultLevel.allCases.map { level in
        .init(name: level.chinese, values: weeks.indices.map { Number(view.tickets.weeks[.init(week: $0, level: level)]) })
      })
  }

  private static func limitsMet(_ view: CycleView) -> ChartData {
    let lines = LevelLine.levels(of: view)
    return ChartData(
      categories: lines.map { $0.level?.chinese ?? "" },
      series: [
        .init(values: lines.map { share($0.figures.respondedInTime, $0.figures.count) }),
        .init(values: lines.map { share($0.figures.resolvedInTime, $0.figures.count) }),
      ])
  }

  private static func discovery(_ view: CycleView) -> ChartData {
    let cycles = view.earlier + [view]
    return ChartData(
      categories: cycles.map(\.dossier.cycle.name.chinese),
      series: [
        .init(values: cycles.map { share($0.tickets.foundProactively, $0.tickets.discoveries) }),
        .init(values: cycles.map { _ in Number(9, decimals: 1) }),
      ])
  }

  private static func slowByDay(_ view: CycleView) -> ChartData {
    let rows = Array(view.dossier.records(DailyMetrics.self))
    return ChartData(
      categories: rows.map { row in row.date.map { "\($0.month)/\($0.day)" } ?? "" },
      series: [
        .init(values: rows.map { $0.ownSlowResponses.map { Number($0) } }),
        .init(values: rows.map { $0.slowExternal.map { Number($0) } }),
      ])
  }

  private static func inspectionsDone(_ view: CycleView) -> ChartData {
    ChartData(
      categories: view.inspections.plans.map(\.plan.name),
      series: [
        .init(values: view.inspections.plans.map { Number($0.days.count) }),
        .init(values: view.inspections.plans.map { Number($0.count(.done)) }),
      ])
  }

  private static func availabilityByWeek(_ view: CycleView) -> ChartData {
    let weeks = weeks(view)
    let rows = Array(view.dossier.records(DailyMetrics.self))
    return ChartData(
      categories: names(weeks),
      series: [
        .init(
          values: weeks.map { week in
            let figures = MetricsFigures(rows.filter { $0.date.map(week.contains) ?? false }, policies: view.dossier.terms.policies)
            return figures.availability.map { Number($0.millionths, decimals: 6) }
          })
      ])
  }

  private static func scoreByItem(_ view: CycleView) -> ChartData {
    ChartData(
      categories: view.score.items.map(\.item.name.zh),
      series: (view.earlier + [view]).map { cycle in
        .init(name: cycle.dossier.cycle.name.chinese, values: cycle.score.items.map { Number($0.score) })
      })
  }

  private static func share(_ part: Int, _ whole: Int) -> Number? {
    whole == 0 ? nil : Number(FixedPoint.scale(1_000_000, by: part, over: whole), decimals: 6)
  }
}
