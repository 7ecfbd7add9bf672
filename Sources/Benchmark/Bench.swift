import Foundation

/// Runs the works of the table one after the other and prints a line for each.
struct Bench {
  let scratch: String
  let data: String
  let templates: String
  private let table = Table()

  init(scratch: String, data: String, templates: String) {
    self.scratch = scratch
    self.data = data
    self.templates = templates
  }

  // MARK: - The program

  /// `build Q2` of the sample year.
  func sample() throws {
    table.heading("whole build of the sample cycle")
    let output = scratch + "/sample"
    _ = try Child.perform(.build, [data, templates, output])
    let child = try Child.perform(.build, [data, templates, output])
    let floor = try Child.perform(.compress, documents(in: output))
    table.line("build Q2", child, bytes: floor.said["bytes"], floor: floor.said["seconds"])
  }

  /// Cycles of many tickets: checked, built, the tickets' document alone, and that read back.
  func cycles(_ sizes: [Int]) throws {
    var grown: [(size: Int, folder: String)] = []
    for size in sizes {
      grown.append((size, "\(scratch)/\(size)"))
      _ = try Child.perform(.grow, [data, "\(scratch)/\(size)", "\(size)"])
    }
    table.heading("reading the ledgers, and the whole check; floor: reading the file alone")
    for (size, folder) in grown {
      let floor = try Child.perform(.read, [folder + "/2025/Q2/tickets.csv"])
      table.line("read \(size) tickets", try Child.perform(.readLedgers, [folder]), bytes: floor.said["bytes"], floor: floor.wall)
      table.line("check of \(size) tickets", try Child.perform(.check, [folder]), bytes: floor.said["bytes"], floor: floor.wall)
    }
    table.heading("documents; floor: compressing the same bytes on one processor")
    for (size, folder) in grown { try build("tickets document of \(size)", folder, only: "tickets") }
    table.heading("whole build; floor: compressing the same bytes on one processor")
    for (size, folder) in grown { try build("build of \(size) tickets", folder) }
    table.heading("reading the tickets document back; floor: unpacking alone")
    for (size, folder) in grown {
      let file = documents(in: folder + "-output")[0]
      let floor = try Child.perform(.unpack, [file])
      table.line("read \(size) tickets", try Child.perform(.readDocument, [file]), bytes: floor.said["bytes"], floor: floor.wall)
    }
    for (_, folder) in grown {
      for path in [folder, folder + "-output"] { try? FileManager.default.removeItem(atPath: path) }
    }
  }

  private func build(_ name: String, _ folder: String, only kind: String? = nil) throws {
    let output = folder + "-output"
    let child = try Child.perform(.build, [folder, templates, output] + (kind.map { [$0] } ?? []))
    let floor = try Child.perform(.compress, documents(in: output))
    table.line(name, child, bytes: floor.said["bytes"], floor: floor.said["seconds"])
  }

  private func documents(in output: String) -> [String] {
    let folder = output + "/2025/Q2"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".docx") || $0.hasSuffix(".xlsx") }.sorted().map { "\(folder)/\($0)" }
  }

  // MARK: - The engine

  /// Sheets of twelve columns: filled, written row by row, read back.
  func sheets(_ heights: [Int]) throws {
    let file = scratch + "/sheet.xlsx"
    for (work, name) in [(Work.sheet, "through a template"), (.rows, "row by row")] {
      table.heading("sheets \(name); floor: compressing the same bytes on one processor")
      for height in heights {
        let child = try Child.perform(work, ["\(height)", file])
        let floor = try Child.perform(.compress, [file])
        table.line("\(height) rows × 12", child, bytes: floor.said["bytes"], floor: floor.said["seconds"])
      }
    }
    table.heading("reading sheets back; floor: unpacking alone")
    for height in heights {
      _ = try Child.perform(.rows, ["\(height)", file])
      let floor = try Child.perform(.unpack, [file])
      table.line("read \(height) rows", try Child.perform(.readSheet, [file]), bytes: floor.said["bytes"], floor: floor.wall)
    }
  }

  /// How near filling comes to its limit.
  func engine() throws {
    let (count, file) = (5_000, scratch + "/pages.docx")
    table.heading("engine, \(count) one-page tickets; floor: compressing the same bytes on one processor")
    let packed = try Child.perform(.tickets, ["\(count)", file])
    let floor = try Child.perform(.compress, [file])
    let (bytes, seconds) = (floor.said["bytes"], floor.said["seconds"])
    var compressing = floor
    compressing.wall = seconds ?? 0
    table.line("compressing alone", compressing, bytes: bytes, floor: seconds, isStep: false)
    var filling = packed
    filling.wall = packed.said["seconds"] ?? 0
    table.line("filling and packing", filling, bytes: bytes, floor: seconds, isStep: false)
    table.line("self-check", try Child.perform(.inspect, [file]), bytes: bytes, floor: seconds, isStep: false)
  }
}
