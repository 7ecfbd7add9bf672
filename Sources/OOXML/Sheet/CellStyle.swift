/// The looks of cells in workbooks that are written from nothing.
public enum CellStyle: Int, CaseIterable, Sendable {
  case normal
  /// Text that stays text when it is typed over.
  case text
  /// Text over several lines, from the top.
  case wrapped
  case title
  case header
  /// The heading of a column that must be filled in.
  case requiredHeader
  case integer
  /// Two decimals.
  case decimal
  /// Two decimals with thousands.
  case money
  /// Two decimals and a percent sign; the value is the fraction.
  case percent
  /// yyyy-mm-dd
  case date
  /// yyyy-mm-dd hh:mm
  case dateTime
  /// hh:mm
  case time
  case link
  /// Side remarks.
  case muted
  case error
  case warning
  case hint

  /// The index of its cell format; the twin marks text that begins like a formula, so that editing keeps it text (`quotePrefix`).
  func index(quoted: Bool) -> Int { rawValue * 2 + (quoted ? 1 : 0) }

  private var format: Int {
    switch self {
    case .text: 49
    case .integer: 1
    case .decimal: 2
    case .money: 4
    case .percent: 10
    case .date: 164
    case .dateTime: 165
    case .time: 20
    default: 0
    }
  }

  private var font: Int {
    switch self {
    case .title: 1
    case .header: 2
    case .requiredHeader: 3
    case .link: 4
    case .muted: 5
    default: 0
    }
  }

  private var fill: Int {
    switch self {
    case .header: 2
    case .requiredHeader: 3
    case .error: 4
    case .warning: 5
    case .hint: 6
    default: 0
    }
  }

  private var alignment: StaticString? {
    switch self {
    case .wrapped, .error, .warning, .hint: "<alignment vertical=\"top\" wrapText=\"1\"/>"
    case .header, .requiredHeader: "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/>"
    case .title: nil
    default: "<alignment vertical=\"top\"/>"
    }
  }

  private func write(quoted: Bool, to out: inout ByteBuffer) {
    out.append("<xf" as StaticString)
    out.append(attribute: "numFmtId", format)
    out.append(attribute: "fontId", font)
    out.append(attribute: "fillId", fill)
    out.append(attribute: "borderId", self == .header || self == .requiredHeader ? 1 : 0)
    out.append(" xfId=\"0\"" as StaticString)
    if quoted { out.append(" quotePrefix=\"1\"" as StaticString) }
    if format > 0 { out.append(" applyNumberFormat=\"1\"" as StaticString) }
    if font > 0 { out.append(" applyFont=\"1\"" as StaticString) }
    if fill > 0 { out.append(" applyFill=\"1\"" as StaticString) }
    guard let alignment else {
      out.append("/>" as StaticString)
      return
    }
    out.append(" applyAlignment=\"1\">" as StaticString)
    out.append(alignment)
    out.append("</xf>" as StaticString)
  }

  /// The styles part.
  static var part: [UInt8] {
    var out = ByteBuffer()
    out.append(head)
    out.append("<cellXfs" as StaticString)
    out.append(attribute: "count", allCases.count * 2)
    out.append(UInt8(0x3E))
    for style in allCases {
      style.write(quoted: false, to: &out)
      style.write(quoted: true, to: &out)
    }
    out.append(
      "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"常规\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>" as StaticString)
    return out.bytes
  }

  private static let head: StaticString = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
    <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
    <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>\
    <fonts count="6"><font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
    <font><b/><sz val="14"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
    <font><b/><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
    <font><b/><sz val="11"/><color rgb="FFC00000"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
    <font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="宋体"/><family val="3"/><charset val="134"/></font>\
    <font><sz val="11"/><color rgb="FF7F7F7F"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts>\
    <fills count="7"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFD9E2F3"/><bgColor indexed="64"/></patternFill></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFFBE4D5"/><bgColor indexed="64"/></patternFill></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFF8CBAD"/><bgColor indexed="64"/></patternFill></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFE2EFDA"/><bgColor indexed="64"/></patternFill></fill></fills>\
    <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
    <border><left style="thin"><color rgb="FFBFBFBF"/></left><right style="thin"><color rgb="FFBFBFBF"/></right>\
    <top style="thin"><color rgb="FFBFBFBF"/></top><bottom style="thin"><color rgb="FFBFBFBF"/></bottom><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
    """
}
