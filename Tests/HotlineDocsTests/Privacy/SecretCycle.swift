import Contract
import Files
import OOXML
import Testing

@testable import HotlineDocs

/// A workspace of the sample's second cycle, cut short, with secrets in all kinds of fields: cells of every ledger, the report's texts, the
/// review's comments, names of evidence files, of workbooks and of sheets, properties of workbooks.
struct SecretCycle {
  var secrets: Secrets
  let scratch: Scratch
  /// How many cells and other places have a secret.
  private(set) var count = 0

  init(seed: UInt64, in scratch: Scratch) throws {
    secrets = Secrets(seed: seed)
    self.scratch = scratch
    try FileSystem.makeFolders(scratch.path + "/Data/2025/Q1")
    try FileSystem.makeFolders(scratch.path + "/Data/2025/Q2/evidence")
    try scratch.writeSampleCycle { cell($0, $1) }
    try writeWorkbook()
    try settings("contract.yaml", ["contact: "])
    try settings("Q2/cycle.yaml", ["compiled_by: ", "保障期间", "属地错派", "invoice: {number: \""])
    try settings("Q2/review.yaml", ["office: ", "comment: ", "vendor: "])
    try writeExports()
    for _ in 0..<10 { try scratch.write("scan \(count)", to: "Data/2025/Q2/evidence/通话 \(plant()).pdf") }
  }

  var workplace: Workplace {
    Workplace(
      data: scratch.path + "/Data", templates: SampleYear.root + "/Templates", output: scratch.path + "/Output", year: nil, language: .zh)
  }

  mutating func plant() -> String {
    count += 1
    // A slash would begin another folder.
    return secrets.next().replacing("/", with: "∕")
  }

  /// The minutes as a workbook, which has secrets in its names and properties as well.
  private mutating func writeWorkbook() throws {
    let csv = "Data/2025/Q2/meetings.csv"
    let rows = String(decoding: try scratch.read(csv), as: UTF8.self).split(separator: "\n").map { $0.split(separator: ",") }
    try FileSystem.remove(scratch.path + "/" + csv)
    let book = WorkbookWriter(DocumentProperties(title: plant(), subject: plant(), company: plant()))
    try book.add(SheetDescription(name: "meetings")) { sheet in
      for row in rows { try sheet.row { sheet in for cell in row { try sheet.text(cell.filter { $0 != "\"" }) } } }
    }
    try book.add(SheetDescription(name: "笔记\(secrets.plainPhone())")) { _ in }
    try book.save(to: "\(scratch.path)/Data/2025/Q2/台账\(secrets.plainPhone()).xlsx")
    count += 2
  }

  var export: String { scratch.path + "/export.csv" }
  var misfits: String { scratch.path + "/misfits.csv" }
  var map: String { scratch.path + "/map.yaml" }

  /// Another system's tickets, of the first cycle, and some that do not fit.
  private mutating func writeExports() throws {
    func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
    var rows = ["单号,类别,报修时间,问题描述,报修人,电话,\(secrets.plainPhone())"]
    for index in 1...12 {
      rows.append(
        [
          "YW-20260105-\(100 + index)", "咨询", "2026-01-05 10:\(10 + index)", secrets.next(), "张三 " + secrets.next(), secrets.phone(),
          secrets.next(),
        ]
        .map(quoted).joined(separator: ","))
    }
    count += 49
    try scratch.write(rows.joined(separator: "\n"), to: "export.csv")
    let misfits = rows.map {
      $0.replacing("咨询", with: "咨询 " + secrets.next().replacing("\"", with: "")).replacing("2026-01-05 10", with: secrets.plainPhone())
    }
    try scratch.write(misfits.joined(separator: "\n"), to: "misfits.csv")
    let columns = ["单号: id", "类别: kind", "报修时间: reported_at", "问题描述: summary", "报修人: reporter", "电话: reporter_phone"]
    let constants = "{system: 热线受理平台, responded_at: 2026-01-05 11:00, handler: P001, action: 已答复}"
    try scratch.write("ledger: tickets\ncolumns: {\(columns.joined(separator: ", "))}\nconstants: \(constants)\n", to: "map.yaml")
  }

  private mutating func cell(_ row: Row, _ column: Column) -> String {
    let text = row.raw(column.index)
    if case .phone = column.type, !text.isEmpty {
      count += 1
      return secrets.phone()
    }
    // A ticket's own number may be shown, whatever it looks like.
    let isFree = column.isWrittenFreely && !(row.ledger.table.key == "tickets" && row.ledger.table.unique == column.index)
    guard isFree, secrets.once(in: 2) else { return text }
    count += 1
    return "\(text) 联系 \(secrets.next()) ，谢谢"
  }

  /// One of the sample's files of settings, with a secret behind each of some words.
  private mutating func settings(_ name: String, _ words: [String]) throws {
    var text = String(decoding: try FileSystem.read("\(SampleYear.root)/Data/2025/\(name)"), as: UTF8.self)
    for word in words {
      let place = try #require(text.firstRange(of: word), "\(name) has no \(word)")
      // Nothing that YAML would take for its own.
      count += 1
      text.insert(contentsOf: secrets.plainPhone() + " ", at: place.upperBound)
    }
    try scratch.write(text, to: "Data/2025/\(name)")
  }
}

extension Scratch {
  /// The first rows of the ledgers of the sample's second cycle and of its year, as CSV, with whatever a test makes of each cell.
  func writeSampleCycle(_ cell: (Row, Column) -> String) throws {
    let cycle = try #require(SampleYear.cases.get().first { $0.dossier.cycle.name == .q2 })
    for ledger in cycle.dossier.allLedgers where ledger.isPresent {
      let columns = ledger.table.columns
      let rows = [columns.map(\.header)] + ledger.rows.prefix(45).map { row in columns.map { cell(row, $0) } }
      let lines = rows.map { $0.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n" }
      let folder = ledger.table.scope == .year ? "Data/2025/" : "Data/2025/Q2/"
      try FileSystem.makeFolders(path + "/" + folder)
      try write(lines.joined(), to: folder + ledger.table.key + ".csv")
    }
  }
}

extension Column {
  /// Whether people write in it what they like.
  var isWrittenFreely: Bool {
    switch type {
    case .text, .staffOrName, .list, .ticket, .plan, .evidence, .evidenceList: true
    default: false
    }
  }
}
