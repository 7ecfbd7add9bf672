import Ledgers
import OOXML

/// Reading a finished file back, all of it.
enum Reading {
  /// How many cells the sheets of a workbook have; the text of every one is looked at.
  static func cells(of file: String) throws -> Int {
    let book = try Workbook(OfficePackage(path: file, limits: .own))
    var count = 0
    for sheet in book.sheets {
      _ = try book.read(sheet) { row in
        for cell in row.cells { count += row.withUTF8(of: cell) { $0.count >= 0 ? 1 : 0 } }
      }
    }
    return count
  }

  /// How many rows the ledgers of a year's second cycle have.
  static func rows(in data: String) throws -> Int {
    try Workspace(data: data).load(.q2).dossier.allLedgers.map(\.count).reduce(0, +)
  }

  /// How many bytes of text the main part of a document has.
  static func text(of file: String) throws -> Int {
    let package = try OfficePackage(path: file, limits: .own)
    let counter = TextCounter()
    try package.scan(package.mainPart, counter)
    return counter.count
  }

  private final class TextCounter: XMLHandler {
    enum Name: Int, XMLVocabulary {
      case text
      var spelling: String { "w:t" }
    }

    var count = 0
    private var isText = false

    func start(_ name: Name?, _ tag: XMLTag) { isText = name == .text }
    func end(_ name: Name?) { isText = false }
    func text(_ utf8: Span<UInt8>) { if isText { count += utf8.count } }
  }
}
