import Diagnostics
import Foundation
import Measures
import OOXML

/// The amounts of a finished document, read back from its text: what stands in capital numerals must be what stands in figures.
struct StatedAmounts {
  /// An amount in capital numerals with the figure that it was held against.
  struct Disagreement: Equatable, Sendable {
    let capital: String
    /// The figure in the same line or row; `nil` where the capitals are no amount at all, or no figure of the document is theirs.
    let figure: String?

    var words: Bilingual {
      figure.map { Bilingual(zh: "大写“\(capital)”不是小写 \($0)", en: "\"\(capital)\" is not \($0)") }
        ?? Bilingual(zh: "大写“\(capital)”不是文件中任何金额", en: "\"\(capital)\" is no amount of the document")
    }
  }

  private(set) var disagreements: [Disagreement] = []

  /// - Parameter document: a .docx. What is no document, or has no amounts in capitals, has nothing to disagree.
  init(of document: [UInt8], limits: ZipLimits = .standard) {
    let lines: [String]
    if let package = try? OfficePackage(bytes: document, limits: limits), let part = try? package.mainPart,
      let bytes = try? package.bytes(of: part),
      Data(bytes).range(of: Data(Self.mention.utf8)) != nil, let root = try? XMLDocument(bytes, part: part).root
    {
      lines = Self.lines(of: root)
    } else {
      lines = []
    }
    self.init(lines: lines)
  }

  /// - Parameter lines: paragraphs, and the rows of tables as wholes.
  init(lines: [String]) {
    // Few lines have capitals, and fewer no figure beside them: only those ask the whole document.
    lazy var figures = Set(lines.flatMap { Self.figures(in: $0).map(\.amount) })
    for line in lines where line.contains(Self.mention) {
      for match in line.matches(of: Self.capitals) {
        let capital = String(match.output)
        let beside = Self.figures(in: line)
        let figure = beside.last { $0.range.upperBound <= match.range.lowerBound } ?? beside.first
        let amount = CapitalNumerals.amount(capital)
        if let amount, figure.map({ $0.amount == amount }) ?? figures.contains(amount) { continue }
        disagreements.append(Disagreement(capital: capital, figure: figure?.text))
      }
    }
  }

  /// 人民币 and what follows of the characters that amounts are written with.
  private static var capitals: Regex<Substring> { /人民币[零壹贰貳叁肆伍陆陸柒捌玖拾佰仟万萬亿億元圆圓角分整正]+/ }
  private static let mention = "人民币"

  /// What is written in yuan with two decimals.
  private static func figures(in line: String) -> [(text: String, amount: Fen, range: Range<String.Index>)] {
    line.matches(of: /[0-9][0-9,]*\.[0-9][0-9]/).compactMap { match in
      Fen(yuan: match.output.filter { $0 != "," }).map { (String(match.output), $0, match.range) }
    }
  }

  private static func lines(of root: XMLElement) -> [String] {
    var lines: [String] = []
    root.walk { element in
      guard element.tag == "w:tr" || element.tag == "w:p" else { return true }
      lines.append(text(of: element))
      return false
    }
    return lines
  }

  private static func text(of element: XMLElement) -> String {
    var text = ""
    element.walk {
      if $0.tag == "w:t" { text += $0.text }
      if $0.tag == "w:tc" || $0.tag == "w:p" { text += "\t" }
      return true
    }
    return text
  }
}
