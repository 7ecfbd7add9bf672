/// A tag that asks for a value: its name and its filters, found in the registry, and where it stands.
///
/// A class, since a filling passes it along a million times.
public final class Expression: Sendable {
  /// A filter with the argument that the tag gives it.
  public struct BoundFilter: Sendable {
    public let filter: Filter
    public let argument: String?
  }

  public let path: [String]
  public let filters: [BoundFilter]
  /// 可空, 默认 or 序号 is among the filters: the field may have no value.
  public let mayBeBlank: Bool
  /// 换行 is among the filters: a line break of the text breaks the line in the document.
  public let breaksLines: Bool
  public let source: String
  public let site: Site
  public let oddities: [Tag.Oddity]
  /// The number of the first name's cache; the others follow.
  let cache: Int

  public var name: String { path.isEmpty ? "." : path.joined(separator: ".") }

  /// Binds the filters; one that does not exist, or has a wrong argument, is told to the compilation.
  public init(_ tag: Tag, at site: Site, in compilation: inout Compilation) {
    path = tag.path
    source = tag.source
    self.site = site
    oddities = tag.oddities
    cache = compilation.reserveNames(tag.path.count)
    var bound: [BoundFilter] = []
    for call in tag.filters {
      guard let filter = Filter.named(call.name) else {
        compilation.problems.add(.unknownFilter(call.name), source: tag.source, at: site)
        continue
      }
      if let fault = filter.fault(ofArgument: call.argument) {
        compilation.problems.add(.filter(call.name, fault.reason), source: tag.source, at: site)
      }
      bound.append(BoundFilter(filter: filter, argument: call.argument))
    }
    filters = bound
    mayBeBlank = bound.contains { $0.filter.takesBlank }
    breaksLines = bound.contains { $0.filter.name == Filter.lineBreaks.name }
  }
}
