import Contract
import Diagnostics
import Yams

/// Which column of another system's table is which column of a ledger, and what its words mean.
///
/// ```yaml
/// ledger: tickets
/// sheet: 导出                         # of a workbook; may be left out
/// columns: {工单号: id, 类型: kind}    # header there: key or Chinese header here
/// values: {kind: {硬件: 故障}}         # words there: words here
/// constants: {system: 热线受理平台}     # columns that the table does not have
/// ```
public struct ImportMap: Sendable {
  public var table: LedgerTable
  public var sheet: String?
  /// Header there and column here.
  public var columns: [(header: String, column: Int)]
  /// By column.
  public var values: [Int: [String: String]] = [:]
  public var constants: [Int: String] = [:]

  /// Reads a map; what is wrong with it is in the findings, and then there is no map.
  public static func read(_ bytes: [UInt8], file: String) -> (map: ImportMap?, findings: [Finding]) {
    let reader = SettingsReader(file: file)
    let node: Node?
    do { node = try SettingsReader.compose(bytes) } catch {
      reader.report(
        "", line: error.line ?? 1, Bilingual(zh: "不是有效的 YAML：\(error.problem.zh)", en: "no YAML: \(error.problem.en)"), hint: shape)
      return (nil, reader.findings)
    }
    guard let node,
      let fields = SettingsValue(node: node, path: "", reader: reader).fields(["ledger", "sheet", "columns", "values", "constants"])
    else {
      reader.report("", line: 1, Bilingual(zh: "映射文件是空的", en: "the map is empty"), hint: shape)
      return (nil, reader.findings)
    }
    let map = read(fields)
    return (reader.findings.isEmpty ? map : nil, reader.findings)
  }

  private static let shape = Bilingual(
    zh: "不带 --map 运行 import，会根据表头给出一份映射", en: "run import without --map: it proposes a map from the headers")

  private static func read(_ fields: SettingsFields) -> ImportMap? {
    guard let name = fields.required("ledger", .text) else { return nil }
    guard let table = LedgerTable.all.first(where: { $0.key == name || $0.name == name }) else {
      let names = LedgerTable.all.map(\.key)
      let nearest = Nearest.match(for: name, among: names + LedgerTable.all.map(\.name))
      let known = names.joined(separator: "、")
      fields["ledger"]?.refuse(
        nearest.map { Bilingual(zh: "台账（是否想写 \($0)？）", en: "a ledger (did you mean \($0)?)") }
          ?? Bilingual(zh: "台账：\(known)", en: "a ledger: \(known)"))
      return nil
    }
    var map = ImportMap(table: table, sheet: fields.optional("sheet", .text), columns: [])
    guard let columns = fields["columns"] else {
      fields.absent("columns", Bilingual(zh: "导出的表头: 台账的列", en: "header there: column here"))
      return nil
    }
    for (header, value) in pairs(columns) {
      guard let column = value.text.flatMap({ column($0, of: table, at: value) }) else { continue }
      if map.columns.contains(where: { $0.column == column }) {
        value.refuse(Bilingual(zh: "只出现一次的列", en: "a column that is filled once"))
      } else {
        map.columns.append((header, column))
      }
    }
    for entry in pairs(fields, "values") {
      guard let column = column(entry.name, of: table, at: entry.value) else { continue }
      for word in pairs(entry.value) { map.values[column, default: [:]][word.name] = word.value.text ?? "" }
    }
    for entry in pairs(fields, "constants") {
      if let column = column(entry.name, of: table, at: entry.value) { map.constants[column] = entry.value.text ?? "" }
    }
    return map
  }

  private static func pairs(_ fields: SettingsFields, _ key: String) -> [(name: String, value: SettingsValue)] {
    guard let value = fields[key] else { return [] }
    return pairs(value)
  }

  private static func pairs(_ value: SettingsValue) -> [(name: String, value: SettingsValue)] {
    if let entries = value.entries { return entries }
    value.refuse(Bilingual(zh: "映射（名称: 值）", en: "a mapping of names"))
    return []
  }

