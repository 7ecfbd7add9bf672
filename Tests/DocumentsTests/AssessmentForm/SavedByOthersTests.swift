import Assessment
import Contract
import Foundation
import Measures
import OOXML
import Templating
import TestSupport
import Testing

@testable import Documents

@Suite("The form as other programs save it") struct SavedByOthersTests {
  @Test("What the office wrote survives Excel's and WPS's ways of saving, and nothing else seems changed")
  func rewritten() throws {
    let edits = try FormFixture.officesEdits(in: FormFixture.sent())
    for program in [SavedByOthers.excel, SavedByOthers.wps] {
      FormFixture.expectOfficesReview(try FormFixture.read(program(FormFixture.returned(edits))))
      let untouched = try FormFixture.read(program(FormFixture.returned()))
      #expect(untouched.remarks.isEmpty, "\(untouched.remarks.map(\.message.zh))")
    }
  }

  @Test("Tampering is seen through such a save")
  func tampered() throws {
    for program in [SavedByOthers.excel, SavedByOthers.wps] {
      let reading = try FormFixture.read(program(FormFixture.returned([(1, "D5", "1.着装"), (2, "N6", "0")])))
      #expect(reading.remarks.filter { $0.kind == .tampered }.map { "\($0.sheet)!\($0.cell)" } == ["评分表!D5", "扣分明细!N6"])
    }
  }

  @Test(
    "LibreOffice computes what the form shows in every cell, and the office's edit survives its save", .enabled(if: LibreOfficeSave.isThere)
  )
  func libreOffice() throws {
    let edits = try FormFixture.officesEdits(in: FormFixture.sent())
    var random = SplitMix(seed: 12_345)
    let views = (0..<3).map { _ in FormFixture.view(of: FormFixture.builder, review: Self.review(using: &random)) } + [FormFixture.view]
    let sent = try views.map { try AssessmentForm.issue($0, template: FormFixture.template) }
    let expected = try sent.map(WorkbookReading.init)
    let packages = try [FormFixture.returned(edits)] + sent
    let saved = try LibreOfficeSave.save(packages.map { try SavedByOthers.uncomputed($0).bytes() })
    FormFixture.expectOfficesReview(
      try AssessmentFormReader.read(saved[0], file: "评分表.xlsx", view: FormFixture.view, template: FormFixture.template))
    for (number, form) in expected.enumerated() {
      let computed = try WorkbookReading(OfficePackage(bytes: saved[number + 1]))
      var formulas = 0
      for sheet in form.sheets {
        for (cell, reading) in sheet.cells where reading.formula != nil {
          formulas += 1
          let found = computed.sheet(sheet.name)?[cell].value ?? .blank
          #expect(Self.same(found, reading.value), "form \(number), \(sheet.name)!\(cell): \(found), not \(reading.value)")
        }
      }
      #expect(formulas > 200)
    }
  }

  private static func same(_ a: SheetValue, _ b: SheetValue) -> Bool {
    if case .number(let x) = a, case .number(let y) = b { return abs(x - y) < 1e-9 }
    return a == b
  }

  /// Decisions at random on the causes of the fixture, with causes of the office's own and figures for whole items.
  private static func review(using random: inout SplitMix) -> Review {
    let own = FormFixture.view.scores.own
    var decisions: [Review.Decision] = own.deductions.compactMap { cause in
      let kinds: [Review.Decision.Kind] = [.upheld, .dropped, .adjusted]
      let kind = kinds[random.pick(0...2)]
      let points = kind == .dropped ? Points.zero : kind == .adjusted ? Points(halves: random.pick(0...6)) : cause.points
      return random.once(in: 4) ? nil : Review.Decision(rule: cause.rule, record: cause.record, kind: kind, points: points, comment: "意见")
    }
    for number in 0..<random.pick(0...5) {
      let rule = AssessmentRule.all[random.pick(0...AssessmentRule.all.count - 1)]
      decisions.append(
        Review.Decision(
          rule: rule.code, record: "2026-04-0\(number + 1)", kind: .added, points: Points(halves: random.pick(0...8)), comment: nil))
    }
    let items = Dictionary(uniqueKeysWithValues: AssessmentItem.all.map { ($0.code, Points(halves: random.pick(0...$0.full.halves))) })
    return Review(
      confirmedOn: CivilDate(year: 2026, month: 6, day: 8), signedByOffice: "李四", signedByVendor: "张三",
      total: items.values.reduce(.zero, +), items: items, decisions: decisions)
  }
}

/// LibreOffice without a window: opens workbooks, computes them and saves them as .xlsx.
enum LibreOfficeSave {
  private static let program = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/soffice" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// In CI it must be there, so there the test runs and fails.
  static var isThere: Bool {
    if program == nil { print("skipped: LibreOffice is not installed; apt-get install libreoffice-calc-nogui") }
    return program != nil || ProcessInfo.processInfo.environment["CI"] != nil
  }

  static func save(_ files: [[UInt8]]) throws -> [[UInt8]] {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("form-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let names = files.indices.map { "form\($0).xlsx" }
    for (name, bytes) in zip(names, files) { try Data(bytes).write(to: scratch.appendingPathComponent(name)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(program, "LibreOffice is not installed"))
    process.arguments =
      [
        "-env:UserInstallation=file://\(scratch.path)/profile", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
      ]
      + ["\(scratch.path)/saved"] + names.map { "\(scratch.path)/\($0)" }
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    return try names.map { [UInt8](try Data(contentsOf: scratch.appendingPathComponent("saved/\($0)"))) }
  }
}
