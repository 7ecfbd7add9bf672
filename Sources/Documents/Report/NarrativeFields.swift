import Contract
import Diagnostics
import Templating

/// The vendor's own words from cycle.yaml, and what it acknowledges.
enum NarrativeFields {
  static let fields =
    texts + [
      .list("说明事项", "acknowledged", of: acknowledged, from: "cycle.yaml：acknowledged") { view in
        view.findings.filter { $0.acknowledgement != nil }.map { Acknowledged(finding: $0, view: view) }
      }
    ]

  static let texts: [Field<CycleView>] = [
    Field("概述", "summary", .prose, mayBeMissing: true, from: "cycle.yaml：report.summary") { prose($0.dossier.settings.report.summary, $0) },
    Field("要点", "highlights", .prose, mayBeMissing: true, from: "cycle.yaml：report.highlights") {
      bullets($0.dossier.settings.report.highlights, $0)
    },
    Field("问题", "problems", .prose, mayBeMissing: true, from: "cycle.yaml：report.problems") {
      bullets($0.dossier.settings.report.problems, $0)
    },
    Field("计划", "next_plan", .prose, mayBeMissing: true, from: "cycle.yaml：report.next_plan") {
      bullets($0.dossier.settings.report.nextPlan, $0)
    },
  ]

  private struct Acknowledged: Sendable {
    let finding: Finding
    let view: CycleView
  }

  private static let acknowledged = FieldSet<Acknowledged>([
    Field("代码", "code", .text, example: "inspection.missing") { .text($0.finding.code) },
    Field("记录", "record", .text, mayBeMissing: true) { entry in
      Shown.record(entry.finding.record, ledger: entry.finding.place.ledger, in: entry.view)
    },
    Field("条款", "clause", .text, mayBeMissing: true) { $0.finding.kind.clause.map(Value.text) ?? .null },
    Field("依据", "basis", .text, mayBeMissing: true, example: "合同第4.5条") { entry in
      Shown.generated(entry.finding.kind.basis?.zh, in: entry.view)
    },
    Field("事项", "message", .text) { Shown.generated($0.finding.message.zh, in: $0.view) },
    Field("原因", "reason", .text) { Shown.text($0.finding.acknowledgement, in: $0.view) },
  ])

  private static func prose(_ text: String?, _ view: CycleView) -> Value {
    guard let text, !text.isEmpty else { return .null }
    return .prose(view.mask(text))
  }

  private static func bullets(_ items: [String], _ view: CycleView) -> Value {
    prose(items.map { "- " + runOn($0) }.joined(separator: "\n"), view)
  }

  /// A point of several lines as one: the points of a list within it run on, since a point beside its own points would look like their equal.
  private static func runOn(_ item: String) -> String {
    item.split(whereSeparator: \.isNewline).reduce(into: "") { text, line in
      var line = line.drop { $0.isWhitespace }
      let isPoint = !text.isEmpty && line.prefix(2).count == 2 && "-*+".contains(line.prefix(1)) && line.dropFirst().first == " "
      if isPoint { line = line.dropFirst(2) }
      if isPoint, let last = text.last, !"，。；：、！？".contains(last) {
        text += "；"
      } else if text.last?.isASCII ?? false, line.first?.isASCII ?? false {
        text += " "
      }
      text += line
    }
  }
}
