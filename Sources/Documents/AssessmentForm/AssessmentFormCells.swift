import Contract
import Diagnostics
import Measures
import Templating

/// What the office writes into cells, as values.
enum AssessmentFormCells {
  /// The day of a spreadsheet's number.
  static func date(_ serial: Double) -> CivilDate? {
    guard serial >= 61, serial < 2_958_466 else { return nil }
    return CivilDate(year: 1899, month: 12, day: 30).map { $0 + Int(serial) }
  }

  static func date(_ value: SheetValue) -> CivilDate? {
    switch value {
    case .number(let serial): date(serial)
    case .text(let text): CellText.date(Array(plain(text).utf8)[...])
    default: nil
    }
  }

  /// Half points; `nil` for anything that is none.
  static func points(_ value: SheetValue) -> Points? {
    switch value {
    case .number(let number):
      let halves = (number * 2).rounded()
      return abs(number * 2 - halves) < 1e-9 && abs(halves) < 1e6 ? Points(halves: Int(halves)) : nil
    case .text(let text): return Points(plain(text, without: "分"))
    default: return nil
    }
  }

  /// A whole number from 1 up.
  static func count(_ value: SheetValue) -> Int? {
    var value = value
    if case .text(let text) = value { value = .text(plain(text, without: "次")) }
    guard let points = points(value), points.halves.isMultiple(of: 2), points.halves >= 2 else { return nil }
    return points.halves / 2
  }

  /// What somebody typed as text: in plain digits instead of wide ones, without blanks around it and the word for what is counted.
  static func plain(_ text: String, without unit: Character? = nil) -> String {
    var text = Plain.trimmed(String(decoding: Plain.ascii(Array(text.utf8)[...]), as: UTF8.self))
    if let unit, text.last == unit { text = Plain.trimmed(String(text.dropLast())) }
    return text
  }

  static func text(_ value: SheetValue) -> String? {
    let text = Plain.trimmed(AssessmentFormComparison.words(value))
    return text.isEmpty ? nil : text
  }

  /// As a person writes a number of a cell.
  static func decimal(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
  }
}
