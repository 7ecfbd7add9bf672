/// A reference into a table by names: `明细[数]`, `明细[[#This Row],[数]]`, `明细[[#All],[数]:[额]]`.
struct TableReference: Hashable, Sendable {
  enum Item: String {
    case all = "#all"
    case data = "#data"
    case headers = "#headers"
    case totals = "#totals"
    case thisRow = "#this row"
  }

  /// Empty where the formula stands in the table itself.
  var table: String
  var items: [Item] = []
  /// The first and the last column; `nil` for all.
  var columns: (first: String, last: String)? { first.map { ($0, last ?? $0) } }
  private var first: String?
  private var last: String?

  /// `nil` for what is not understood.
  init?(_ text: String) {
    guard let open = text.firstIndex(of: "["), text.last == "]" else { return nil }
    table = String(text[..<open])
    let inner = text[text.index(after: open)...].dropLast()
    guard inner.contains("[") else {
      add(String(inner))
      return
    }
    // Pieces in brackets of their own; a colon between two of them makes a range of columns.
    var piece = ""
    var isInside = false
    var isEscaped = false
    for character in inner {
      if isEscaped {
        piece.append(character)
        isEscaped = false
      } else if character == "'" {
        isEscaped = true
      } else if character == "[", !isInside {
        isInside = true
      } else if character == "]", isInside {
        isInside = false
        add(piece)
        piece = ""
      } else if isInside {
        piece.append(character)
      } else if character == "@" {
        items.append(.thisRow)
      } else if character != ",", character != ":", character != " " {
        return nil
      }
    }
  }

  private mutating func add(_ piece: String) {
    if let item = Item(rawValue: piece.lowercased()) {
      items.append(item)
    } else if piece.hasPrefix("@") {
      items.append(.thisRow)
      if piece.count > 1 { add(String(piece.dropFirst())) }
    } else if piece.isEmpty {
      items.append(.data)
    } else if first == nil {
      first = piece
    } else {
      last = piece
    }
  }
}
