import Contract
import Diagnostics

/// A ledger from a CSV file.
enum CSVLedger {
  enum Outcome {
    case read(LedgerSource)
    /// Not one filled cell: as if the file were not there.
    case blank
    case unreadable(Finding)
  }

  /// - Parameter file: as findings show it, relative to the year's folder.
  static func read(_ source: ByteSource, file: String, table: LedgerTable) -> Outcome {
    let place = Place(ledger: table.key, file: file)
    do throws(CSVRows.Failure) {
      let (text, window) = try open(source)
      guard let (delimiter, header) = CSVHead.find(in: window, table: table) else { return .blank }
      let read = try CSVRows(text, window: window, delimiter: delimiter, headerRecord: header.row, isKept: header.isKept)
      let findings = LedgerSource.findings(of: header, table: table, file: file, sheet: nil, strayCells: read.strayCells)
      // Where nothing of it is this ledger's, the missing columns say so, and no row stands for a record.
      let ledger =
        header.matches > 0
        ? Ledger(table, file: file, sourceColumns: header.sourceColumns, rows: read.rows) : Ledger(unread: table, file: file)
      return .read(LedgerSource(ledger: ledger, findings: findings))
    } catch {
      switch error {
      case .unclosedQuote(let record): return .unreadable(unclosed(record, at: place))
      case .text(let failure): return .unreadable(unreadable(failure, at: place))
      }
    }
  }

  /// The text, and as much of it as the header is looked for in.
  private static func open(_ source: ByteSource) throws(CSVRows.Failure) -> (TextDecoding, window: [UInt8]) {
    do throws(TextDecoding.Failure) {
      let text = try TextDecoding(source)
      var window: [UInt8] = []
      if !text.isAtEnd { try text.next(&window) }
      return (text, window)
    } catch { throw .text(error) }
  }

  private static func unclosed(_ record: Int, at place: Place) -> Finding {
    var place = place
    place.row = record
    return .unreadable(
      at: place,
      Bilingual(
        zh: "第 \(record) 行的引号没有结束，其后的内容无法分清",
        en: "a quote opens in row \(record) and never closes, so that what follows cannot be told apart"),
      hint: Bilingual(zh: "请补上结束的引号（\"）；单元格内的引号要写两次", en: "close the quote; write a quote within a cell twice"))
  }

  private static func unreadable(_ failure: TextDecoding.Failure, at place: Place) -> Finding {
    var place = place
    switch failure {
    case .workbook:
      return .unreadable(
        at: place, Bilingual(zh: "这是工作簿，不是 CSV 文本", en: "this is a workbook, not CSV text"),
        hint: Bilingual(zh: "请把扩展名改回 .xlsx，或用 Excel/WPS 打开后另存为 .xlsx 或 CSV", en: "name it .xlsx, or open it and save it as .xlsx or CSV"))
    case .binary:
      return .unreadable(
        at: place, Bilingual(zh: "文件含有空字节，不是可读的文本", en: "the file has NUL bytes and is no readable text"),
        hint: Bilingual(zh: "请用 Excel/WPS 打开后另存为“CSV UTF-8”", en: "open it and save it as CSV UTF-8"))
    case .broken(let lineEnds):
      place.row = lineEnds + 1
      return .unreadable(
        at: place,
        Bilingual(zh: "第 \(lineEnds + 1) 行附近的字节既不是 UTF-8 也不是 GB18030", en: "bytes near line \(lineEnds + 1) are neither UTF-8 nor GB18030"),
        hint: Bilingual(zh: "文件可能已损坏；请用 Excel/WPS 打开核对后另存为“CSV UTF-8”", en: "it may be damaged; open it, look, and save it as CSV UTF-8"))
    }
  }
}
