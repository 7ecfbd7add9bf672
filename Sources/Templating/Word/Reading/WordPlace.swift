import Diagnostics

/// The way to a paragraph, told as a reader of the document would: heading, table, row, column.
struct WordPlace {
  /// "页眉 header1.xml", "脚注2", "文本框"; empty in the body.
  var story = Bilingual(zh: "", en: "")
  var section = 0
  var title = ""
  var paragraph = 0
  var tables = 0
  var cells: [(table: Int, row: Int, column: Int)] = []

  mutating func heading(_ text: String) {
    section += 1
    title = String(text.prefix(24))
    (paragraph, tables) = (0, 0)
  }

  var words: Bilingual {
    var zh: [String] = []
    var en: [String] = []
    if !story.zh.isEmpty {
      zh.append(story.zh)
      en.append(story.en)
    }
    if section > 0 {
      zh.append("第\(section)节《\(title)》")
      en.append("section \(section) \"\(title)\"")
    }
    for cell in cells {
      zh.append("表\(cell.table)第\(cell.row)行第\(cell.column)列")
      en.append("table \(cell.table), row \(cell.row), column \(cell.column)")
    }
    if cells.isEmpty {
      zh.append("第\(paragraph)段")
      en.append("paragraph \(paragraph)")
    }
    return Bilingual(zh: zh.joined(), en: en.joined(separator: ", "))
  }
}
