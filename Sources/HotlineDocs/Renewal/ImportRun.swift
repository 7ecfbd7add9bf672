import Contract
import Diagnostics
import Files
import Ledgers

/// `import FILE --map MAP.yaml`: another system's export into a ledger. Everything fits and is taken, or nothing is; without a map it proposes one.
public struct ImportRun {
  private let workplace: Workplace

  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Proposes a map from the headers.
  public func propose(_ file: String, ledger: String?, sheet: String?) throws(RunError) -> RunResult {
    if let ledger, !LedgerTable.all.contains(where: { $0.key == ledger || $0.name == ledger }) {
      if let nearest = Nearest.match(for: ledger, among: LedgerTable.all.flatMap { [$0.key, $0.name] }) {
        throw .usage(Bilingual(zh: "没有台账“\(ledger)”，是否想用 \(nearest)？", en: "there is no ledger “\(ledger)”; did you mean \(nearest)?"))
      }
      let names = LedgerTable.all.map { "\($0.key)（\($0.name)）" }.joined(separator: "、")
      throw .usage(Bilingual(zh: "没有台账“\(ledger)”，有：\(names)", en: "there is no ledger “\(ledger)”, but: \(names)"))
    }
    let foreign = try open(file, sheet) { ImportMap.proposed(for: $0, ledger: ledger)?.columns.count ?? 0 }
    guard let map = ImportMap.proposed(for: foreign.headers, ledger: ledger, sheet: sheet) else {
      let heads = foreign.headers.lazy.filter { !$0.isEmpty }.prefix(20).map { String($0.prefix(40)) }
      let list = PrivacyMask().masked(heads.joined(separator: "、"))
      return RunResult(
        messages: Bilingual(zh: "没有一个表头像台账的列：\(list)\n", en: "no header is like a ledger's column: \(list)\n")[workplace.language],
        status: 1)
    }
    let next = Bilingual(
      zh: "请核对后存为 map.yaml，再运行：hotline-docs import \(file) --map map.yaml --cycle Q2 --dry-run\n",
      en: "look it over, save it as map.yaml, then: hotline-docs import \(file) --map map.yaml --cycle Q2 --dry-run\n")
    do throws(ForeignTable.Refusal) {
      return RunResult(try map.yaml(for: foreign), messages: next[workplace.language])
    } catch {
      throw .workspace(error.message)
    }
  }

  /// Shows what the rows become and, unless it is a dry run, writes them.
  public func run(_ file: String, map mapFile: String, cycle: Cycle.Name, dryRun: Bool) throws(RunError) -> RunResult {
    try workplace.alone(isTrial: dryRun) { () throws(RunError) in try take(file, map: mapFile, cycle: cycle, dryRun: dryRun) }
  }

  private func take(_ file: String, map mapFile: String, cycle: Cycle.Name, dryRun: Bool) throws(RunError) -> RunResult {
    let language = workplace.language
    let (read, findings) = ImportMap.read(try RunError.reading(mapFile), file: mapFile)
    guard let map = read else {
      return refused(findings.map { "\($0.place.label(in: language)): \($0.message[language]) \($0.hint[language])" })
    }
    let foreign = try open(file, map.sheet) { cells in
      map.columns.count { wanted in cells.contains { ForeignTable.isSame($0, wanted.header) } }
    }
    let absent = map.columns.filter { wanted in !foreign.headers.contains { ForeignTable.isSame($0, wanted.header) } }
    guard absent.isEmpty else {
      return refused(
        absent.map {
          Bilingual(zh: "\(file) 没有表头“\($0.header)”", en: "\(file) has no header “\($0.header)”")[language]
        } + [PrivacyMask().masked(foreign.headers.joined(separator: "、"))])
    }
    let doubled = map.columns.filter { wanted in foreign.repeated.contains { ForeignTable.isSame($0, wanted.header) } }
    guard doubled.isEmpty else {
      return refused(
        doubled.map {
          Bilingual(
            zh: "\(file) 的表头“\($0.header)”不止一列，不知道用哪一列；请在导出中改名",
            en: "\(file) has more than one column “\($0.header)”, and nobody can tell which is meant: rename them in the export")[language]
        })
    }
    let opened = try workplace.open(cycle)
    let source: Ledger
    do throws(ForeignTable.Refusal) {
      source = try foreign.rows(map.columns.map { .init(header: $0.header, type: map.table.columns[$0.column].type) })
    } catch {
      throw .workspace(error.message)
    }
    let imported = ImportedRows(source, map: map, file: file, into: opened.dossier)
    let target = try target(for: map.table, opened)
    // What is shown on a screen, or stays in a log, has nothing private in it; the ledger gets the rows as they are.
    let mask = opened.dossier.privacyMask
    guard imported.problems.isEmpty else { return refused(imported.complaints.map { mask.masked($0[language]) }) }
    if !dryRun, !imported.new.isEmpty {
      let text = CSVText.text([map.table.columns.map(\.header)] + imported.existing + imported.new)
      do throws(FileError) { try FileSystem.replace(target, with: Array(text.utf8)) } catch { throw .output(error) }
    }
    return RunResult(preview(imported, map.table, mask), messages: summary(imported, target, cycle, dryRun: dryRun))
  }

