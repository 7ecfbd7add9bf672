import Diagnostics
import OOXML

extension WordSink {
  /// A run where a tag stood, in the format of the tag.
  func run(_ expression: Expression, _ frame: WordFrame, _ evaluator: inout Evaluator) {
    run(evaluator.value(of: expression), expression, frame, &evaluator)
  }

  private func run(_ value: Value, _ expression: Expression, _ frame: WordFrame, _ evaluator: inout Evaluator) {
    switch value {
    case .link(let text, let target) where frame.takesLinks: link(text, target, frame, expression, &evaluator)
    case .prose(let text):
      for (index, block) in Prose.blocks(text).enumerated() {
        if index > 0 { lineBreak(frame) }
        for piece in block.pieces { textRun(block.prefix(before: piece) + piece.text, frame.run, bold: piece.isBold, breaks: false) }
      }
    default:
      guard let text = value.plainText else {
        evaluator.report(.type(expression.name, value.kindWords), expression)
        return
      }
      textRun(text, frame.run, bold: false, breaks: expression.breaksLines)
    }
  }

  /// A paragraph where a tag stood alone.
  func paragraph(_ expression: Expression, _ frame: WordFrame, _ evaluator: inout Evaluator) {
    let value = evaluator.value(of: expression)
    if case .prose(let text) = value {
      let blocks = Prose.blocks(text)
      for block in blocks { prose(block, frame) }
      if !blocks.isEmpty { return }
    }
    buffer.append("<w:p>" as StaticString)
    buffer.append(properties(frame))
    run(value, expression, frame, &evaluator)
    buffer.append("</w:p>" as StaticString)
  }

  /// The paragraph's properties, with the page break that is due.
  private func properties(_ frame: WordFrame) -> [UInt8] {
    guard let onNewPage = frame.onNewPage else { return frame.paragraph }
    return takesPageBreak() ? onNewPage : frame.paragraph
  }

  private func prose(_ block: Prose.Block, _ frame: WordFrame) {
    let style = document.style(of: block.kind)
    buffer.append("<w:p>" as StaticString)
    if let style {
      buffer.append("<w:pPr><w:pStyle" as StaticString)
      buffer.append(attribute: "w:val", style)
      buffer.append("/>" as StaticString)
      if takesPageBreak() { buffer.append("<w:pageBreakBefore/>" as StaticString) }
      buffer.append("</w:pPr>" as StaticString)
    } else {
      buffer.append(properties(frame))
    }
    for (index, piece) in block.pieces.enumerated() {
      let prefix = index == 0 && style == nil ? block.marker : ""
      var bold = piece.isBold
      if case .heading = block.kind, style == nil { bold = true }
      textRun(prefix + piece.text, style == nil ? frame.run : [], bold: bold, breaks: false)
    }
    buffer.append("</w:p>" as StaticString)
  }

