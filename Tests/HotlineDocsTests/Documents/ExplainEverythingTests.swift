import Assessment
import Contract
import Diagnostics
import Measures
import Settlement
import Templating
import Testing

@testable import Documents
@testable import HotlineDocs

/// Whatever a document, `score` or `settle` prints can be asked for, and leads down to file, row and clause.
@Suite("Every figure and every record is explained")
struct ExplainEverythingTests {
  @Test("Figures of score and settle, with the values that JSON prints", arguments: Cycle.Name.allCases)
  func ofJSON(cycle: Cycle.Name) throws {
    let current = try Self.current(cycle)
    let year = try Self.year()
    var asked = 0
    for (name, value) in Self.scalars(current.scores.current.json(.en)) + Self.scalars(current.settlement.json) {
      guard !Self.isNoFigure.contains(name) else { continue }
      let explanation = try #require(Explanation.of(name, in: current.dossier, current.settlement, year: year), "\(name)")
      if !["band", "status", "capital", "start", "end"].contains(name) { #expect(explanation.value == value, "\(cycle.rawValue) \(name)") }
      try Self.check(explanation, name)
      asked += 1
    }
    #expect(asked >= 15)
    for item in AssessmentItem.all {
      for name in [item.code] + item.rules.map(\.code) {
        try Self.check(try #require(Explanation.of(name, in: current.dossier, current.settlement)), name, mayBeUntouched: true)
      }
    }
    for name in Explanation.cycleFigures {
      try Self.check(try #require(Explanation.of(name, in: current.dossier, current.settlement, year: year)), name, mayBeUntouched: true)
    }
  }

  @Test("Figures of the documents, with the values that they print", arguments: Cycle.Name.allCases)
  func ofDocuments(cycle: Cycle.Name) throws {
    let current = try Self.current(cycle)
    let year = try Self.year()
    let workplace = SampleYear.workplace
    let view = try BuildRun(workplace, BuildRequest()).view(of: current)
    let sets = [ScoreFields.set, SettlementFields.set, CycleFields.set].map { ($0.shape, $0.object(view)) }
    var asked = 0
    for (shape, object) in sets {
      for (slot, field) in shape.fields.enumerated() where field.kind == .number || field.kind == .date {
        // These are days that somebody wrote down, and nothing is reckoned from them.
        guard let printed = Self.text(object[slot]), !["申请日期", "确认日期"].contains(field.names[0]) else { continue }
        for name in field.names {
          let explanation = try #require(Explanation.of(name, in: current.dossier, current.settlement, year: year), "\(name)")
          if !["开始日期", "结束日期"].contains(field.names[0]) { #expect(Self.agree(explanation.value, printed), "\(name): \(printed)") }
          try Self.check(explanation, name)
        }
        asked += 1
      }
    }
    #expect(asked >= 20)
    for field in CountedFigure.fields {
      let name = field.info.names[0]
      let explanation = try #require(Explanation.ofCount(name, in: current.dossier, current.scores), "\(name)")
      #expect(explanation.value == Self.text(field.value(view)), "\(name)")
      try Self.check(explanation, name, mayBeUntouched: true)
      // A plain count is the number of its parts, or what they add up to.
      guard !name.hasSuffix("率") else { continue }
      if explanation.value.flatMap(Int.init) != nil, explanation.parts.allSatisfy({ $0.value.flatMap(Int.init) == nil }) {
        #expect(explanation.parts.count == explanation.value.flatMap(Int.init), "\(cycle.rawValue) \(name)")
      } else if explanation.value.flatMap(Int.init) != nil {
        #expect(explanation.parts.compactMap { $0.value.flatMap(Int.init) }.reduce(0, +) == explanation.value.flatMap(Int.init), "\(name)")
      }
    }
  }

  @Test("Figures of the year")
  func ofTheYear() throws {
    let year = try Self.year()
    for (name, value) in Self.scalars(year.annual.json) where !["year"].contains(name) {
      let explanation = try #require(Explanation.of(name, in: year), "\(name)")
      if !["status", "capital"].contains(name) { #expect(explanation.value == value, "\(name)") }
      try Self.check(explanation, name)
    }
    for name in Explanation.annualFigures + ["Q1", "q4", "扣减合计", "已付合计"] {
      try Self.check(try #require(Explanation.of(name, in: year), "\(name)"), name, mayBeUntouched: true)
    }
    #expect(Explanation.of("deductions", in: year)?.value == year.annual.deductionsTotal.description)
    #expect(Explanation.of("Q5", in: year) == nil)
  }

  @Test("Records of every ledger: their row, its file and the clause", arguments: Cycle.Name.allCases)
  func records(cycle: Cycle.Name) throws {
    let current = try Self.current(cycle)
    var kinds: Set<String> = []
    for ledger in current.dossier.allLedgers {
      let rows = ledger.rows
      let whole = try #require(Explanation.of(ledger.table.name, in: current.dossier, current.settlement))
      #expect(whole.value == "\(rows.count)")
      #expect(whole.parts.map(\.place?.row) == rows.map(\.number))
      guard let first = rows.first, let last = rows.last else { continue }
      kinds.insert(ledger.table.key)
      for row in [first, last] {
        let explanation = try #require(Explanation.of(row.record, in: current.dossier, current.settlement), "\(row.record)")
        let own = try #require(explanation.parts.first { $0.place?.file == row.place().file && $0.place?.row == row.number })
        #expect(own.clause?.isEmpty == false)
        try Self.check(explanation, row.record)
      }
    }
    #expect(kinds.count >= (cycle == .q2 ? LedgerTable.all.count : 15), "\(kinds.count)")
    for cause in current.scores.current.deductions + current.scores.current.dropped {
      try Self.check(try #require(Explanation.of(cause.record, in: current.dossier, current.settlement)), cause.record)
    }
  }

  @Test(
    "The command says it as text and as JSON, and suggests the nearest name",
    arguments: [
      ["Q2", "paymentDue"], ["q2", "cumulative"], ["annual", "payable"], ["annual", "forecast"], ["Q2", "故障数"], ["Q2", "outages:2"],
    ])
  func command(words: [String]) throws {
    let run = ExplainRun(SampleYear.workplace)
    let text = String(decoding: try run.run(words, asJSON: false).output, as: UTF8.self)
    let json = String(decoding: try run.run(words, asJSON: true).output, as: UTF8.self)
    #expect(text.contains("条") && json.contains("\"clause\""))
    #expect(json.contains("\"file\": \"Q") || json.contains("\"file\": \"contract.yaml\""))
  }

  @Test(arguments: [
    (["Q2", "payabel"], "payable"), (["annual", "forcast"], "forecast"), (["Q2", "YW-20260409-0001"], "YW-20260409-001"),
    (["Q2", "故障件数"], "故障数"),
  ])
  func suggestions(words: [String], nearest: String) throws {
    let error = #expect(throws: RunError.self) { try ExplainRun(SampleYear.workplace).run(words, asJSON: false) }
    #expect(error?.message.zh.contains(nearest) == true, "\(error?.message.zh ?? "")")
  }

  // MARK: - What counts as explained

  /// Every way down passes a clause and ends in a file; a row of it, where it is a ledger.
  ///
  /// - Parameter mayBeUntouched: an item or a sum that nothing took anything from ends with itself.
  private static func check(_ explanation: Explanation, _ name: String, mayBeUntouched: Bool = false) throws {
    var leaves = 0
    func walk(_ node: Explanation, hasClause: Bool) {
      let hasClause = hasClause || node.clause?.isEmpty == false
      guard node.parts.isEmpty else {
        for part in node.parts { walk(part, hasClause: hasClause) }
        return
      }
      leaves += 1
      #expect(hasClause, "\(name): \(node.title.en) has no clause")
      guard let file = node.place?.file else {
        let isWords = node.reason != nil || mayBeUntouched || node.clause?.hasPrefix("annex") == true
        #expect(isWords, "\(name): \(node.title.en) leads to no file")
        return
      }
      if file.hasSuffix(".csv") || file.hasSuffix(".xlsx") { #expect(node.place?.row != nil, "\(name): \(node.title.en) leads to no row") }
    }
    walk(explanation, hasClause: false)
    #expect(leaves > 0)
    #expect(!explanation.text(.zh).isEmpty && explanation.json(.en).description.contains("\"title\""))
  }

  private static let isNoFigure: Set = ["year", "cycle"]

  private static func scalars(_ json: JSONValue) -> [(name: String, value: String)] {
    guard case .object(let pairs) = json else { return [] }
    return pairs.flatMap { key, value -> [(name: String, value: String)] in
      switch value {
      case .string(let text): [(key, text)]
      case .bool(let flag): [(key, "\(flag)")]
      case .object: scalars(value)
      default: []
      }
    }
  }

  private static func text(_ value: Value) -> String? {
    switch value {
    case .number(let number): number.shortest.description
    case .date(let date): "\(date)"
    default: nil
    }
  }

  /// "490500" and "490500.00" are one amount.
  private static func agree(_ value: String?, _ printed: String) -> Bool {
    guard let value else { return false }
    return value == printed || Fen(yuan: value).map { $0 == Fen(yuan: printed) } ?? false
  }

  private static func current(_ cycle: Cycle.Name) throws -> CycleCase {
    try #require(try SampleYear.cases.get().first { $0.dossier.cycle.name == cycle })
  }

  private static func year() throws -> ExplainedYear { YearCases(try SampleYear.loaded.get()).explained }
}