  /// The column that a key or a Chinese header names.
  private static func column(_ name: String, of table: LedgerTable, at value: SettingsValue) -> Int? {
    if let column = table.columns.first(where: { $0.key == name || Header.fold($0.header) == Header.fold(name) }) { return column.index }
    let nearest = Nearest.match(for: name, among: table.columns.flatMap { [$0.key, $0.header] })
    let known = table.columns.map(\.key).joined(separator: "、")
    value.reader.report(
      value.path, line: value.line, value: name, Bilingual(zh: "“\(table.name)”没有列“\(name)”", en: "\(table.key) has no column “\(name)”"),
      hint: nearest.map { Bilingual(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
        ?? Bilingual(zh: "可用的列：\(known)", en: "columns: \(known)"))
    return nil
  }
}

extension ImportMap {
  /// The map that the headers suggest: names that are the same, then names that are near.
  ///
  /// `ledger`: the key or name of a ledger; the one that has the most columns in common when left out.
  /// - Returns: `nil` when nothing fits.
  public static func proposed(for headers: [String], ledger: String? = nil, sheet: String? = nil) -> ImportMap? {
    let tables = LedgerTable.all.filter { table in ledger.map { $0 == table.key || $0 == table.name } ?? true }
    var best: ImportMap?
    for table in tables {
      let map = proposed(for: headers, table: table, sheet: sheet)
      if map.columns.count > best?.columns.count ?? 0 { best = map }
    }
    return best
  }

  private static func proposed(for headers: [String], table: LedgerTable, sheet: String?) -> ImportMap {
    var map = ImportMap(table: table, sheet: sheet, columns: [])
    var free = table.columns
    func take(_ header: String, _ column: Column) {
      map.columns.append((header, column.index))
      free.removeAll { $0.index == column.index }
    }
    var open: [String] = []
    for header in headers {
      if let column = free.first(where: { ForeignTable.isSame($0.header, header) || ForeignTable.isSame($0.key, header) }) {
        take(header, column)
      } else {
        open.append(header)
      }
    }
    // The surer ways first, each for all headers: a word that other systems use, a part of the name, a slip of the pen.
    for find in [synonym, contained, nearest] {
      open.removeAll { header in
        guard let column = find(header, free) else { return false }
        take(header, column)
        return true
      }
    }
    map.columns.sort { $0.column < $1.column }
    return map
  }

  /// What other systems call the columns, by key.
  private static let synonyms: [String: [String]] = [
    "id": ["单号", "工单号", "流水号", "编号", "事件号", "需求号"], "kind": ["类型", "工单类型", "事件类别", "分类"],
    "level": ["级别", "等级", "紧急程度", "优先级"], "system": ["系统", "模块", "应用"], "summary": ["标题", "问题", "故障描述", "内容"],
    "source": ["来源", "发现渠道"], "reporter": ["申报人", "提单人", "报障人"], "reporter_phone": ["电话", "手机"],
    "reported_at": ["创建时间", "登记时间", "报障时间", "受理时间"], "responded_at": ["接单时间", "首次响应时间"],
    "resolved_at": ["完成时间", "办结时间", "恢复时间"], "handler": ["工程师", "经办人", "处理人员", "责任人"], "cause": ["原因", "故障原因"],
    "action": ["处理措施", "处理步骤", "解决方案"], "result": ["结果", "处理情况"], "confirmed_at": ["回访时间", "关闭时间"],
    "satisfaction": ["评价", "满意情况"],
  ]

  private static func synonym(_ header: String, _ free: [Column]) -> Column? {
    free.first { synonyms[$0.key]?.contains(header) ?? false }
  }

  private static func contained(_ header: String, _ free: [Column]) -> Column? {
    header.count < 2 ? nil : free.first { $0.header.contains(header) || header.contains($0.header) }
  }

  /// Two characters are too few to tell a slip from another word.
  private static func nearest(_ header: String, _ free: [Column]) -> Column? {
    guard header.count > 2, let name = Nearest.match(for: header, among: free.flatMap { [$0.header, $0.key] }) else { return nil }
    return free.first { $0.header == name || $0.key == name }
  }

  /// The map as YAML, with remarks: headers that have no column or stand twice, required columns that have no header, words that the
  /// ledger does not know.
  public func yaml(for foreign: ForeignTable) throws(ForeignTable.Refusal) -> String {
    var lines = ["ledger: \(table.key)   # \(table.name)"]
    if let sheet { lines.append("sheet: \(Self.quoted(sheet))") }
    lines.append("columns:")
    lines += columns.map { "  \(Self.quoted($0.header)): \(table.columns[$0.column].key)   # \(table.columns[$0.column].header)" }
    let unused = foreign.headers.filter { header in !columns.contains { $0.header == header } }
    if !unused.isEmpty { lines.append("  # 未用的表头：\(unused.map(Self.quoted).joined(separator: "、"))") }
    if !foreign.repeated.isEmpty { lines.append("  # 重复的表头：\(foreign.repeated.map(Self.quoted).joined(separator: "、"))，请先在导出中改名") }
    let missing = table.columns.filter { column in column.need.isAlways && !columns.contains { $0.column == column.index } }
    if !missing.isEmpty {
      lines.append("constants:   # 表中没有的必填列")
      lines += missing.map { "  # \($0.key):    # \($0.header)" }
    }
    let strange = try unknownWords(in: foreign)
    if !strange.isEmpty { lines.append("# values:   # 台账没有的词: 台账的词") }
    lines += strange.map { column, words in
      "#   \(column.key): {\(words.map { Self.quoted($0) + ": " }.joined(separator: ", "))}   # \(column.type.words.joined(separator: "、"))"
    }
    // The remarks show what stands in the file; nothing private goes on into a map.
    let mask = PrivacyMask()
    return lines.map { ($0.drop { $0 == " " }.hasPrefix("#") ? mask.masked($0) : $0) + "\n" }.joined()
  }

  /// What stands in the columns of words and is none of them, each once, the first twenty.
  private func unknownWords(in foreign: ForeignTable) throws(ForeignTable.Refusal) -> [(column: Column, words: [String])] {
    let worded = columns.filter { !table.columns[$0.column].type.words.isEmpty }
    guard !worded.isEmpty else { return [] }
    let rows = try foreign.rows(worded.map { .init(header: $0.header, type: .text) })
    return worded.enumerated().compactMap { index, wanted in
      let column = table.columns[wanted.column]
      var words: [String] = []
      for row in rows.rows(index, where: { !column.type.accepts($0) }) where words.count < 20 && !words.contains(row.raw(index)) {
        words.append(row.raw(index))
      }
      return words.isEmpty ? nil : (column, words)
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined() + "\""
  }
}

extension CellType {
  /// The words of a column that takes some words alone, in Chinese.
  fileprivate var words: [String] {
    switch self {
    case .word(let words): words.map(\.chinese)
    case .boolean: ["是", "否"]
    default: []
    }
  }
}
