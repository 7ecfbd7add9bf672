/// A whole part as a tree, for parts that are edited structurally.
public final class XMLDocument {
  /// Comments and processing instructions before the root.
  public var prolog: [XMLNode] = []
  public var root: XMLElement
  /// Comments and processing instructions after the root.
  public var epilog: [XMLNode] = []
  /// The names of elements and attributes that the source had; `nil` for a document made by code.
  private var names: Set<String>?

  public init(root: XMLElement) { self.root = root }

  /// Reads a document.
  ///
  /// - Throws: `XMLError` with part and line.
  public init(_ bytes: [UInt8], part: String, limits: XMLLimits = .standard) throws {
    guard bytes.count <= limits.treeBytes else { throw XMLError(.tooLarge, part: part, line: 0, message: "\(bytes.count) bytes") }
    let builder = XMLTreeBuilder(part: part, nodes: limits.nodes)
    let scanner = XMLScanner(part: part, sink: builder, spellings: [], limits: limits)
    try bytes.withUnsafeBufferPointer { try scanner.push($0) }
    try scanner.finish()
    guard let root = builder.root else { throw XMLError(.malformed, part: part, line: 0, message: "no root element") }
    self.root = root
    names = scanner.names.met
    prolog = builder.prolog
    epilog = builder.epilog
  }

  /// Whether the source had elements (or attributes) of any of these names: passes over the tree need not look for what is not there.
  public func mayHold(_ tags: Set<String>) -> Bool { names.map { !tags.isDisjoint(with: $0) } ?? true }

  /// The document in UTF-8 with Office's XML declaration.
  public var bytes: [UInt8] {
    var out = ByteBuffer(capacity: 65_536)
    write(to: &out)
    return out.bytes
  }

  /// Appends the document in UTF-8.
  public func write(to out: inout ByteBuffer) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n" as StaticString)
    for node in prolog { node.write(to: &out) }
    root.write(to: &out)
    for node in epilog { node.write(to: &out) }
  }
}

/// Builds the tree from the scanner's calls.
final class XMLTreeBuilder: XMLSink {
  var root: XMLElement?
  var prolog: [XMLNode] = []
  var epilog: [XMLNode] = []
  private var open: [XMLElement] = []
  private var pending: [UInt8] = []
  private let part: String
  private let limit: Int
  private var nodes = 0

  init(part: String, nodes: Int) {
    self.part = part
    limit = nodes
  }

  override func start(_ token: Int, _ tag: XMLTag) throws {
    flush()
    nodes += 1 + tag.attributeCount
    guard nodes <= limit else {
      throw XMLError(.tooLarge, part: part, line: tag.line, message: "more than \(limit) elements and attributes")
    }
    let element = XMLElement(
      name: tag.qualifiedName, tag: tag.canonicalName, declarations: tag.declarations,
      attributes: (0..<tag.attributeCount).map { tag.attribute(at: $0) }, line: tag.line)
    if let parent = open.last { parent.children.append(.element(element)) } else { root = element }
    open.append(element)
  }

  override func end(_ token: Int) throws {
    flush()
    open.removeLast()
  }

  override func text(_ utf8: Span<UInt8>) throws {
    utf8.withUnsafeBufferPointer { pending.append(contentsOf: $0) }
  }

  override func comment(_ text: String) throws { add(.comment(text)) }

  override func instruction(target: String, data: String) throws { add(.instruction(target: target, data: data)) }

  private func add(_ node: XMLNode) {
    flush()
    if let parent = open.last {
      parent.children.append(node)
    } else if root == nil {
      prolog.append(node)
    } else {
      epilog.append(node)
    }
  }

  private func flush() {
    guard !pending.isEmpty else { return }
    nodes += 1
    open.last?.children.append(.text(String(decoding: pending, as: UTF8.self)))
    pending.removeAll(keepingCapacity: true)
  }
}
