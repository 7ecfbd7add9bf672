import Measures
import OOXML
import Templating

/// The tickets of the peers as a sheet of twelve columns.
enum TicketSheet {
  private static let description: SheetDescription = {
    var sheet = SheetDescription(name: "工单")
    sheet.columns = PeerTicket.headers.map { _ in .init(width: 12) }
    return sheet
  }()

  /// Through a template whose second row repeats.
  static func filled(_ count: Int, to path: String) throws {
    let book = WorkbookWriter(DocumentProperties(title: "工单"))
    try book.add(description) { rows in
      try rows.row { row in for header in PeerTicket.headers { try row.text(header) } }
      try rows.row { try $0.text("{{#工单}}") }
      try rows.row { row in
        for (column, tag) in PeerTicket.tags.enumerated() { try row.text(tag, (6...8).contains(column) ? .dateTime : .normal) }
      }
      try rows.row { try $0.text("{{/工单}}") }
    }
    let template = try WorkbookTemplate(OfficePackage(bytes: book.bytes()), name: "rows.xlsx")
    try template.fill(PeerTicket.context(count)).save(to: path)
  }

  /// Row by row through the writer of workbooks.
  static func written(_ count: Int, to path: String) throws {
    let book = WorkbookWriter(DocumentProperties(title: "工单"))
    try book.add(description) { rows in
      try rows.row { row in for header in PeerTicket.headers { try row.text(header) } }
      for index in 0..<count { try rows.row { try write(index, to: $0) } }
    }
    try book.save(to: path)
  }

  private static func write(_ index: Int, to row: SheetRows) throws {
    let minutes = PeerTicket.minutes(index)
    try row.text(PeerTicket.number(index))
    try row.text("故障")
    try row.text(PeerTicket.level(index))
    try row.text(PeerTicket.system(index))
    try row.text(PeerTicket.summary(index))
    try row.text("用户报修")
    var moment = 8 * 60 + minutes.reported
    for step in [0, minutes.response, minutes.solution] {
      moment += step
      try row.dateTime(days: 20_513 + moment / 1_440, seconds: moment % 1_440 * 60)
    }
    try row.text(PeerTicket.engineer(index))
    try row.text(PeerTicket.result)
    try row.integer(minutes.response + minutes.solution)
  }
}
