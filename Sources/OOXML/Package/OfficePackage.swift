/// A Word document or a workbook as a package of parts (OPC, ISO/IEC 29500-2).
///
/// Parts are read from the archive when they are asked for. Saving copies every part that was not replaced byte for byte, packed as it was.
public final class OfficePackage {
  /// Makes a part's bytes when the package is saved: for parts too large to be held.
  public typealias Producer = (_ out: PartStream) throws -> Void

  enum Content {
    case packed(ZipEntry)
    case bytes([UInt8])
    case made(PackedPart)
    case produced(Producer)
  }

  let archive: ZipArchive?
  /// Every part in the order in which it is saved; relationship parts among them.
  private(set) var order: [String] = []
  private var contents: [String: Content] = [:]
  /// Name in lower case → name as it is spelled.
  private var spellings: [String: String] = [:]
  public private(set) var contentTypes: ContentTypes
  private var changedTypes = false
  /// The parts that were read as a tree, and so are XML.
  private(set) var parsed: Set<String> = []
  private var relationshipsCache: [String: Relationships] = [:]

  /// An empty package.
  public init() {
    archive = nil
    contentTypes = ContentTypes()
    changedTypes = true
  }

  /// Opens the package at a path.
  ///
  /// - Throws: `ZipError`, `PackageError` or `XMLError`.
  public convenience init(path: String, limits: ZipLimits = .standard) throws {
    try self.init(ZipArchive(path: path, limits: limits))
  }

  /// Opens a package that is in memory.
  public convenience init(bytes: [UInt8], limits: ZipLimits = .standard) throws {
    try self.init(ZipArchive(bytes: bytes, limits: limits))
  }

  private init(_ archive: ZipArchive) throws {
    self.archive = archive
    guard let types = archive.entries.first(where: { $0.name.lowercased() == ContentTypes.partName.lowercased() }) else {
      throw PackageError.notOffice
    }
    contentTypes = try ContentTypes(archive.read(types))
    for entry in archive.entries where !entry.isFolder {
      contents[entry.name] = .packed(entry)
      spellings[entry.name.lowercased()] = entry.name
      if entry.index != types.index { order.append(entry.name) }
    }
  }

  // MARK: Parts

  /// The names of all parts, relationship parts apart, in the order in which they are saved.
  public var parts: [String] { order.filter { PartName.source(ofRelationships: $0) == nil } }

  /// The part's name as it is spelled in this package, whatever case it is asked in; `nil` where there is none.
  public func spelling(of part: String) -> String? {
    contents[part] != nil ? part : spellings[part.lowercased()]
  }

  /// Whether there is such a part.
  public func contains(_ part: String) -> Bool { spelling(of: part) != nil }

  /// The content type, by the part's own entry or its extension; `nil` where there is none.
  public func contentType(of part: String) -> String? { contentTypes.type(of: part) }

  func content(of part: String) throws -> Content {
    guard let name = spelling(of: part), let content = contents[name] else { throw PackageError.noSuchPart(part) }
    return content
  }

  /// How large a part says that it is, where that is known before it is read.
  public func size(of part: String) -> Int? {
    switch try? content(of: part) {
    case .bytes(let bytes): bytes.count
    case .packed(let entry): Int(entry.size)
    case .made(let part): Int(part.entry.size)
    case .produced, nil: nil
    }
  }

  /// The whole of a part.
  public func bytes(of part: String) throws -> [UInt8] {
    switch try content(of: part) {
    case .bytes(let bytes): return bytes
    case .made(let part): return try part.bytes()
    case .packed(let entry):
      guard let archive else { throw PackageError.noSuchPart(part) }
      return try archive.read(entry)
    case .produced(let producer):
      let stream = PartStream()
      try producer(stream)
      return stream.collected
    }
  }

  /// A part as a tree.
  public func document(of part: String) throws -> XMLDocument {
    if case .packed(let entry) = try content(of: part), entry.size > UInt64(XMLLimits.standard.treeBytes) {
      throw XMLError(.tooLarge, part: part, line: 0, message: "\(entry.size) bytes")
    }
    return try document(of: part, bytes(of: part))
  }

