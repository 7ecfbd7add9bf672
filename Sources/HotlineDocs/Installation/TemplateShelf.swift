import Diagnostics
import Files

/// Where templates are looked for: in the workspace first, then among the shipped ones.
public struct TemplateShelf: Sendable {
  /// The workspace's own folder; it need not be there.
  public let own: String
  /// The shipped templates; `nil` where the program stands alone.
  public let shipped: String?

  public init(own: String, shipped: String?) {
    self.own = own
    self.shipped = shipped
  }

  /// The file of a template; `nil` where there is none of that name.
  ///
  /// Whatever has the name in the workspace is taken for the template, so that a folder or a link to nowhere is said and not passed over.
  public func path(of name: String) -> String? {
    [own, shipped].compactMap { $0 }.map { $0 + "/" + name }.first { FileSystem.kind($0) != nil }
  }

  /// Every name that either place has, relative to it, sorted by bytes; lock files of editors and dot files are none.
  public var names: [String] {
    Set(ownNames + shippedNames).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  public var ownNames: [String] { Self.names(in: own) }
  public var shippedNames: [String] { shipped.map(Self.names(in:)) ?? [] }

  private static func names(in folder: String) -> [String] {
    let files = (try? FileSystem.files(below: folder)) ?? []
    return files.filter { name in name.split(separator: "/").allSatisfy { !$0.hasPrefix(".") && !$0.hasPrefix("~$") } }
  }
}

extension Workplace {
  /// The templates that this workplace uses.
  public var templateShelf: TemplateShelf { TemplateShelf(own: templates, shipped: Installation.current?.templates) }
}