  /// Text of data: escaped, its blanks kept, a line break only where 换行 asks for it.
  func textRun(_ text: String, _ format: [UInt8], bold: Bool, breaks: Bool) {
    guard !text.isEmpty else { return }
    openRun(format, bold: bold)
    buffer.append("<w:t xml:space=\"preserve\">" as StaticString)
    var text = text
    text.withUTF8 { bytes in
      guard bytes.contains(where: { $0 < 0x20 }) else {
        buffer.append(text: bytes)
        return
      }
      var start = 0
      for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0x09 {
        buffer.append(text: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        start = index + 1
        if bytes[index] == 0x09 {
          buffer.append("</w:t><w:tab/><w:t xml:space=\"preserve\">" as StaticString)
        } else if bytes[index] == 0x0A || index + 1 == bytes.count || bytes[index + 1] != 0x0A {
          if breaks { buffer.append("</w:t><w:br/><w:t xml:space=\"preserve\">" as StaticString) } else { buffer.append(UInt8(0x20)) }
        }
      }
      buffer.append(text: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    buffer.append("</w:t></w:r>" as StaticString)
  }

  private func lineBreak(_ frame: WordFrame) {
    openRun(frame.run, bold: false)
    buffer.append("<w:br/></w:r>" as StaticString)
  }

  private func openRun(_ format: [UInt8], bold: Bool) {
    buffer.append("<w:r>" as StaticString)
    guard bold else {
      buffer.append(format)
      return
    }
    buffer.append(RunFormat.bold(format))
  }

  // MARK: Links

  func link(_ text: String, _ target: LinkTarget, _ frame: WordFrame, _ expression: Expression, _ evaluator: inout Evaluator) {
    guard !text.isEmpty else { return }
    let isDocument = target.file.map { PartName.suffix($0) == "docx" } ?? true
    let anchor = target.anchor.map { isDocument ? BookmarkName.from($0) : $0 }
    if let file = target.file, !LinkFile.isSafe(file) {
      let reason = Bilingual(zh: "链接只能指向同一文件夹内的文件，而不是 \(file)", en: "a link leads to a file of the same folder, not to \(file)")
      evaluator.report(.other(.templateReference, reason, hint: reason), expression)
      return
    }
    guard target.file != nil || anchor != nil else {
      textRun(text, frame.run, bold: false, breaks: false)
      return
    }
    buffer.append("<w:hyperlink" as StaticString)
    if let file = target.file {
      buffer.append(attribute: "r:id", document.link(to: LinkFile.target(file, anchor), from: program.part))
    } else if let anchor {
      buffer.append(attribute: "w:anchor", anchor)
    }
    buffer.append(" w:history=\"1\">" as StaticString)
    textRun(text, document.hyperlinkStyle.map { RunFormat.styled(frame.run, $0) } ?? frame.run, bold: false, breaks: false)
    buffer.append("</w:hyperlink>" as StaticString)
  }

  // MARK: Pictures

  func picture(_ index: Int, _ aspect: PictureAspect, _ running: Program, _ evaluator: inout Evaluator) throws {
    switch aspect {
    case .check:
      let box = program.boxes[index]
      guard let (picture, size) = picture(running.expressions[box.expression], &evaluator) else { return }
      let fitted = size.fitted(into: (box.width, box.height))
      let relationship = try document.image(picture.bytes, size.format, from: program.part)
      self.picture = BoundPicture(
        relationship: relationship, size: size.turn.turned(fitted), turn: size.turn, description: picture.description)
    case .relationship: buffer.append(attribute: picture.relationship)
    case .width: buffer.append(picture.size.width)
    case .height: buffer.append(picture.size.height)
    case .turn(let placeholder): placeholder.around(picture.turn).write(to: &buffer)
    // A drawing turns about its middle, and is to begin where the upright one would.
    case .left(let place): buffer.append(place + (picture.turn.turned(picture.size).width - picture.size.width) / 2)
    case .top(let place): buffer.append(place + (picture.turn.turned(picture.size).height - picture.size.height) / 2)
    case .description: buffer.append(attribute: picture.description)
    case .widthInPoints: buffer.append(raw: Number(picture.size.width / 127, decimals: 2).shortest.description)
    case .heightInPoints: buffer.append(raw: Number(picture.size.height / 127, decimals: 2).shortest.description)
    case .oldTurn: buffer.append(raw: picture.turn.style)
    }
  }

  /// A picture in its own size at 96 dots an inch, no wider than the text.
  func pictureRun(_ expression: Expression, _ frame: WordFrame, _ evaluator: inout Evaluator) throws {
    guard let (picture, size) = picture(expression, &evaluator) else { return }
    let natural = (width: size.width * 9_525, height: size.height * 9_525)
    let fitted = natural.width > document.textWidth ? size.fitted(into: (document.textWidth, natural.height)) : natural
    let relationship = try document.image(picture.bytes, size.format, from: program.part)
    openRun(frame.run, bold: false)
    InlinePicture.write(relationship, size.turn.turned(fitted), size.turn, picture.description, number: document.freshNumber(), to: &buffer)
    buffer.append("</w:r>" as StaticString)
  }

  /// The picture of a tag and its size; `nil` where there is none, which may be a problem.
  private func picture(_ expression: Expression, _ evaluator: inout Evaluator) -> (Picture, PictureSize)? {
    let value = evaluator.value(of: expression)
    if case .null = value { return nil }
    guard let picture = Picture(value) else {
      evaluator.report(.type(expression.name, Bilingual(zh: "不是图片", en: "is no picture")), expression)
      return nil
    }
    guard let size = PictureSize(picture.bytes) else {
      evaluator.report(.type(expression.name, Bilingual(zh: "不是完好的 PNG 或 JPEG 图片", en: "is no sound PNG or JPEG picture")), expression)
      return nil
    }
    return (picture, size)
  }
}

/// Changes to the format of a run that the engine itself makes; the order of its elements is the schema's.
enum RunFormat {
  private static let start = Array("<w:rPr>".utf8)

  static func bold(_ format: [UInt8]) -> [UInt8] { insert("<w:b/><w:bCs/>", into: removing(["<w:b/>", "<w:bCs/>"], from: format)) }

  static func styled(_ format: [UInt8], _ style: String) -> [UInt8] {
    guard format.firstRange(ofBytes: "<w:rStyle".utf8) == nil else { return format }
    guard format.starts(with: start) else { return Array("<w:rPr><w:rStyle w:val=\"\(style)\"/></w:rPr>".utf8) }
    return start + Array("<w:rStyle w:val=\"\(style)\"/>".utf8) + format[start.count...]
  }

  private static func removing(_ pieces: [String], from format: [UInt8]) -> [UInt8] {
    var text = String(decoding: format, as: UTF8.self)
    for piece in pieces { if let range = text.firstRange(of: piece) { text.removeSubrange(range) } }
    return Array(text.utf8)
  }

  /// Behind style and fonts, which come before everything else.
  private static func insert(_ piece: String, into format: [UInt8]) -> [UInt8] {
    var text = String(decoding: format, as: UTF8.self)
    guard text.hasPrefix("<w:rPr>") else { return Array("<w:rPr>\(piece)</w:rPr>".utf8) }
    var at = text.index(text.startIndex, offsetBy: 7)
    for leading in ["<w:rStyle ", "<w:rFonts "] where text[at...].hasPrefix(leading) {
      if let end = text[at...].firstRange(of: ">") { at = end.upperBound }
    }
    text.insert(contentsOf: piece, at: at)
    return Array(text.utf8)
  }
}

/// What a file name in a link may be: a file beside this one.
enum LinkFile {
  private static let forbidden = "/\\:?*\"<>|#\u{85}\u{2028}\u{2029}".unicodeScalars

  static func isSafe(_ file: String) -> Bool {
    guard file.utf8.first.map({ $0 != UInt8(ascii: ".") }) ?? false else { return false }
    return !file.unicodeScalars.contains { forbidden.contains($0) || (0x0A...0x0D).contains($0.value) }
  }
}
