import Measures

/// Turns of phrase that the sentences of all documents share.
enum Phrase {
  /// "较上一服务周期增加12件（上升4.1%）", "与上一服务周期持平"; nothing without a cycle before. Of fewer than ten nobody tells a share.
  static func change(_ now: Int, since before: Int?, unit: String) -> String {
    guard let before else { return "" }
    if now == before { return "，与上一服务周期持平" }
    let size = abs(now - before)
    let share = before < 10 ? "" : "（\(now > before ? "上升" : "下降")\(percent(size, of: before))）"
    return "，较上一服务周期\(now > before ? "增加" : "减少")\(size)\(unit)\(share)"
  }

  /// "，较上一服务周期提高1.5个百分点".
  static func change(ofShare now: (Int, Int), since before: (Int, Int)?) -> String {
    guard let before, now.1 > 0, before.1 > 0 else { return "" }
    let difference = tenths(now) - tenths(before)
    if difference == 0 { return "，与上一服务周期持平" }
    return "，较上一服务周期\(difference > 0 ? "提高" : "降低")\(shortest(abs(difference), decimals: 1))个百分点"
  }

  /// "93.3%", "100%".
  static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "—" : shortest(tenths((part, whole)), decimals: 1) + "%"
  }

  /// Percent points with at most three decimals: "99.695%".
  static func percent(_ value: Percent) -> String {
    let thousandths = FixedPoint.scale(value.millionths, by: 1, over: 10)
    return "\(Percent(millionths: thousandths * 10))%"
  }

  /// "甲、乙、丙"; after `limit` of them "等5件".
  static func list(_ items: [String], limit: Int = 3, unit: String) -> String {
    items.count <= limit
      ? items.joined(separator: "、") : items.prefix(limit).joined(separator: "、") + "等\(items.count)\(unit)"
  }

  /// "请假9人次、迟到早退2人次": what is not nothing; `nil` where all is.
  static func counts(_ parts: [(count: Int, what: String, unit: String)]) -> String? {
    let shown = parts.filter { $0.count > 0 }.map { "\($0.what)\($0.count)\($0.unit)" }
    return shown.isEmpty ? nil : shown.joined(separator: "、")
  }

  /// "均已书面说明", or "其中2天尚无书面说明"; of a single one neither "均" nor "其中". Nothing is said to be done that the records do not show.
  static func all(_ count: Int, of whole: Int, done: String, open: String, unit: String) -> String {
    if whole == 1 { return count == whole ? done : open }
    return count == whole ? "均\(done)" : "其中\(whole - count)\(unit)\(open)"
  }

  /// "11:05开始，应在08:30至10:30之间".
  static func began(_ start: some CustomStringConvertible, within window: ClosedRange<some CustomStringConvertible>) -> String {
    "\(start)开始，应在\(window.lowerBound)至\(window.upperBound)之间"
  }

  /// A text as a sentence, with the full stop that whoever wrote it may have left out.
  static func sentence(_ text: String) -> String {
    text.last.map { "。！？；".contains($0) } ?? true ? text : text + "。"
  }

  /// The names that share the first place of a count, and how many each has; `nil` where hardly anything stands out: a count of one, or
  /// more than three names in the first place.
  static func leaders(_ ranked: [Count]) -> (names: String, count: Int)? {
    guard let first = ranked.first, first.count > 1 else { return nil }
    let names = ranked.prefix { $0.count == first.count }.map(\.name)
    return names.count > 3 ? nil : (names.joined(separator: "、"), first.count)
  }

  /// "故障最集中的是座席终端，占35.3%。", "故障均发生在座席终端。"; `nil` where no system stands out.
  static func concentration(_ systems: [Count], of faults: Int) -> String? {
    guard let leaders = leaders(systems) else { return nil }
    if leaders.count == faults { return "故障均发生在\(leaders.names)。" }
    return "故障最集中的是\(leaders.names)，\(leaders.names.contains("、") ? "各" : "")占\(percent(leaders.count, of: faults))。"
  }

  /// Tenths of a per cent, rounded half up.
  private static func tenths(_ share: (Int, Int)) -> Int { FixedPoint.scale(share.0, by: 1_000, over: share.1) }

  private static func shortest(_ value: Int, decimals: Int) -> String {
    var text = FixedPoint.text(value, decimals: decimals)
    if text.hasSuffix(".0") { text.removeLast(2) }
    return text
  }
}
