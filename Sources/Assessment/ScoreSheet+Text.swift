import Diagnostics
import Measures

extension ScoreSheet {
  /// What `score` prints for people.
  public func text(_ language: Language) -> String {
    var lines: [String] = []
    func say(_ zh: String, _ en: String) { lines.append(language == .zh ? zh : en) }
    say(
      "\(year) 年度 \(cycle.name.rawValue)（\(cycle.start) 至 \(cycle.end)）考核评分：\(total) 分，\(isConfirmed ? "甲方已确认" : "自评")",
      "Year \(year), \(cycle.name.rawValue) (\(cycle.start) to \(cycle.end)): \(total) points, \(isConfirmed ? "confirmed" : "self-assessed")"
    )
    say("档次：\(band.words.zh)（\(band.rawValue)）", "Band: \(band.words.en) (\(band.rawValue))")
    if isBoundary { say("总分恰在界线上，合同未写明归属，按政策取值。", "The total lies on a boundary, which the contract leaves to be read.") }
    for item in items {
      say(
        "\n\(item.item.code) \(item.item.name.zh)：\(item.score) / \(item.item.full)" + (item.deducted > .zero ? "，扣 \(item.deducted)" : ""),
        "\n\(item.item.code) \(item.item.name.en): \(item.score) / \(item.item.full)" + (item.deducted > .zero ? ", −\(item.deducted)" : "")
      )
      if let causes = item.overruled {
        say(
          "  甲方按整项扣 \(item.deducted) 分，代替明细合计 \(causes) 分",
          "  the office deducted \(item.deducted) for the whole item, not the \(causes) of its causes")
      }
      for cause in item.deductions { lines.append("  −\(cause.points)  \(cause.rule)  \(cause.cause[language])  [\(cause.where)]") }
      for cause in item.dropped {
        let comment = cause.decision?.comment.map { "（\($0)）" } ?? ""
        say("  甲方不认可：\(cause.rule)  \(cause.cause.zh)\(comment)", "  dropped by the office: \(cause.rule)  \(cause.cause.en)\(comment)")
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Deduction {
  /// The record, and the file and row of what it rests on: "YW-20260309-003, Q2/tickets.csv:14".
  public var `where`: String {
    guard let place = places.first, let file = place.file else { return record }
    let rows = places.count > 3 ? "" : ":" + places.compactMap { $0.row.map(String.init) }.joined(separator: ",")
    return "\(record), \(file)\(place.sheet.map { ":\($0)" } ?? "")\(rows)"
  }
}
