/// A structural check of a package before it is released: what makes Word or Excel say "unreadable content", or lose something in silence.
///
/// Parts are read in flat memory, so check the file that was saved rather than a package with parts still to be made.
public struct PackageCheck {
  /// One thing that is wrong.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: String, Hashable, Sendable {
      /// Not XML.
      case malformed
      /// A part without a content type, or a type for a part that is missing.
      case untyped
      /// A relationship, or a reference to one, that leads nowhere.
      case relationship
      /// Two things with one id or name.
      case duplicate
      /// A style, shared string, comment or note that does not exist.
      case reference
      /// Elements in an order, or a place, that the schema does not allow.
      case order
      /// A tag of the template that was not filled.
      case tag
    }

    public var kind: Kind
    public var part: String
    /// From 1; 0 where the problem is the part's as a whole.
    public var line: Int
    public var message: String

    public init(kind: Kind, part: String, line: Int, message: String) {
      (self.kind, self.part, self.line, self.message) = (kind, part, line, message)
    }

    public var description: String { "\(part):\(line): \(message)" }
  }

  /// More problems than this are not told apart any more; one is enough to hold a file back.
  public static let most = 200

  private let package: OfficePackage
  private let delimiters: [[UInt8]]
  private var problems: [Problem] = []

  /// `delimiters`: what no text may hold any more; an empty list leaves text alone.
  public static func problems(of package: OfficePackage, delimiters: [String] = ["{{", "}}"]) -> [Problem] {
    var check = PackageCheck(package: package, delimiters: delimiters.map { Array($0.utf8) })
    check.checkTypes()
    check.checkRelationships()
    check.checkParts()
    return check.problems
  }

  private init(package: OfficePackage, delimiters: [[UInt8]]) {
    self.package = package
    self.delimiters = delimiters
  }

  private mutating func add(_ kind: Problem.Kind, _ part: String, _ line: Int, _ message: String) {
    if problems.count < Self.most { problems.append(Problem(kind: kind, part: part, line: line, message: message)) }
  }

  // MARK: Package

  private mutating func checkTypes() {
    for part in package.order where package.contentType(of: part) == nil { add(.untyped, part, 0, "no content type") }
    for part in package.contentTypes.named where !package.contains(part) {
      add(.untyped, part, 0, "has a content type and does not exist")
    }
  }

  private mutating func checkRelationships() {
    for part in [""] + package.order {
      guard let source = part.isEmpty ? "" : PartName.source(ofRelationships: part) else { continue }
      if !source.isEmpty, !package.contains(source) { add(.relationship, part, 0, "relationships of a part that does not exist") }
      do {
        for link in try package.relationships(of: source).items
        where !link.isExternal && link.target != "NULL" && !link.target.hasPrefix("#") {
          if package.target(of: link, from: source) == nil {
            add(.relationship, source, 0, "relationship \(link.id) leads to \(link.target), which does not exist")
          }
        }
      } catch { add(.malformed, part, 0, "\(error)") }
    }
    if (try? package.mainPart) == nil { add(.relationship, "", 0, "no main part") }
  }

  // MARK: Parts

  private mutating func checkParts() {
    var context = CheckContext()
    context.collect(from: package)
    for part in package.order where Self.isXML(part, package.contentType(of: part)) {
      let links = (try? package.relationships(of: part)) ?? Relationships()
      func sink() -> CheckSink { CheckSink(part: part, links: links, context, delimiters) }
      let look = sink()
      if PlainScanner.isPlain(part, of: package, sink: look), look.problems.isEmpty { continue }
      let sink = sink()
      do {
        try package.scan(part, sink: sink, CheckSink.vocabulary)
      } catch let error as XMLError {
        sink.add(.malformed, error.line, error.message)
      } catch { sink.add(.malformed, 0, "\(error)") }
      for problem in sink.problems { add(problem.kind, problem.part, problem.line, problem.message) }
    }
  }

  /// VML is left out: Office reads it leniently, and it is never made from a template's tags.
  private static func isXML(_ part: String, _ type: String?) -> Bool {
    guard let type = type?.lowercased() else { return PartName.suffix(part) == "xml" }
    return (type.hasSuffix("+xml") || type.hasSuffix("/xml")) && !part.lowercased().hasPrefix("customxml/")
  }
}

/// What parts refer to in other parts.
struct CheckContext {
  /// Ids of styles; `nil` where there is no styles part.
  var styles: Set<String>?
  var comments: Set<String> = []
  var footnotes: Set<String> = []
  var endnotes: Set<String> = []
  var cellFormats = 0
  var sharedStrings = 0

  /// Gathers them; what cannot be read is reported by the part's own check.
  mutating func collect(from package: OfficePackage) {
    guard let main = try? package.mainPart, let kind = try? package.kind else { return }
    func ids(_ kind: String, _ element: String, _ attribute: String) -> Set<String>? {
      guard let part = try? package.related(main, kind: kind) else { return nil }
      let sink = IdSink()
      guard (try? package.scan(part, sink: sink, [element, attribute])) != nil else { return nil }
      return sink.ids
    }
    if kind == .document {
      styles = ids("styles", "w:style", "w:styleId")
      comments = ids("comments", "w:comment", "w:id") ?? []
      footnotes = ids("footnotes", "w:footnote", "w:id") ?? []
      endnotes = ids("endnotes", "w:endnote", "w:id") ?? []
    } else if kind == .workbook {
      if let part = try? package.related(main, kind: "styles"), let root = try? package.document(of: part).root {
        cellFormats = root.first("x:cellXfs")?.all("x:xf").count ?? 0
      }
      if let part = try? package.related(main, kind: "sharedStrings") {
        sharedStrings = (try? SharedStrings.read(package, part: part).count) ?? 0
      }
    }
  }
}

/// The values of one attribute of one element: the first two names of its vocabulary.
private final class IdSink: XMLSink {
  private(set) var ids: Set<String> = []

  override func start(_ token: Int, _ tag: XMLTag) {
    if token == 0, let id = tag.bytes(of: 1) { ids.insert(String(decoding: id, as: UTF8.self)) }
  }
}
