import Contract
import Diagnostics
import Templating

/// A form beside the form as it was sent: what the office wrote, and what was changed besides.
struct AssessmentFormComparison {
  private(set) var remarks: [AssessmentFormRemark] = []
  private let signers: (office: String?, vendor: String?)
  private let labels: AssessmentFormLabels

  /// - Parameter signers: who wrote what, as far as the form says: the vendor its own signature, the office the rest.
  init(sent: WorkbookReading, returned: WorkbookReading, signers: (office: String?, vendor: String?)) {
    self.signers = signers
    labels = AssessmentFormLabels(sent)
    for sheet in sent.sheets {
      guard let other = returned.sheet(sheet.name) else {
        add(.tampered, sheet.name, "", Bilingual(zh: "工作表“\(sheet.name)”不见了", en: "the sheet \(sheet.name) is gone"))
        continue
      }
      compare(sheet, with: other)
      if sheet.isProtected, !other.isProtected {
        add(.note, sheet.name, "", Bilingual(zh: "工作表“\(sheet.name)”的保护已取消", en: "the protection of the sheet \(sheet.name) was taken off"))
      }
      if other.isHidden, !sheet.isHidden {
        add(.tampered, sheet.name, "", Bilingual(zh: "工作表“\(sheet.name)”被隐藏", en: "the sheet \(sheet.name) was hidden"))
      }
      for (cell, text) in other.notes.sorted(by: { $0.key < $1.key }) where sheet.notes[cell] == nil {
        add(
          .note, sheet.name, cell.description, to: text,
          Bilingual(
            zh: "\(sheet.name)!\(cell) 有批注“\(text)”，不写入审核记录", en: "\(sheet.name)!\(cell) bears the note \"\(text)\", which is not kept"))
      }
    }
    for other in returned.sheets where sent.sheet(other.name) == nil {
      add(.tampered, other.name, "", Bilingual(zh: "多出工作表“\(other.name)”", en: "there is a sheet \(other.name) that was not sent"))
    }
    for kind in returned.strangers where !sent.strangers.contains(kind) { add(.tampered, "", "", Self.stranger(kind)) }
    for name in sent.areaNames { compare(name, sent.area(named: name), with: returned.area(named: name)) }
  }

  /// The names say which cells count: one that leads elsewhere would let other figures pass for the office's.
  private mutating func compare(
    _ name: String, _ sent: (sheet: String, area: CellArea)?, with returned: (sheet: String, area: CellArea)?
  ) {
    guard let sent, sent.sheet != returned?.sheet || sent.area != returned?.area else { return }
    let to = returned.map { "\($0.sheet)!\($0.area)" } ?? ""
    add(
      .tampered, sent.sheet, sent.area.topLeft.description, from: "\(sent.sheet)!\(sent.area)", to: to,
      to.isEmpty
        ? Bilingual(zh: "名称“\(name)”不见了", en: "the name \(name) is gone")
        : Bilingual(zh: "名称“\(name)”被改为指向 \(to)", en: "the name \(name) was made to mean \(to)"))
  }

  private static func stranger(_ kind: String) -> Bilingual {
    switch kind {
    case "vbaProject", "xlMacrosheet": Bilingual(zh: "文件里有宏", en: "the file has macros")
    case "externalLink": Bilingual(zh: "文件里有指向其他工作簿的链接", en: "the file has links to other workbooks")
    case "date1904": Bilingual(zh: "日期系统被改为 1904 年", en: "the date system was changed to 1904")
    default: Bilingual(zh: "文件里多出图表页或对话框页", en: "the file has a chart or dialog sheet that was not sent")
    }
  }

  /// How much is not as it was sent.
  var tamperings: Int { remarks.count { $0.kind == .tampered } }

  private mutating func add(
    _ kind: AssessmentFormRemark.Kind, _ sheet: String, _ cell: String, from: String = "", to: String = "", by: String? = nil,
    _ message: Bilingual
  ) {
    remarks.append(AssessmentFormRemark(kind, sheet: sheet, cell: cell, from: from, to: to, by: by, message))
  }