  /// The file to write: the ledger's own where it is a CSV of known columns only; refused where rewriting would lose something.
  private func target(for table: LedgerTable, _ opened: CycleCase) throws(RunError) -> String {
    let folder = "\(workplace.data)/\(opened.dossier.year)"
    let prefix = table.scope == .cycle ? opened.dossier.cycle.name.rawValue + "/" : ""
    let ledger = opened.dossier.ledger(table)
    guard let file = ledger.file else { return "\(folder)/\(prefix)\(table.name).csv" }
    if ledger.sheet != nil {
      throw .workspace(
        Bilingual(
          zh: "台账“\(table.name)”在工作簿 \(file) 里，请先把该工作表另存为 \(table.name).csv 并从工作簿删除",
          en:
            "the ledger \(table.key) stands in the workbook \(file): save that sheet as \(table.key).csv and remove it from the workbook first"
        ))
    }
    let strays = opened.findings.filter {
      $0.place.file == file && ["ledger.column-unknown", "ledger.unreadable", "ledger.duplicate"].contains($0.code)
    }
    if let stray = strays.first { throw .workspace(stray.message) }
    return "\(folder)/\(file)"
  }

  private func preview(_ imported: ImportedRows, _ table: LedgerTable, _ mask: PrivacyMask) -> String {
    let filled = table.columns.filter { column in imported.new.contains { !$0[column.index].isEmpty } }
    let rows = imported.new.prefix(10).map { row in
      filled.map { column in
        if case .phone = column.type { mask.maskedPhone(row[column.index]) } else { short(mask.masked(row[column.index])) }
      }
    }
    guard !rows.isEmpty else { return "" }
    let more = imported.new.count - rows.count
    let rest = more > 0 ? Bilingual(zh: "  … 另有 \(more) 行\n", en: "  … and \(more) rows more\n")[workplace.language] : ""
    return TextTable.lines([filled.map(\.header)] + rows).joined(separator: "\n") + "\n" + rest
  }

  private func short(_ text: String) -> String {
    let line = text.map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
    return line.count > 20 ? line.prefix(19) + "…" : line
  }

  private func summary(_ imported: ImportedRows, _ target: String, _ cycle: Cycle.Name, dryRun: Bool) -> String {
    let (new, known) = (imported.new.count, imported.known)
    func rows(_ count: Int) -> String { "\(count) \(count == 1 ? "row" : "rows")" }
    let done =
      dryRun
      ? Bilingual(zh: "试运行：\(new) 行可以导入，未写入", en: "dry run: \(rows(new)) to write, nothing is written")
      : Bilingual(zh: "\(new) 行写入 \(target)", en: "\(rows(new)) written into \(target)")
    let skipped = known > 0 ? Bilingual(zh: "；\(known) 行台账里已有，跳过", en: "; \(rows(known)) there already, skipped") : nil
    let check = "hotline-docs check \(cycle.rawValue)"
    let next = dryRun ? nil : Bilingual(zh: "。下一步：\(check)", en: "; next: \(check)")
    return [done, skipped, next].compactMap { $0?[workplace.language] }.joined() + "\n"
  }

  private func refused(_ lines: [String]) -> RunResult {
    let end = Bilingual(zh: "没有导入任何一行。", en: "no row was taken.")[workplace.language]
    return RunResult(messages: (lines + [end]).joined(separator: "\n") + "\n", status: 1)
  }

  private func open(_ file: String, _ sheet: String?, fit: ([String]) -> Int) throws(RunError) -> ForeignTable {
    do throws(ForeignTable.Refusal) { return try ForeignTable(path: file, sheet: sheet, fit: fit) } catch {
      throw .workspace(error.message)
    }
  }
}
