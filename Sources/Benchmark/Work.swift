import ArgumentParser
import Contract
import Foundation
import HotlineDocs
import OOXML
import Templating

/// What is measured, each in a process of its own. A work says how many bytes it dealt with, and seconds where it times only a part.
enum Work: String, ExpressibleByArgument, CaseIterable {
  /// A copy of the sample year whose second cycle has so many tickets: DATA FOLDER COUNT.
  case grow
  /// `build Q2`: DATA TEMPLATES OUTPUT [KIND].
  case build
  /// `check Q2`: DATA.
  case check
  /// A sheet of twelve columns through a template: COUNT FILE.
  case sheet
  /// The same sheet row by row, as a library for writing workbooks does it: COUNT FILE.
  case rows
  /// One-page tickets through a template: COUNT FILE.
  case tickets
  /// All rows of a workbook, every cell: FILE.
  case readSheet = "read-sheet"
  /// The ledgers of the second cycle, nothing judged: DATA.
  case readLedgers = "read-ledgers"
  /// All text of a document: FILE.
  case readDocument = "read-document"
  /// The self-check of a file: FILE.
  case inspect
  /// libdeflate alone, level 6, one processor, on all parts of files: FILE…
  case compress
  /// Unpacking alone: FILE…
  case unpack
  /// Reading a file alone, byte by byte: FILE.
  case read

  func perform(_ words: [String]) throws -> [(String, Double)] {
    switch self {
    case .grow: try SampleYear.grow(words[0], into: words[1], tickets: Int(words[2]) ?? 0)
    case .build: try build(words)
    case .check: try check(words)
    case .sheet: try TicketSheet.filled(Int(words[0]) ?? 0, to: words[1])
    case .rows: try TicketSheet.written(Int(words[0]) ?? 0, to: words[1])
    case .tickets: return try tickets(Int(words[0]) ?? 0, to: words[1])
    case .readSheet: return [("cells", Double(try Reading.cells(of: words[0])))]
    case .readLedgers: return [("rows", Double(try Reading.rows(in: words[0])))]
    case .readDocument: return [("bytes", Double(try Reading.text(of: words[0])))]
    case .inspect: return [("problems", Double(PackageCheck.problems(of: try OfficePackage(path: words[0], limits: .own)).count))]
    case .compress: return try Floor.compress(words)
    case .unpack: return try Floor.unpack(words)
    case .read: return try Floor.read(words[0])
    }
    return []
  }

  private func workplace(_ words: [String]) -> Workplace {
    Workplace(data: words[0], templates: words.count > 1 ? words[1] : "", output: words.count > 2 ? words[2] : "", year: nil, language: .en)
  }

  private func build(_ words: [String]) throws {
    let request = BuildRequest(only: words.count > 3 ? [words[3]] : nil, quiet: true)
    let result = try BuildRun(workplace(words), request).cycle(.q2)
    guard result.status == 0 else { throw Child.Failure(description: result.messages) }
  }

  private func check(_ words: [String]) throws {
    let result = try CheckRun(workplace(words), CheckRequest(failOn: .never)).run(.q2)
    guard result.status == 0, result.printout?.text.isEmpty == false else { throw Child.Failure(description: result.messages) }
  }

  /// Times filling and packing: the template is compiled once, whatever it is filled with.
  private func tickets(_ count: Int, to path: String) throws -> [(String, Double)] {
    let template = try TicketPages.template()
    let context = PeerTicket.context(count)
    let start = ContinuousClock.now
    try template.fill(context).package.save(to: path)
    return [("seconds", (ContinuousClock.now - start).seconds)]
  }
}
