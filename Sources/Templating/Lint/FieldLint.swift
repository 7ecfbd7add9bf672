import Diagnostics

/// Checks tags against the fields that exist, before there is any data.
///
/// It walks as a filling would: a section over a list is entered with the shape of its items. What only the data can tell (fields of kind
/// `any`) is let pass.
public struct FieldLint {
  private enum Scope {
    case record(Shape)
    case scalar
    /// Anything may be there.
    case open
  }

  private struct Frame {
    let scope: Scope
    let isItem: Bool
    /// The names that a section around has made sure of.
    let guarded: [String]
  }

  public private(set) var problems = Problems()
  private var frames: [Frame]

  public init(_ fields: Shape) { frames = [Frame(scope: .record(fields), isItem: false, guarded: [])] }

  private enum Found {
    case field(FieldInfo)
    case loopName(LoopName)
    case current
    case anything
    case unknown(candidates: [String])
  }

  /// A tag that shows its value.
  public mutating func show(_ expression: Expression) {
    let kind = check(expression, shows: true)
    guard let kind else { return }
    switch expression.filters.isEmpty ? kind : .text {
    case .list, .object, .chart, .picture:
      report(.type(expression.name, Bilingual(zh: "不能当作文字显示", en: "cannot be shown as text")), expression)
    default: break
    }
  }

  /// A tag that is bound to a picture or a chart.
  public mutating func bind(_ expression: Expression, to wanted: FieldInfo.Kind) {
    guard let kind = check(expression, shows: true), kind != wanted, kind != .any, !(wanted == .chart && kind == .object) else { return }
    let reason = wanted == .chart ? Bilingual(zh: "不是图表数据", en: "is not a chart's data") : Bilingual(zh: "不是图片", en: "is no picture")
    report(.type(expression.name, reason), expression)
  }

  /// A section begins; `leave` follows.
  public mutating func enter(_ expression: Expression, inverted: Bool) {
    _ = check(expression, shows: false)
    guard !inverted else {
      frames.append(Frame(scope: frames[frames.count - 1].scope, isItem: false, guarded: []))
      return
    }
    switch find(expression.path) {
    case .field(let info):
      let scope: Scope = info.item.map { .record($0) } ?? ([.any, .list, .object].contains(info.kind) ? .open : .scalar)
      frames.append(Frame(scope: scope, isItem: info.kind == .list || info.kind == .any, guarded: expression.path))
    case .current: frames.append(Frame(scope: .open, isItem: true, guarded: []))
    case .loopName: frames.append(Frame(scope: .scalar, isItem: false, guarded: []))
    case .anything, .unknown: frames.append(Frame(scope: .open, isItem: true, guarded: expression.path))
    }
  }

  /// Leaves the section that was entered last.
  public mutating func leave() { if frames.count > 1 { frames.removeLast() } }

  /// The kind of the value before its filters; `nil` after a problem, and where only the data can tell.
  private mutating func check(_ expression: Expression, shows: Bool) -> FieldInfo.Kind? {
    switch find(expression.path) {
    case .anything, .current: return nil
    case .loopName(let name): return name == .number ? .number : .boolean
    case .unknown(let candidates):
      report(.unknownField(expression.name, nearest: Suggestion.nearest(to: expression.name, among: candidates)), expression)
      return nil
    case .field(let info):
      if shows, mayBeMissing(expression.path), !expression.mayBeBlank {
        let reason = Bilingual(zh: "可能没有值，而标签没有写明可空", en: "may have no value, and the tag does not say that it may be blank")
        let hint = Bilingual(
          zh: "加 |可空 或 |默认:…，或放进 {{#\(expression.name)}} 区段", en: "add |可空 or |默认:…, or put it into a section over \(expression.name)")
        report(.other(.templateMayBeMissing, reason, hint: hint), expression)
      }
      if let first = expression.filters.first(where: { !$0.filter.takesBlank })?.filter, !first.takes(info.kind) {
        report(.filter(first.name, Bilingual(zh: "不能用于\(info.kind.words.zh)", en: "cannot take \(info.kind.words.en)")), expression)
      }
      return info.kind
    }
  }

  private func find(_ path: [String]) -> Found {
    guard let head = path.first else { return .current }
    for frame in frames.reversed() {
      switch frame.scope {
      case .open: return .anything
      case .scalar: continue
      case .record(let shape):
        if let slot = shape.slot(of: head) { return follow(path, from: shape.fields[slot]) }
      }
    }
    if path.count == 1, frames.contains(where: \.isItem), let name = LoopName(head) { return .loopName(name) }
    return .unknown(candidates: names)
  }

  private func follow(_ path: [String], from first: FieldInfo) -> Found {
    var info = first
    for (index, name) in path.enumerated().dropFirst() {
      if info.kind == .any || (info.kind == .object && info.item == nil) { return .anything }
      guard info.kind == .object, let shape = info.item else { return .unknown(candidates: []) }
      guard let slot = shape.slot(of: name) else {
        let before = path[..<index].joined(separator: ".")
        return .unknown(candidates: shape.names.map { before + "." + $0 })
      }
      info = shape.fields[slot]
    }
    return info.kind == .any ? .anything : .field(info)
  }

  /// Whether a field on the way may be missing that no section around has made sure of.
  private func mayBeMissing(_ path: [String]) -> Bool {
    for frame in frames.reversed() {
      guard case .record(let shape) = frame.scope, let slot = path.first.flatMap({ shape.slot(of: $0) }) else { continue }
      var info = shape.fields[slot]
      for index in path.indices {
        if index > 0 {
          guard let next = info.item.flatMap({ shape in shape.slot(of: path[index]).map { shape.fields[$0] } }) else { return false }
          info = next
        }
        if info.mayBeMissing, !frames.contains(where: { $0.guarded.elementsEqual(path[...index]) }) { return true }
      }
      return false
    }
    return false
  }

  private var names: [String] {
    frames.reversed().flatMap { frame -> [String] in
      if case .record(let shape) = frame.scope { return shape.names }
      return []
    }
  }

  private mutating func report(_ fault: Fault, _ expression: Expression) {
    problems.add(fault, source: expression.source, at: expression.site)
  }
}

extension FieldInfo.Kind {
  var words: Bilingual {
    switch self {
    case .text: Bilingual(zh: "文字", en: "a text")
    case .number: Bilingual(zh: "数", en: "a number")
    case .boolean: Bilingual(zh: "是非值", en: "a truth value")
    case .date: Bilingual(zh: "日期", en: "a date")
    case .moment: Bilingual(zh: "时刻", en: "a moment")
    case .time: Bilingual(zh: "时间", en: "a time")
    case .duration: Bilingual(zh: "时长", en: "a duration")
    case .list: Bilingual(zh: "列表", en: "a list")
    case .object: Bilingual(zh: "一组字段", en: "a record")
    case .chart: Bilingual(zh: "图表数据", en: "a chart's data")
    case .picture: Bilingual(zh: "图片", en: "a picture")
    case .link: Bilingual(zh: "链接", en: "a link")
    case .prose: Bilingual(zh: "成段文字", en: "prose")
    case .any: Bilingual(zh: "任意值", en: "anything")
    }
  }
}
