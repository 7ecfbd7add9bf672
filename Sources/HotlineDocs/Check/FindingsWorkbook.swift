import Diagnostics
import Measures
import OOXML

/// `check --format xlsx`: a to-do list, one finding a row, with a link to each bad cell.
struct FindingsWorkbook {
  let report: CheckReport
  let language: Language
  /// The way from the workbook's folder to the year's folder: "../Data/2025/"; "" where they are one.
  let root: String
  /// A sheet holds 1,048,576 rows; what is beyond stands on the next one.
  var mostRows = 1_000_000
  /// Excel opens no sheet with more links than 65,530; what stands beyond is named without one.
  var mostLinks = 65_000

  /// The whole workbook, packed.
  func bytes() throws(RunError) -> [UInt8] {
    do { return try book().bytes() } catch {
      throw .fault(Bilingual(zh: "问题清单写不成：\(error)", en: "the list of findings cannot be written: \(error)"))
    }
  }

  private func book() throws -> WorkbookWriter {
    let zh = language == .zh
    let book = WorkbookWriter(
      DocumentProperties(title: zh ? "问题清单 \(report.year) \(report.cycle)" : "Findings \(report.year) \(report.cycle)"))
    for (number, start) in stride(from: 0, to: max(1, report.findings.count), by: mostRows).enumerated() {
      try add(report.findings[start...].prefix(mostRows), to: book, number: number)
    }
    return book
  }

  private func add(_ findings: ArraySlice<Finding>, to book: WorkbookWriter, number: Int) throws {
    let zh = language == .zh
    var sheet = SheetDescription(name: (zh ? "问题清单" : "findings") + (number == 0 ? "" : " \(number + 1)"))
    sheet.columns = Self.widths.map { .init(width: $0) }
    sheet.frozenRows = 1
    sheet.filterRow = 1
    sheet.repeatedRows = 1
    sheet.isLandscape = true
    sheet.hasLinks = findings.contains { $0.place.file != nil }
    try book.add(sheet) { rows in
      try rows.row(style: .header) { row in
        for head in zh ? Self.headsZh : Self.headsEn { try row.text(head) }
      }
      for finding in findings.lazy.map(\.told) {
        try rows.row(height: height(of: finding), style: .wrapped) { row in
          try write(finding, to: row, isLinked: row.row <= mostLinks)
        }
      }
    }
  }

  private static let widths = [6, 8, 30, 24, 60, 50, 16, 10, 24]

  /// For the longest of its wrapped cells: not every program works it out when it opens the file.
  private func height(of finding: Finding) -> Int {
    let texts = [
      2: finding.place.label(in: language), 3: finding.record ?? "", 4: finding.message[language], 5: remedy(of: finding),
      6: finding.kind.basis?[language] ?? "",
    ]
    let lines = texts.map { column, text in (TextTable.width(text) + Self.widths[column] - 1) / Self.widths[column] }
    // Excel's highest row has 409 points.
    return min(15 * max(1, lines.max() ?? 1), 405)
  }

  private func remedy(of finding: Finding) -> String {
    finding.hint[language] + (finding.acknowledgement.map { language == .zh ? "（已说明：\($0)）" : " (acknowledged: \($0))" } ?? "")
  }

  private static let headsZh = ["完成", "级别", "位置", "记录", "问题", "改法", "依据", "可能扣分", "编码"]
  private static let headsEn = ["done", "severity", "place", "record", "finding", "remedy", "basis", "points", "code"]

  private func write(_ finding: Finding, to row: SheetRows, isLinked: Bool) throws {
    try row.empty()
    try row.text(finding.severity.name[language], finding.severity.style)
    if let file = finding.place.file, isLinked {
      try row.link(finding.place.label(in: language), to: .file(root + file, place: finding.place.cellAddress))
    } else {
      let label = finding.place.label(in: language)
      try row.text(label.isEmpty ? "\(report.year) \(report.cycle)" : label)
    }
    try row.text(finding.record ?? "")
    try row.text(finding.message[language])
    try row.text(remedy(of: finding))
    try row.text(finding.kind.basis?[language] ?? "")
    try row.decimal(finding.pointsAtRisk.halves * 5, places: 1)
    try row.text(finding.code)
  }
}

extension Severity {
  fileprivate var style: CellStyle {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .hint
    }
  }
}

extension Place {
  /// "'运维服务单'!F14", for a place in a sheet.
  fileprivate var cellAddress: String? {
    guard let sheet else { return nil }
    return "'\(sheet.replacing("'", with: "''"))'!\(cell ?? "A\(row ?? 1)")"
  }
}

/// The way from one folder to another, by their names alone.
enum RelativePath {
  /// From the folder of `file` to `folder`, with a slash at its end; "" where they are one. An absolute and a relative path have no way
  /// to each other: then it is `folder` itself.
  static func from(fileAt file: String, to folder: String) -> String {
    guard file.hasPrefix("/") == folder.hasPrefix("/") else { return folder + "/" }
    let (start, end) = (parts(file).dropLast(), parts(folder))
    let common = zip(start, end).prefix { $0 == $1 }.count
    guard !start.dropFirst(common).contains("..") else { return folder + "/" }
    let way = Array(repeating: "..", count: start.count - common) + end.dropFirst(common)
    return way.isEmpty ? "" : way.joined(separator: "/") + "/"
  }

  private static func parts(_ path: String) -> [String] {
    var parts: [String] = []
    for part in path.split(separator: "/").map(String.init) where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return parts
  }
}
