import Diagnostics
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
    let reader = LineReader()
    if let package = try? OfficePackage(bytes: document, limits: limits), let part = try? package.mainPart,
      let bytes = try? package.bytes(of: part), bytes.firstRange(ofBytes: Self.mention.utf8) != nil
    {
      try? XMLScanner.scan(bytes, part: part, handler: reader)
    }
    self.init(lines: reader.lines)
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
}

/// The text of a document's paragraphs, and of its tables' rows as wholes; a cell begins with a tab.
private final class LineReader: XMLHandler {
  enum Name: Int, XMLVocabulary {
    case row, paragraph, cell, text
    var spelling: String {
      switch self {
      case .row: "w:tr"
      case .paragraph: "w:p"
      case .cell: "w:tc"
      case .text: "w:t"
      }
    }
  }

  private(set) var lines: [String] = []
  private var line: [UInt8] = []
  private var depth = 0
  private var isText = false

  func start(_ name: Name?, _ tag: XMLTag) {
    switch name {
    case .row, .paragraph: depth += 1
    case .text: isText = true
    case .cell, nil: break
    }
    if name == .paragraph || name == .cell { line.append(0x09) }
  }

  func text(_ utf8: Span<UInt8>) { if isText { utf8.withUnsafeBufferPointer { line.append(contentsOf: $0) } } }

  func end(_ name: Name?) {
    isText = false
    guard name == .row || name == .paragraph else { return }
    depth -= 1
    guard depth == 0 else { return }
    lines.append(String(decoding: line, as: UTF8.self))
    line.removeAll(keepingCapacity: true)
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
