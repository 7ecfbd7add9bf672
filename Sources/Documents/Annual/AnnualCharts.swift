import Assessment
import Contract
import Measures
import Templating

/// The data of the yearly report's charts: the cycles side by side; a series without a name has the one that the template's chart gives it.
enum AnnualCharts {
  static let fields: [Field<YearView>] = [
    Field("年度得分", "scores", .chart) { view in
      .chart(chart(view, [.init(values: view.cycles.map { Number($0.score.total) })]))
    },
    Field("年度故障", "faults", .chart) { view in
      .chart(
        chart(
          view,
          FaultLevel.allCases.map { level in .init(name: level.chinese, values: view.cycles.map { Number($0.tickets.levels[level]) }) }))
    },
    Field("年度时限", "limits", .chart) { view in
      .chart(
        chart(
          view,
          [
            .init(values: view.cycles.map { share($0.tickets.faults.respondedInTime, $0.tickets.faults.count) }),
            .init(values: view.cycles.map { share($0.tickets.faults.resolvedInTime, $0.tickets.faults.count) }),
            .init(values: view.cycles.map { share($0.tickets.foundProactively, $0.tickets.discoveries) }),
          ]))
    },
  ]

  private static func chart(_ view: YearView, _ series: [ChartData.Series]) -> ChartData {
    ChartData(categories: view.cycles.map(\.dossier.cycle.name.chinese), series: series)
  }

  private static func share(_ part: Int, _ whole: Int) -> Number? {
    whole == 0 ? nil : Number(FixedPoint.scale(1_000_000, by: part, over: whole), decimals: 6)
  }
}
