import Foundation

/// The sample year with more tickets in its second cycle.
enum SampleYear {
  /// Copies the ledgers and repeats the tickets of the second cycle, numbered day by day, until there are so many.
  static func grow(_ data: String, into folder: String, tickets count: Int) throws {
    try FileManager.default.copyItem(atPath: data, toPath: folder)
    let path = folder + "/2025/Q2/tickets.csv"
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    let records = self.records(of: text)
    // Without a faulty ticket among them the copies are as sound as the originals.
    let sources = records.dropFirst().filter { $0.hasPrefix("YW-") }
    guard !sources.isEmpty else { throw Child.Failure(description: "no tickets to repeat in \(path)") }
    var out = Data(records.joined().utf8)
    var numbers: [Substring: Int] = [:]
    for index in 0..<max(0, count - (records.count - 1)) {
      let source = sources[index % sources.count]
      guard let comma = source.firstIndex(of: ",") else { continue }
      let day = source[..<comma].dropFirst(3).prefix(8)
      numbers[day, default: 0] += 1
      let digits = String(numbers[day] ?? 0)
      out.append(contentsOf: "SC-\(day)-\(String(repeating: "0", count: max(0, 5 - digits.count)) + digits)".utf8)
      out.append(contentsOf: source[comma...].utf8)
    }
    try out.write(to: URL(fileURLWithPath: path))
  }

  /// The records of a CSV with their line ends: a line end in quotes ends none.
  private static func records(of text: String) -> [String] {
    var records: [String] = []
    var record = ""
    var isQuoted = false
    for scalar in text.unicodeScalars {
      record.unicodeScalars.append(scalar)
      if scalar == "\"" { isQuoted.toggle() }
      if scalar == "\n", !isQuoted {
        records.append(record)
        record = ""
      }
    }
    return record.isEmpty ? records : records + [record]
  }
}
