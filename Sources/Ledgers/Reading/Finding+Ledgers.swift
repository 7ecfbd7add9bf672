import Contract
import Diagnostics

/// The `ledger.*` findings, each in one place so that every reader says the same.
extension Finding {
  static func missing(_ table: LedgerTable, folder: Bilingual) -> Finding {
    Finding(
      .ledgerMissing, at: Place(ledger: table.key), identity: table.key,
      message: Bilingual(
        zh: "缺少台账“\(table.name)”（\(table.key)）：\(folder.zh)中没有这个台账", en: "the ledger \(table.key) (\(table.name)) is not in \(folder.en)"),
      hint: Bilingual(
        zh: "请在\(folder.zh)中放入 \(table.key).csv（或 \(table.name).csv），或在工作簿中加一张名为“\(table.name)”的工作表",
        en: "put \(table.key).csv or \(table.name).csv into \(folder.en), or a sheet named \(table.name) into a workbook there"))
  }

  static func duplicate(_ table: LedgerTable, _ second: Place, first: Place) -> Finding {
    let (a, b) = (first.spot, second.spot)
    return Finding(
      .ledgerDuplicate, at: second, identity: "\(table.key)@\(b)", value: b,
      message: Bilingual(zh: "台账“\(table.name)”出现了两次：\(a) 和 \(b)", en: "the ledger \(table.key) stands twice: in \(a) and in \(b)"),
      hint: Bilingual(zh: "只保留一份；目前读取的是 \(a)", en: "keep one of them; \(a) is the one that is read"), related: [first])
  }

  /// - Parameter elsewhere: whether the name is a ledger's that belongs into a folder of the other kind.
  static func unknown(_ name: String, at place: Place, candidates: [LedgerTable], elsewhere: LedgerTable?) -> Finding {
    let message = Bilingual(zh: "“\(name)”不是任何台账的名称", en: "no ledger is called “\(name)”")
    let hint: Bilingual
    if let elsewhere {
      hint = Bilingual(
        zh: elsewhere.scope == .year ? "“\(elsewhere.name)”属于合同年度，请移到年度文件夹" : "“\(elsewhere.name)”属于考核周期，请移到 Q1…Q4 文件夹",
        en: "\(elsewhere.key) belongs into the \(elsewhere.scope == .year ? "year's folder" : "folder of a cycle (Q1 to Q4)")")
    } else if let nearest = Nearest.match(for: name, among: candidates.flatMap { [$0.key, $0.name] }) {
      hint = Bilingual(zh: "是否想写“\(nearest)”？不是台账的文件请移到别处", en: "did you mean “\(nearest)”? Keep what is no ledger elsewhere")
    } else {
      hint = Bilingual(zh: "请按台账的中文名或英文键命名；不是台账的请移到别处", en: "name it as a ledger's key or Chinese name; keep what is no ledger elsewhere")
    }
    return Finding(.ledgerUnknown, at: place, identity: place.spot, value: name, message: message, hint: hint)
  }

  static func unreadable(at place: Place, record: String? = nil, _ message: Bilingual, hint: Bilingual) -> Finding {
    Finding(.ledgerUnreadable, at: place, record: record, identity: place.spot, message: message, hint: hint)
  }

  static func hidden(at place: Place, what: Bilingual) -> Finding {
    Finding(
      .ledgerHidden, at: place, identity: place.spot, value: what.zh,
      message: Bilingual(zh: "隐藏的内容也已读取：\(what.zh)", en: "hidden cells were read too: \(what.en)"),
      hint: Bilingual(zh: "请取消隐藏并核对；不需要的行列请删除", en: "unhide and look at them; delete what is not needed"))
  }

  static func columnMissing(_ column: Column, at place: Place) -> Finding {
    Finding(
      .ledgerColumnMissing, at: place, identity: column.key,
      message: Bilingual(
        zh: "缺少必填列“\(column.header)”（\(column.key)）", en: "the required column \(column.key) (\(column.header)) is not there"),
      hint: Bilingual(zh: "请在表头加上“\(column.header)”并逐行填写", en: "add a column headed \(column.header) or \(column.key) and fill it in"))
  }

  /// What is left of a table with columns beyond all sense.
  static func columnsUnknown(_ count: Int, at place: Place) -> Finding {
    Finding(
      .ledgerColumnUnknown, at: place, identity: "*", value: "\(count)",
      message: Bilingual(zh: "另有 \(count) 列不对应任何字段，未读取", en: "\(count) columns more belong to no field; they were not read"),
      hint: Bilingual(zh: "请删除多余的列，或检查分隔符", en: "remove them, or look at the delimiter"))
  }

  static func columnUnknown(_ stray: Header.Stray, at place: Place, letter: String, table: LedgerTable, free: [Column]) -> Finding {
    if let key = stray.repeats {
      return Finding(
        .ledgerColumnUnknown, at: place, identity: "\(key)#\(stray.source)", value: stray.text,
        message: Bilingual(
          zh: "第 \(letter) 列“\(stray.text)”重复，未读取", en: "column \(letter), “\(stray.text)”, repeats \(key) and was not read"),
        hint: Bilingual(zh: "同名的列只保留一列", en: "keep one column of that name"))
    }
    if stray.text.isEmpty {
      return Finding(
        .ledgerColumnUnknown, at: place, identity: "#\(stray.source)", value: "",
        message: Bilingual(zh: "第 \(letter) 列有内容但没有表头，未读取", en: "column \(letter) has cells but no header and was not read"),
        hint: Bilingual(zh: "请补上表头，或删除多余的内容（CSV 中含逗号的文字要加引号）", en: "give it a header or clear it (in a CSV, text with commas needs quotes)")
      )
    }
    let names = free.map(\.header) + free.map(\.key)
    let nearest = Nearest.match(for: stray.text, among: names)
    return Finding(
      .ledgerColumnUnknown, at: place, identity: stray.text, value: stray.text,
      message: Bilingual(
        zh: "台账“\(table.name)”没有“\(stray.text)”这一列，未读取", en: "the ledger \(table.key) has no column “\(stray.text)”; it was not read"),
      hint: nearest.map { Bilingual(zh: "是否想写“\($0)”？", en: "did you mean “\($0)”?") }
        ?? Bilingual(zh: "请删除这一列，或按规定的表头改名", en: "remove the column or give it one of the ledger's headers"))
  }
}

extension Place {
  /// File and sheet in one word: "Q2/台账.xlsx:运维服务单".
  var spot: String { [file, sheet].compactMap { $0 }.joined(separator: ":") }
}
