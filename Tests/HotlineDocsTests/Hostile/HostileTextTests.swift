import Contract
import Files
import Foundation
import Testing

@testable import HotlineDocs

/// Tables, settings and data from other people's machines at every door: each is refused by name, or taken as far as it makes sense.
@Suite("Hostile texts at every door", .serialized)
struct HostileTextTests {
  private func workspace() throws -> (Scratch, Program) {
    let scratch = try Scratch()
    try scratch.makeWorkspace()
    return (scratch, Program(folder: scratch.path))
  }

  /// Runs the program with each file in its places, and looks at what it says and takes.
  private func expect(_ texts: [HostileText], at places: String..., run arguments: [String], status: [Int32]) throws {
    let (scratch, program) = try workspace()
    for text in texts {
      for place in places { try scratch.write(text.bytes, to: place) }
      let ending = try program.run(arguments + ["--lang", "en"])
      ending.expectBounds("\(text.name) as \(places)")
      let said = String(ending.said.prefix(1_000_000))
      #expect(
        status.contains(ending.status) && text.isTold(in: said), "\(text.name) as \(places): \(ending.status), \(said.prefix(400))")
    }
  }

  @Test("As a ledger, and as the calendar of a year")
  func tables() throws {
    try expect(
      HostileText.tables, at: "Data/2025/Q1/meetings.csv", "Data/2025/calendar.csv", run: ["check", "Q1"], status: [1])
    try expect(
      HostileText.tables.map(\.unjudged), at: "2025.csv", run: ["calendar", "import", "2025.csv", "--dry-run"], status: [1, 65])
  }

  @Test("As an export of another system: proposed for and taken as meetings, and no row of a broken one")
  func exports() throws {
    let (scratch, program) = try workspace()
    try scratch.write("ledger: meetings\ncolumns: {日期: date, 议题: topic, 会议纪要: minutes}\n", to: "map.yaml")
    for text in HostileText.tables {
      try scratch.write(text.bytes, to: "export.csv")
      for arguments in [["import", "export.csv"], ["import", "export.csv", "--map", "map.yaml", "--cycle", "Q1"]] {
        let ending = try program.run(arguments + ["--lang", "en"])
        ending.expectBounds("\(text.name) as \(arguments)")
        #expect(ending.said.utf8.count < 2_000_000, "\(text.name): \(ending.said.utf8.count) bytes")
      }
      #expect(FileSystem.kind(scratch.path + "/Data/2025/Q1/meetings.csv") == nil, "\(text.name)")
    }
  }

  @Test("As the contract, a cycle's settings, a review and a map")
  func settings() throws {
    try expect(HostileText.settings, at: "Data/2025/Q1/cycle.yaml", "Data/2025/Q1/review.yaml", run: ["check", "Q1"], status: [1])
    try expect(HostileText.settings, at: "Data/2025/contract.yaml", run: ["check", "Q1"], status: [1, 65])
    let map = ["import", "map.yaml", "--map", "map.yaml", "--cycle", "Q1", "--dry-run"]
    try expect(HostileText.settings, at: "map.yaml", run: map, status: [1, 65])
  }

  @Test("As the data of a template")
  func data() throws {
    let (scratch, program) = try workspace()
    try scratch.write("{{a}}", to: "letter.txt")
    for text in HostileText.data {
      try scratch.write(text.bytes, to: "data.json")
      let ending = try program.run("template", "render", "letter.txt", "data.json", "-o", "out.txt", "--lang", "en")
      ending.expectBounds(text.name)
      let isTaken = text.words.isEmpty
      #expect(isTaken ? ending.status == 0 : [1, 65].contains(ending.status), "\(text.name): \(ending.said.suffix(400))")
      #expect(text.isTold(in: ending.said), "\(text.name): \(ending.said.prefix(400))")
      #expect((FileSystem.kind(scratch.path + "/out.txt") != nil) == isTaken, "\(text.name)")
      try FileSystem.remove(scratch.path + "/out.txt")
    }
  }

  @Test("A ledger of 5,000 broken rows: each cell is told, in little memory for each")
  func brokenRows() throws {
    let (scratch, program) = try workspace()
    let columns = Ticket.table.columns
    let row = columns.map { $0.index == Ticket.Field.id.rawValue ? "" : ",坏" }.joined() + "\n"
    let rows = (1...5_000).map { "YW-\($0)" + row }.joined()
    try scratch.write(columns.map(\.header).joined(separator: ",") + "\n" + rows, to: "Data/2025/Q1/tickets.csv")
    let ending = try program.run("check", "Q1", "--lang", "en", "--format", "json=out.json", "--format", "github")
    #expect(ending.status == 1 && ending.signal == 0)
    let told = try scratch.read("out.json")
    let found = told.split(separator: UInt8(ascii: "\n")).count { $0.starts(with: "      \"code\": \"record.".utf8) }
    #expect(found >= 5_000 * 12, "\(found)")
    #expect(ending.memory < (Program.isSlow ? 1_000 : 70), "\(ending.memory) MiB for \(found) findings")
  }
}
