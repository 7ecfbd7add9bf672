import Contract
import Measures
import Templating

/// How the values of the ledgers appear in documents. Every text of a ledger passes through here, and so through the privacy mask.
enum Shown {
  /// A text without what must not leave the house; nothing for a blank.
  static func text(_ text: String?, in view: CycleView) -> Value {
    guard let text, !text.isEmpty else { return .null }
    return .text(view.mask(text))
  }

  /// A text that another floor made of figures, in the documents' own form.
  static func generated(_ text: String?, in view: CycleView) -> Value { Shown.text(text.map(Wording.printed), in: view) }

  /// A record as a person calls it.
  static func record(_ record: String?, ledger: String? = nil, said: CivilDate? = nil, in view: CycleView) -> Value {
    text(record.map { Wording.record($0, ledger: ledger, said: said, in: view) }, in: view)
  }

  /// What a phone column shows: "138****1234".
  static func phone(_ text: String?, in view: CycleView) -> Value {
    guard let text, !text.isEmpty else { return .null }
    return .text(view.privacy.maskedPhone(text))
  }

  static func number(_ value: Int?) -> Value { value.map { .number(Number($0)) } ?? .null }
  static func date(_ value: CivilDate?) -> Value { value.map(Value.date) ?? .null }
  static func moment(_ value: Moment?) -> Value { value.map(Value.moment) ?? .null }
  static func duration(_ seconds: Int?) -> Value { seconds.map { .duration(seconds: $0) } ?? .null }
  static func amount(_ value: Fen?) -> Value { value.map { .number(Number($0)) } ?? .null }
  static func points(_ value: Points?) -> Value { value.map { .number(Number($0)) } ?? .null }
  static func boolean(_ value: Bool?) -> Value { value.map(Value.boolean) ?? .null }
  /// A share of one, for the filter 百分比.
  static func percent(_ value: Percent?) -> Value { value.map { .number(Number($0.millionths, decimals: 6)) } ?? .null }

  /// `part ÷ whole` as a share of one; nothing where there is no whole.
  static func share(_ part: Int, of whole: Int) -> Value {
    whole == 0 ? .null : .number(Number(FixedPoint.scale(1_000_000, by: part, over: whole), decimals: 6))
  }

  /// An exact decimal of six places without its trailing zeros.
  static func decimal(millionths: Int?) -> Value {
    guard var value = millionths else { return .null }
    var decimals = 6
    while decimals > 0, value.isMultiple(of: 10) {
      value /= 10
      decimals -= 1
    }
    return .number(Number(value, decimals: decimals))
  }

  /// A mean time, to the minute: nobody reads the seconds of a mean.
  static func mean(_ seconds: Int, of count: Int) -> Value {
    count == 0 ? .null : .duration(seconds: FixedPoint.scale(seconds, by: 1, over: count * 60) * 60)
  }

  static func joined(_ texts: [String], in view: CycleView) -> Value {
    text(texts.joined(separator: "、"), in: view)
  }

  /// The name of the staff member that a cell means; the cell itself where it means nobody.
  static func staff(_ cell: String?, in view: CycleView) -> Value {
    text(cell.map { view.dossier.roster.person($0)?.name ?? $0 }, in: view)
  }
}