  /// The same, of the part's bytes that somebody has already.
  public func document(of part: String, _ bytes: [UInt8]) throws -> XMLDocument {
    let document = try XMLDocument(bytes, part: part)
    parsed.insert(part)
    return document
  }

  /// Reads a part in pieces.
  public func stream(_ part: String, _ receive: (Span<UInt8>) throws -> Void) throws {
    if case .packed(let entry) = try content(of: part), let archive {
      try archive.stream(entry, receive)
    } else {
      let bytes = try bytes(of: part)
      try receive(bytes.span)
    }
  }

  /// Reads a part's XML in pieces through a handler.
  public func scan<Handler: XMLHandler>(_ part: String, _ handler: Handler) throws {
    let scanner = XMLScanner(part: part, handler: handler)
    try stream(part) { try scanner.push($0) }
    try scanner.finish()
  }

  func scan(_ part: String, sink: XMLSink, _ spellings: [String]) throws {
    let scanner = XMLScanner(part: part, sink: sink, spellings: spellings, limits: .standard)
    try stream(part) { try scanner.push($0) }
    try scanner.finish()
  }

  /// Replaces a part, or adds it at the end with its content type.
  public func set(_ part: String, _ bytes: [UInt8], contentType: String? = nil) {
    put(part, .bytes(bytes), contentType)
  }

  /// Replaces a part by a tree, written now.
  public func set(_ part: String, _ document: XMLDocument, contentType: String? = nil) {
    put(part, .bytes(document.bytes), contentType)
  }

  /// Replaces or adds a part that is made, in flat memory, whenever the package is saved.
  public func set(_ part: String, contentType: String? = nil, producer: @escaping Producer) {
    put(part, .produced(producer), contentType)
  }

  /// Replaces or adds a part that is packed already.
  public func set(_ part: PackedPart, contentType: String? = nil) { put(part.entry.name, .made(part), contentType) }

  private func put(_ part: String, _ content: Content, _ contentType: String?) {
    let name = spelling(of: part) ?? part
    if contents.updateValue(content, forKey: name) == nil {
      order.append(name)
      spellings[name.lowercased()] = name
    }
    if let contentType, contentTypes.type(of: name) != contentType {
      contentTypes.set(name, contentType)
      changedTypes = true
    }
  }

  /// Types every part of an extension that its own name does not type.
  public func setDefaultType(_ suffix: String, _ type: String) {
    contentTypes.setDefault(suffix, type)
    changedTypes = true
  }

  /// Removes a part and its own relationships. Relationships that lead to it are the caller's.
  public func remove(_ part: String) {
    for name in [part, PartName.relationships(of: part)] {
      guard let name = spelling(of: name) else { continue }
      contents[name] = nil
      spellings[name.lowercased()] = nil
      order.removeAll { $0 == name }
      if contentTypes.named.contains(where: { $0.lowercased() == name.lowercased() }) {
        contentTypes.remove(name)
        changedTypes = true
      }
    }
    relationshipsCache[part] = nil
  }

  /// Gives a part another name with its content, type and relationships. Its own relative targets are rewritten when the folder changes;
  /// relationships that lead to it are the caller's.
  public func rename(_ part: String, to other: String) throws {
    let content = try content(of: part)
    let type = contentType(of: part)
    var links = try relationships(of: part)
    for index in links.items.indices where !links.items[index].isExternal {
      if let target = PartName.resolve(links.items[index].target, from: part) {
        links.items[index].target = PartName.target(of: target, from: other)
      }
    }
    remove(part)
    put(other, content, type)
    if !links.items.isEmpty { setRelationships(links, of: other) }
  }

  // MARK: Relationships

  /// The relationships of a part, or of the package with "".
  public func relationships(of source: String) throws -> Relationships {
    if let known = relationshipsCache[source] { return known }
    let part = PartName.relationships(of: source)
    let links = contains(part) ? try Relationships(bytes(of: part), part: part) : Relationships()
    relationshipsCache[source] = links
    return links
  }

