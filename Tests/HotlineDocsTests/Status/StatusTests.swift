import Diagnostics
import Foundation
import Ledgers
import Measures
import OOXML
import Testing

@testable import HotlineDocs

/// The repository's sample year, read once.
enum SampleYear {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..").standardizedFileURL.path
  static let workplace = Workplace(
    data: root + "/Data", templates: root + "/Templates", output: root + "/Output", year: "2025", language: .zh)
  static let loaded = Result { try workplace.loadYear() }

  /// Its cycles, scored and checked once.
  static let cases = loaded.map { $0.cycles.map(CycleCase.init) }

  static func status(_ day: String) throws -> StatusReport { try status(try #require(CivilDate(iso: day))) }

  static func status(_ day: CivilDate) throws -> StatusReport { StatusReport(try loaded.get(), try cases.get(), on: day) }
}

@Suite("The contract year at a glance")
struct StatusTests {
  @Test(
    "A cycle's state follows the day",
    arguments: [
      ("2025-11-30", ["upcoming", "upcoming", "upcoming", "upcoming"]), ("2026-02-28", ["open", "upcoming", "upcoming", "upcoming"]),
      ("2026-03-02", ["due", "open", "upcoming", "upcoming"]), ("2026-03-03", ["submitted", "open", "upcoming", "upcoming"]),
      ("2026-03-09", ["confirmed", "open", "upcoming", "upcoming"]), ("2026-04-21", ["confirmed", "open", "upcoming", "upcoming"]),
      ("2026-04-22", ["payment-past", "open", "upcoming", "upcoming"]),
      ("2026-12-20", ["payment-past", "payment-past", "payment-past", "confirmed"]),
    ])
  func states(day: String, expected: [String]) throws {
    #expect(try SampleYear.status(day).cycles.map(\.state.rawValue) == expected)
  }

  @Test("Papers that were not handed in are due, then overdue, with the working days counted")
  func overdue() throws {
    let loaded = try SampleYear.loaded.get()
    var dossier = loaded.cycles[0].dossier
    dossier.settings.submittedOn = nil
    dossier.review = nil
    for (day, state, left) in [("2026-03-04", "due", 0), ("2026-03-05", "overdue", -1), ("2026-03-09", "overdue", -3)] {
      let day = try #require(CivilDate(iso: day))
      let status = CycleStatus(
        dossier.cycle, found: CycleCase(Loaded(dossier: dossier, findings: [], inputs: [])), terms: loaded.terms, calendar: loaded.calendar,
        on: day)
      #expect(status.state.rawValue == state)
      #expect(StatusDeadline.ahead(of: status, calendar: loaded.calendar, on: day).first?.workingDaysLeft == left)
      #expect(status.detail.en.hasSuffix(left == 0 ? "today" : "\(-left) working day\(left == -1 ? "" : "s") ago"))
    }
  }

  @Test("Money: earned, expected and the yearly sum add up as the settlement has them")
  func money() throws {
    let end = try SampleYear.status("2026-12-20").money
    #expect(end.earned == Fen(yuan: "1955944.44") && end.forecast == .zero && end.held == .zero)
    #expect(end.assessmentPayable == Fen(yuan: "174400.00"))
    let june = try SampleYear.status("2026-06-05").money
    #expect(june.earned == Fen(yuan: "490500.00") && june.forecast == Fen(yuan: "1465444.44"))
    #expect(june.assessmentPayable == nil)
    let before = try SampleYear.status("2025-11-30").money
    #expect(before.earned == .zero && before.forecast == Fen(yuan: "1962000.00") && before.assessmentForecast == Fen(yuan: "218000.00"))
  }

  @Test("Of an open cycle only what has happened counts, and days to come are not missing")
  func openCycle() throws {
    let first = try SampleYear.status("2026-03-01").cycles[1]
    #expect(first.score == Points(100))
    let last = try SampleYear.status("2026-05-31").cycles[1]
    #expect(try #require(last.score) < Points(100))
  }

  @Test("A score is held against the one before, once both cycles are over")
  func trend() throws {
    func changes(_ day: String) throws -> [String?] {
      let report = try SampleYear.status(day)
      return report.cycles.map { report.change(of: $0) }
    }
    #expect(try changes("2026-12-20") == [nil, "-9.5", "+3", "+7"])
    #expect(try changes("2026-06-05") == [nil, "-10", nil, nil])
    #expect(try SampleYear.status("2026-12-20").text(.en).contains("-9.5"))
  }

  @Test("Which findings concern days to come")
  func concerns() throws {
    let day = try #require(CivilDate(iso: "2026-04-09"))
    for (record, expected) in [
      ("2026-04-09", true), ("2026-04-10", false), ("daily@2026-04-10", false), ("2026-04", true), ("2026-05", false),
      ("2026-04-10T08:00/2026-04-10T20:00", false), ("YW-20260309-003", true), ("drill", true),
    ] {
      let finding = Finding(
        .inspectionMissing, at: Place(), record: record, message: Bilingual(zh: "", en: ""), hint: Bilingual(zh: "", en: ""))
      #expect(finding.concerns(noLaterThan: day) == expected, "\(record)")
    }
  }

  @Test("The filing that runs longest counts, and only once it is made")
  func filings() throws {
    let june = try SampleYear.status("2026-06-05").filings
    #expect(june.map { "\($0.kind.rawValue) \($0.validUntil)" } == ["mlps 2026-12-09", "crypto 2027-01-31", "risk 2027-03-31"])
    #expect(try SampleYear.status("2026-12-20").filings.filter(\.isShort).map(\.kind.rawValue) == ["crypto"])
  }

  @Test("The page is well-formed, complete and asks for nothing outside itself", arguments: Language.allCases)
  func page(language: Language) throws {
    let html = StatusPage(try SampleYear.status("2026-06-05"), language).html
    let lines = html.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "<!DOCTYPE html>")
    let page = try XMLDocument(Array(lines.dropFirst().joined(separator: "\n").utf8), part: "status.html").root
    #expect(page.descendants("svg").count == 3)
    #expect(page.descendants("article").count == 4)
    for outside in ["http:", "https:", "<script", "<link", "@import", "url("] { #expect(!html.contains(outside), "\(outside)") }
  }

  @Test("What is printed hides no markup of the data")
  func escaping() {
    #expect(Markup.element("p", text: "<b>&\"'\u{7}") == "<p>&lt;b&gt;&amp;&quot;&#39;\u{FFFD}</p>")
  }

  @Test("Columns line up although Chinese characters are wide")
  func columns() {
    #expect(TextTable.lines([["甲", "1"], ["abc", "20"]], rightAligned: [1]) == ["  甲    1", "  abc  20"])
  }

  @Test("Both languages say the same things")
  func languages() throws {
    let report = try SampleYear.status("2026-12-20")
    let lines = Language.allCases.map { report.text($0).split(separator: "\n", omittingEmptySubsequences: false).count }
    #expect(lines[0] == lines[1])
    #expect(!report.text(.en).contains("还有"))
  }
}
