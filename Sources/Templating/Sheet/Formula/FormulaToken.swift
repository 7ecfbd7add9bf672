/// A piece of a formula's text. The texts of all tokens in a row are the formula, character for character.
enum FormulaToken: Hashable, Sendable {
  case reference(FormulaReference, text: String)
  /// A defined name, also with a sheet before it; TRUE and FALSE.
  case name(String)
  /// A function's name; its parenthesis follows.
  case function(String)
  case number(String)
  /// With its quotes.
  case text(String)
  case error(String)
  /// A structured reference into a table: `Table1[Column]`. Kept as it is, since it names no rows.
  case structured(String)
  /// A reference into another workbook.
  case external(String)
  /// An operator, comparison or range colon.
  case symbol(String)
  case open
  case close
  case comma
  /// `{`, `}`, `;` of an array constant.
  case brace(String)
  case space(String)

  var text: String {
    switch self {
    case .reference(_, let text), .name(let text), .function(let text), .number(let text), .text(let text), .error(let text),
      .structured(let text), .external(let text), .symbol(let text), .brace(let text), .space(let text):
      text
    case .open: "("
    case .close: ")"
    case .comma: ","
    }
  }
}

/// A formula that cannot be understood.
struct FormulaSyntaxError: Error, Hashable {
  var message: String
}