  /// Replaces the relationships of a part, or of the package with "".
  public func setRelationships(_ relationships: Relationships, of source: String) {
    relationshipsCache[source] = relationships
    setDefaultTypeOfRelationships()
    set(PartName.relationships(of: source), relationships.bytes)
  }

  private func setDefaultTypeOfRelationships() {
    if contentTypes.type(of: "_rels/.rels") == nil {
      setDefaultType("rels", "application/vnd.openxmlformats-package.relationships+xml")
    }
  }

  /// Adds a relationship from a part to another and says its id.
  @discardableResult
  public func relate(_ source: String, to part: String, kind: String) throws -> String {
    var links = try relationships(of: source)
    let id = links.add(kind: kind, target: PartName.target(of: part, from: source))
    setRelationships(links, of: source)
    return id
  }

  /// The part that a relationship means, as it is spelled in this package; `nil` for an external one and where there is none.
  public func target(of relationship: Relationship, from source: String) -> String? {
    guard !relationship.isExternal, let name = PartName.resolve(relationship.target, from: source) else { return nil }
    return spelling(of: name) ?? PercentCoding.decode(name).flatMap { spelling(of: $0) }
  }

  /// The part of a kind that a source is related to.
  public func related(_ source: String, kind: String) throws -> String? {
    try relationships(of: source).first(kind: kind).flatMap { target(of: $0, from: source) }
  }

  // MARK: Saving

  /// Writes the package to a file, which appears complete or not at all.
  ///
  /// `jobs`: threads that compress; the bytes are the same with any number.
  public func save(to path: String, jobs: Int = 2) throws {
    let writer = try ZipWriter(path: path, jobs: jobs)
    try write(to: writer)
    try writer.finish()
  }

  /// The package as a file's bytes.
  public func bytes(jobs: Int = 2) throws -> [UInt8] {
    try ZipWriter.bytes(jobs: jobs) { try write(to: $0) }
  }

  private func write(to writer: ZipWriter) throws {
    if changedTypes || archive == nil {
      try writer.add(ContentTypes.partName, contentTypes.bytes)
    } else if let archive, let entry = archive.entries.first(where: { $0.name.lowercased() == ContentTypes.partName.lowercased() }) {
      try writer.add(raw: entry, archive.readRaw(entry))
    }
    for name in order { try write(name, to: writer) }
  }

  private func write(_ name: String, to writer: ZipWriter) throws {
    switch try content(of: name) {
    case .packed(let entry):
      guard let archive else { throw PackageError.noSuchPart(name) }
      try writer.add(raw: entry, name: name, archive.readRaw(entry))
    case .bytes(let bytes):
      try writer.add(name, bytes, method: Self.isCompressed(name) ? .stored : .deflate)
    case .made(let part): try writer.add(raw: part.entry, name: name, part.packed)
    case .produced(let producer):
      try writer.begin(name)
      try producer(PartStream(writer))
      try writer.end()
    }
  }

  /// Pictures that are compressed by themselves.
  private static func isCompressed(_ name: String) -> Bool { ["png", "jpg", "jpeg", "gif"].contains(PartName.suffix(name)) }
}

/// Where a produced part's bytes go.
public final class PartStream {
  private let writer: ZipWriter?
  private(set) var collected: [UInt8] = []

  init(_ writer: ZipWriter? = nil) { self.writer = writer }

  /// Writes more of the part.
  public func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if let writer { try writer.write(bytes) } else { collected.append(contentsOf: bytes) }
  }

  /// Writes more of the part.
  public func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBufferPointer { try write($0) } }

  /// Takes what the buffer holds.
  public func write(_ buffer: borrowing ByteBuffer) throws { try buffer.withBytes { try write($0) } }
}

/// Percent coding of names in URIs.
public enum PercentCoding {
  /// The decoded name; `nil` where nothing is coded or the coding is broken.
  public static func decode(_ text: String) -> String? {
    guard text.utf8.contains(0x25) else { return nil }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x25 {
        guard index + 2 < bytes.count, let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16) else {
          return nil
        }
        decoded.append(value)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }
}