  private mutating func compare(_ sent: SheetReading, with returned: SheetReading) {
    for cell in Set(sent.cells.keys).union(returned.cells.keys).sorted() {
      let (before, after) = (sent[cell], returned[cell])
      // A cell that was not sent at all is covered by the sheet's protection.
      guard before.isLocked else {
        change(before, after, sent.name, cell)
        continue
      }
      let place = "\(sent.name)!\(cell)"
      switch (before.formula, after.formula) {
      case (nil, nil):
        if !Self.same(before.value, after.value) {
          let (from, to) = (Self.words(before.value), Self.words(after.value))
          let message =
            before.value == .blank
            ? Bilingual(zh: "\(place) 不应填写，却有“\(to)”", en: "\(place) should be blank and holds \"\(to)\"")
            : Bilingual(zh: "\(place) 原为“\(from)”，现为“\(to)”", en: "\(place) was \"\(from)\" and is \"\(to)\"")
          add(.tampered, sent.name, cell.description, from: from, to: to, message)
        }
      case (let from?, let to?) where from == to: break
      case (let from?, let to):
        let now = to.map { "=" + $0 } ?? Self.words(after.value)
        add(
          .tampered, sent.name, cell.description, from: "=" + from, to: now,
          Bilingual(zh: "\(place) 的公式被改为“\(now)”", en: "the formula of \(place) was changed to \"\(now)\""))
      case (nil, let to?):
        add(
          .tampered, sent.name, cell.description, from: Self.words(before.value), to: "=" + to,
          Bilingual(zh: "\(place) 被改为公式", en: "\(place) was made a formula"))
      }
    }
  }

  private mutating func change(_ before: CellReading, _ after: CellReading, _ sheet: String, _ cell: CellAddress) {
    if let formula = after.formula, formula != before.formula {
      let place = "\(sheet)!\(cell)"
      add(
        after.value == .blank ? .invalid : .note, sheet, cell.description, to: "=" + formula,
        after.value == .blank
          ? Bilingual(
            zh: "\(place) 是公式“=\(formula)”，没有结果，请直接填写数值",
            en: "\(place) is the formula \"=\(formula)\" without a result; write the value itself")
          : Bilingual(zh: "\(place) 是公式“=\(formula)”，按保存的结果读取", en: "\(place) is the formula \"=\(formula)\"; its saved result was taken"))
    }
    guard !Self.same(before.value, after.value) else { return }
    let (from, to) = (Self.words(before), Self.words(after))
    let label = labels[sheet, cell].map { Bilingual(zh: "\($0.zh)：", en: "\($0.en): ") } ?? Bilingual(zh: "", en: "")
    let words =
      from.isEmpty
      ? Bilingual(zh: "填写“\(to)”", en: "\"\(to)\" was written")
      : to.isEmpty
        ? Bilingual(zh: "“\(from)”被删去", en: "\"\(from)\" was taken out")
        : Bilingual(zh: "由“\(from)”改为“\(to)”", en: "\"\(from)\" became \"\(to)\"")
    add(
      .change, sheet, cell.description, from: from, to: to, by: labels.isVendors(sheet, cell) ? signers.vendor : signers.office,
      Bilingual(zh: "\(sheet)!\(cell) \(label.zh)\(words.zh)", en: "\(sheet)!\(cell) \(label.en)\(words.en)"))
  }

  private static func same(_ a: SheetValue, _ b: SheetValue) -> Bool {
    if case .number(let x) = a, case .number(let y) = b { return abs(x - y) <= 1e-9 }
    return a == b
  }

  private static func words(_ cell: CellReading) -> String {
    if cell.isDate, case .number(let serial) = cell.value, let date = AssessmentFormCells.date(serial) { return date.chinese }
    return words(cell.value)
  }

  static func words(_ value: SheetValue) -> String {
    switch value {
    case .blank: ""
    case .number(let number): AssessmentFormCells.decimal(number)
    case .text(let text), .error(let text): text
    case .boolean(let flag): flag ? "是" : "否"
    }
  }
}
