import Contract
import Diagnostics
import Measures

/// Which cause, if the office upheld or dropped it, would move the band, and what that is worth.
public struct Sensitivity: Sendable {
  /// What the office would do with a cause.
  public enum Change: String, Sendable {
    /// A cause that counts now would not.
    case dropped
    /// A cause that the office dropped or lessened would count in full.
    case upheld
  }

  /// A cause, what would be done with it, and where that would leave the total.
  public struct Line: Sendable {
    public let cause: Deduction
    public let change: Change
    public let total: Points
    public let band: Band
    public let movesBand: Bool
    /// What the change brings of the yearly sum, negative when it costs; `nil` where a suspended cycle leaves that to the parties.
    public let worth: Fen?
  }

  public let sheet: ScoreSheet
  /// Every cause with its effect, in the order of the sheet.
  public let lines: [Line]
  /// How many points more would bring a better band; `nil` in the best.
  public let pointsToBetterBand: Points?
  /// How many points fewer would bring a worse band; `nil` in the worst.
  public let pointsToWorseBand: Points?

  /// `yearlySum`: the whole of the yearly assessment sum (clause 30).
  public init(_ sheet: ScoreSheet, yearlySum: Fen) {
    self.sheet = sheet
    lines = sheet.items.flatMap { item in
      (item.deductions + item.dropped).sorted(by: Deduction.inOrder).flatMap { Self.lines($0, of: item, in: sheet, yearlySum) }
    }
    pointsToBetterBand = Self.distance(from: sheet, step: 1)
    pointsToWorseBand = Self.distance(from: sheet, step: -1)
  }

  private static func lines(_ cause: Deduction, of item: ItemScore, in sheet: ScoreSheet, _ yearlySum: Fen) -> [Line] {
    var changes: [(Change, Points)] = []
    if cause.points > .zero { changes.append((.dropped, .zero)) }
    if let rule = AssessmentRule.coded(cause.rule), rule.points * cause.count > cause.points {
      changes.append((.upheld, rule.points * cause.count))
    }
    let counted = item.deductions.reduce(Points.zero) { $0 + $1.points }
    let now = ScoreSheet.score(of: item.item, deducted: counted, sheet.policies)
    return changes.map { change, points in
      let then = ScoreSheet.score(of: item.item, deducted: counted - cause.points + points, sheet.policies)
      let total = sheet.total + (min(item.item.full, item.score + (then - now)) - item.score)
      let band = Band(total: total, policies: sheet.policies)
      return Line(
        cause: cause, change: change, total: total, band: band, movesBand: band != sheet.band,
        worth: worth(from: sheet.band, to: band, yearlySum))
    }
  }

  private static func worth(from: Band, to: Band, _ yearlySum: Fen) -> Fen? {
    guard let before = from.reduction, let after = to.reduction else { return from == to ? .zero : nil }
    return yearlySum.share(before) - yearlySum.share(after)
  }

  private static func distance(from sheet: ScoreSheet, step: Int) -> Points? {
    (1...200).lazy.map { Points(halves: $0) }.first { distance in
      let total = sheet.total + distance * step
      return (Points.zero...Points(100)).contains(total) && Band(total: total, policies: sheet.policies) != sheet.band
    }
  }

  /// The causes that decide on the band.
  public var moving: [Line] { lines.filter(\.movesBand) }
}

extension Sensitivity {
  /// What `score --sensitivity --format json` adds.
  public func json(_ language: Language) -> JSONValue {
    [
      "pointsToBetterBand": pointsToBetterBand.map { .text($0) } ?? .null,
      "pointsToWorseBand": pointsToWorseBand.map { .text($0) } ?? .null,
      "causes": .array(
        lines.map {
          [
            "rule": .string($0.cause.rule), "record": .string($0.cause.record), "change": .string($0.change.rawValue),
            "total": .text($0.total), "band": .string($0.band.rawValue), "movesBand": .bool($0.movesBand),
            "worth": $0.worth.map { .text($0) } ?? .null, "cause": .string($0.cause.cause[language]),
          ]
        }),
    ]
  }

  /// For people: only the causes that move the band.
  public func text(_ language: Language) -> String {
    var lines: [String] = []
    func say(_ zh: String, _ en: String) { lines.append(language == .zh ? zh : en) }
    say(
      "\(sheet.year) 年度 \(sheet.cycle.name.rawValue)：\(sheet.isConfirmed ? "甲方确认" : "自评") \(sheet.total) 分，\(sheet.band.words.zh)。",
      "Year \(sheet.year), \(sheet.cycle.name.rawValue): \(sheet.isConfirmed ? "confirmed" : "self-assessed") \(sheet.total), \(sheet.band.words.en)."
    )
    if let points = pointsToBetterBand { say("再得 \(points) 分，档次即上升。", "\(points) points more would bring a better band.") }
    if let points = pointsToWorseBand { say("再扣 \(points) 分，档次即下降。", "\(points) points fewer would bring a worse band.") }
    if moving.isEmpty { say("没有哪一个扣分原因单独决定档次。", "No single cause decides on the band.") }
    for line in moving {
      let worth = line.worth.map { $0.grouped }
      say(
        "\(line.cause.rule) \(line.cause.record)：\(line.change == .dropped ? "如不认可" : "如认可")，总分 \(line.total)，\(line.band.words.zh)"
          + (worth.map { "，考核金差额 \($0) 元" } ?? "，金额由双方协商"),
        "\(line.cause.rule) \(line.cause.record): \(line.change.rawValue), total \(line.total), \(line.band.words.en)"
          + (worth.map { ", worth \($0) yuan" } ?? ", for the parties to settle"))
    }
    return lines.joined(separator: "\n")
  }
}
