import ArgumentParser
import Foundation

/// The same works as other libraries do them, in the same run.
struct Peers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The peers' works beside ours, with the ratios.",
    discussion: """
      PEERS_PYTHON=…/bin/python swift run -c release benchmark peers FOLDER

      FOLDER holds the script `peers`, called as `peers tickets|rows|read N WORKFOLDER`, which prints a line a peer; PEERS_PYTHON is a
      Python that has them.
      """)

  @Argument(help: ArgumentHelp("The folder of the peers' script.", valueName: "FOLDER"))
  var folder: String

  @Option(help: "How many one-page tickets.")
  var tickets = 5_000

  @Option(help: "How many rows of a sheet.")
  var rows = 100_000

  func validate() throws {
    guard FileManager.default.isExecutableFile(atPath: folder + "/peers") else {
      throw ValidationError("there is no script \(folder)/peers")
    }
    guard ProcessInfo.processInfo.environment["PEERS_PYTHON"] != nil else {
      throw ValidationError("PEERS_PYTHON names no Python that has the peers")
    }
  }

  func run() throws {
    try Scratch.withFolder { scratch in
      let sheet = scratch + "/rows.xlsx"
      try compare("\(tickets) one-page tickets", scratch, "tickets", tickets) {
        [("hotline-docs, template", try Child.perform(.tickets, ["\(tickets)", scratch + "/tickets.docx"]))]
      }
      try compare("\(rows) rows × 12", scratch, "rows", rows) {
        [
          ("hotline-docs, row by row", try Child.perform(.rows, ["\(rows)", sheet])),
          ("hotline-docs, template", try Child.perform(.sheet, ["\(rows)", scratch + "/sheet.xlsx"])),
        ]
      }
      try compare("reading \(rows) rows × 12", scratch, "read", rows) {
        [("hotline-docs", try Child.perform(.readSheet, [sheet]))]
      }
    }
  }

  private func compare(_ title: String, _ scratch: String, _ work: String, _ count: Int, _ ours: () throws -> [(String, Child)]) throws {
    print("\n\(title)")
    let mine = try ours()
    for (name, child) in mine { print(Self.row(name, child.cpu, child.wall, child.peak, "")) }
    for line in try Child.run([folder + "/peers", work, "\(count)", scratch]).lines {
      guard let peer = Peer(line) else {
        print(line)
        continue
      }
      let ratios = mine.map { "wall × \(Table.number(peer.wall / $0.1.wall, 1)), peak × \(Table.number(peer.peak / $0.1.peak, 1))" }
      print(Self.row(peer.name, peer.user, peer.wall, peer.peak, ratios.joined(separator: " · ")))
    }
  }

  private static func row(_ name: String, _ cpu: Double, _ wall: Double, _ peak: Double, _ note: String) -> String {
    let first = name + String(repeating: " ", count: max(1, 34 - name.count))
    return first + "CPU \(Table.number(cpu, 2)) s  wall \(Table.number(wall, 2)) s  peak \(Table.number(peak, 0)) MiB  \(note)"
  }

  /// "docxtpl   user    9.81 s  wall   10.01 s  peak    163.4 MiB".
  private struct Peer {
    let name: String
    let user: Double
    let wall: Double
    let peak: Double

    init?(_ line: String) {
      let words = line.split(separator: " ").map(String.init)
      func value(after word: String) -> Double? { words.lastIndex(of: word).flatMap { $0 + 1 < words.count ? Double(words[$0 + 1]) : nil } }
      guard let user = value(after: "user"), let wall = value(after: "wall"), let peak = value(after: "peak"),
        let end = words.lastIndex(of: "user"), !line.contains("FAILED")
      else { return nil }
      name = words[..<end].joined(separator: " ")
      (self.user, self.wall, self.peak) = (user, wall, peak)
    }
  }
}
