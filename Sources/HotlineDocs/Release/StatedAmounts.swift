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
    lazy var figures = Set(lines.flatMap { AmountLine($0).figures.map(\.amount) })
    for line in lines where line.contains(Self.mention) {
      let line = AmountLine(line)
      let beside = line.figures
      for range in line.capitals {
        let capital = line.text(range)
        let figure = beside.last { $0.range.upperBound <= range.lowerBound } ?? beside.first
        let amount = CapitalNumerals.amount(capital)
        if let amount, figure.map({ $0.amount == amount }) ?? figures.contains(amount) { continue }
        disagreements.append(Disagreement(capital: capital, figure: figure.map { line.text($0.range) }))
      }
    }
  }

  private static let mention = "人民币"

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

/// A line of a document, searched for amounts byte by byte: a document has thousands of lines, and all that is looked for is ASCII or of three bytes.
private struct AmountLine {
  private let bytes: [UInt8]

  init(_ line: String) { bytes = Array(line.utf8) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What is written in yuan with two decimals.
  var figures: [(amount: Fen, range: Range<Int>)] {
    var found: [(amount: Fen, range: Range<Int>)] = []
    var index = 0
    while index < bytes.count {
      guard isDigit(index) else {
        index += 1
        continue
      }
      let start = index
      while isDigit(index) || (index < bytes.count && bytes[index] == UInt8(ascii: ",")) { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "."), isDigit(index + 1), isDigit(index + 2) else { continue }
      index += 3
      if let amount = Fen(yuan: text(start..<index).filter { $0 != "," }) { found.append((amount, start..<index)) }
    }
    return found
  }

  private func isDigit(_ index: Int) -> Bool { index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39 }

  /// 人民币 and what follows of the characters that amounts are written with.
  var capitals: [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index + Self.prefix.count <= bytes.count {
      guard bytes[index...].starts(with: Self.prefix) else {
        index += 1
        continue
      }
      let start = index
      index += Self.prefix.count
      let first = index
      while index + 3 <= bytes.count, Self.numerals.contains(Array(bytes[index..<index + 3])) { index += 3 }
      if index > first { found.append(start..<index) }
    }
    return found
  }

  private static let prefix = Array("人民币".utf8)
  private static let numerals = Set("零壹贰貳叁肆伍陆陸柒捌玖拾佰仟万萬亿億元圆圓角分整正".map { Array(String($0).utf8) })
}
