import Contract
import Diagnostics
import Templating

/// A form beside the form as it was sent: what the office wrote, and what was changed besides.
struct AssessmentFormComparison {
  private(set) var remarks: [AssessmentFormRemark] = []
  private let signer: String?

  init(sent: WorkbookReading, returned: WorkbookReading, signer: String?) {
    self.signer = signer
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
    }
    for other in returned.sheets where sent.sheet(other.name) == nil {
      add(.tampered, other.name, "", Bilingual(zh: "多出工作表“\(other.name)”", en: "there is a sheet \(other.name) that was not sent"))
    }
  }

  /// How much is not as it was sent.
  var tamperings: Int { remarks.count { $0.kind == .tampered } }

  private mutating func add(
    _ kind: AssessmentFormRemark.Kind, _ sheet: String, _ cell: String, from: String = "", to: String = "", _ message: Bilingual
  ) {
    remarks.append(
      AssessmentFormRemark(kind, sheet: sheet, cell: cell, from: from, to: to, by: kind == .change ? signer : nil, message))
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
    guard !Self.same(before.value, after.value) else { return }
    let (from, to) = (Self.words(before), Self.words(after))
    add(
      .change, sheet, cell.description, from: from, to: to,
      from.isEmpty
        ? Bilingual(zh: "\(sheet)!\(cell) 填写“\(to)”", en: "\(sheet)!\(cell): \"\(to)\" was written")
        : Bilingual(zh: "\(sheet)!\(cell) 由“\(from)”改为“\(to)”", en: "\(sheet)!\(cell): \"\(from)\" became \"\(to)\""))
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
