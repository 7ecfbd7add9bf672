import CLibXML2

/// Reads XML that is pushed in, in pieces of any size, and calls a handler; flat memory at any length.
///
/// libxml2 does the parsing (well-formedness, encodings, namespaces). What it is not allowed: document types (so no entity but XML's own
/// five, nothing external, no bombs), depth beyond `XMLLimits`, the network.
///
///     let scanner = XMLScanner(part: "xl/workbook.xml", handler: handler)
///     try scanner.push(bytes.span)
///     try scanner.finish()
public final class XMLScanner {
  let part: String
  let names: XMLNameTable
  private let limits: XMLLimits
  private let sink: XMLSink
  private let tag: XMLTag
  @exclusivity(unchecked) private var context: xmlParserCtxtPtr?
  @exclusivity(unchecked) private var depth = 0
  @exclusivity(unchecked) private var failure: (any Error)?

  /// Runs once a process, before any thread parses.
  private static let ready: Bool = {
    xmlInitParser()
    return true
  }()

  public convenience init<Handler: XMLHandler>(part: String, handler: Handler, limits: XMLLimits = .standard) {
    self.init(part: part, sink: XMLTypedSink(handler), spellings: Handler.Name.allCases.map(\.spelling), limits: limits)
  }

  init(part: String, sink: XMLSink, spellings: [String], limits: XMLLimits) {
    _ = Self.ready
    self.part = part
    self.limits = limits
    self.sink = sink
    names = XMLNameTable(spellings)
    tag = XMLTag(names: names)
    var callbacks = Self.callbacks()
    let me = Unmanaged.passUnretained(self).toOpaque()
    context = xmlCreatePushParserCtxt(&callbacks, me, nil, 0, nil)
    if let context {
      // References are replaced, or "&amp;" in an attribute would arrive as "&#38;". There is nothing else to replace without a document type.
      xmlCtxtUseOptions(context, Int32(XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue))
    }
  }

  deinit {
    if let context { xmlFreeParserCtxt(context) }
  }

  /// The line that is being read, from 1.
  public var line: Int { context.flatMap { $0.pointee.input }.map { Int($0.pointee.line) } ?? 0 }

  /// Reads one more piece.
  ///
  /// - Throws: `XMLError`, or whatever the handler threw.
  public func push(_ bytes: Span<UInt8>) throws {
    try bytes.withUnsafeBufferPointer { try push($0) }
  }

  /// The same for bytes in memory that the caller keeps.
  public func push(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard let context else { throw XMLError(.malformed, part: part, line: 0, message: "no memory for a parser") }
    if let failure { throw failure }
    var offset = 0
    // libxml2 counts in 32 bits, and keeps a whole piece: so no piece is larger than 64 KB.
    while offset < bytes.count {
      let length = min(65_536, bytes.count - offset)
      let status = bytes.baseAddress.map { start in
        (start + offset).withMemoryRebound(to: CChar.self, capacity: length) { xmlParseChunk(context, $0, Int32(length), 0) }
      }
      offset += length
      try check(status ?? 0)
    }
  }

  /// Says that the document is complete.
  public func finish() throws {
    guard let context else { throw XMLError(.malformed, part: part, line: 0, message: "no memory for a parser") }
    if let failure { throw failure }
    try check(xmlParseChunk(context, nil, 0, 1))
  }

  private func check(_ status: Int32) throws {
    if let failure { throw failure }
    if status != 0, status < 99 || status > 300 || context?.pointee.wellFormed == 0 {
      throw fail(XMLError(.malformed, part: part, line: line, message: "not well-formed (\(status))"))
    }
  }

  @discardableResult
  private func fail(_ error: any Error) -> any Error {
    if let failure { return failure }
    failure = error
    if let context { xmlStopParser(context) }
    return error
  }

  /// Reads a whole document that is in memory.
  public static func scan<Handler: XMLHandler>(
    _ bytes: [UInt8], part: String, handler: Handler, limits: XMLLimits = .standard
  ) throws {
    let scanner = XMLScanner(part: part, handler: handler, limits: limits)
    try bytes.withUnsafeBufferPointer { try scanner.push($0) }
    try scanner.finish()
  }
}

// MARK: - What libxml2 calls

extension XMLScanner {
  private static func of(_ me: UnsafeMutableRawPointer?) -> XMLScanner? {
    me.map { Unmanaged<XMLScanner>.fromOpaque($0).takeUnretainedValue() }
  }

  private func attempt(_ work: () throws -> Void) {
    guard failure == nil else { return }
    do { try work() } catch { fail(error) }
  }

  private func receive(text: UnsafePointer<xmlChar>?, _ length: Int32) {
    guard let text, length > 0 else { return }
    attempt { try sink.text(UnsafeBufferPointer(start: text, count: Int(length)).span) }
  }

  private func receive(error: UnsafePointer<xmlError>) {
    guard failure == nil, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    var message = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
    while message.last?.isWhitespace == true { message.removeLast() }
    let tooLarge = message.contains("XML_PARSE_HUGE") || message.contains("uge input")
    let reason: XMLError.Reason = tooLarge ? .tooLarge : .malformed
    fail(XMLError(reason, part: part, line: max(Int(error.pointee.line), 1), message: message))
  }

  private func enter() throws {
    depth += 1
    if depth > limits.depth {
      throw XMLError(.tooDeep, part: part, line: line, message: "more than \(limits.depth) elements within each other")
    }
  }

  private static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElementNs = { me, local, prefix, uri, declaredCount, declared, count, _, attributes in
      guard let scanner = XMLScanner.of(me), let local else { return }
      scanner.attempt {
        try scanner.enter()
        let tag = scanner.tag
        tag.element = (local, prefix, uri)
        tag.declared = declared
        tag.declaredCount = Int(declaredCount)
        tag.attributes = attributes
        tag.attributeCount = Int(count)
        tag.line = scanner.line
        defer { tag.clear() }
        try scanner.sink.start(scanner.names.token(uri, local), tag)
      }
    }
    sax.endElementNs = { me, local, _, uri in
      guard let scanner = XMLScanner.of(me) else { return }
      scanner.attempt {
        scanner.depth -= 1
        try scanner.sink.end(scanner.names.token(uri, local))
      }
    }
    sax.characters = { me, text, length in XMLScanner.of(me)?.receive(text: text, length) }
    sax.ignorableWhitespace = { me, text, length in XMLScanner.of(me)?.receive(text: text, length) }
    sax.cdataBlock = { me, text, length in XMLScanner.of(me)?.receive(text: text, length) }
    sax.comment = { me, text in
      guard let scanner = XMLScanner.of(me), let text else { return }
      scanner.attempt { try scanner.sink.comment(String(cString: text)) }
    }
    sax.processingInstruction = { me, target, data in
      guard let scanner = XMLScanner.of(me), let target else { return }
      scanner.attempt { try scanner.sink.instruction(target: String(cString: target), data: data.map { String(cString: $0) } ?? "") }
    }
    sax.internalSubset = { me, _, _, _ in
      guard let scanner = XMLScanner.of(me) else { return }
      scanner.fail(
        XMLError(.documentType, part: scanner.part, line: scanner.line, message: "a document type definition is not allowed"))
    }
    sax.serror = { me, error in
      guard let error else { return }
      XMLScanner.of(me)?.receive(error: error)
    }
    return sax
  }
}
