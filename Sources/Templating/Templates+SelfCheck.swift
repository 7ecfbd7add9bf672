import OOXML

extension Templates {
  /// What is wrong with a filled file that was not wrong with its template: the check before it is released.
  ///
  /// What data says may look like a tag; so a tag is left over only where a part is still as the template has it.
  ///
  /// - Returns: nothing for a plain text.
  public static func damage(of filled: [UInt8], from template: [UInt8], name: String, delimiters: Delimiters = .standard) throws
    -> [PackageCheck.Problem]
  {
    guard ["docx", "xlsx"].contains(PartName.suffix(name)) else { return [] }
    return try damage(of: OfficePackage(bytes: filled, limits: .own), from: template, delimiters: delimiters)
  }

  /// The same of a package, which may be a file that is too large to be held.
  public static func damage(of after: OfficePackage, from template: [UInt8], delimiters: Delimiters = .standard) throws
    -> [PackageCheck.Problem]
  {
    let before = try OfficePackage(bytes: template)
    let found = PackageCheck.problems(of: after, delimiters: [delimiters.open, delimiters.close])
    guard !found.isEmpty else { return [] }
    var known: [String: Int] = [:]
    for problem in PackageCheck.problems(of: before, delimiters: []) { known[problem.kindAndMessage, default: 0] += 1 }
    return found.filter { problem in
      if problem.kind == .tag { return isUntouched(problem.part, after, before) }
      // The template's own faults are its author's, and Office lives with them.
      known[problem.kindAndMessage, default: 0] -= 1
      return known[problem.kindAndMessage, default: 0] < 0
    }
  }

  /// Building blocks are what somebody may insert one day, and no text of the document.
  private static func isUntouched(_ part: String, _ after: OfficePackage, _ before: OfficePackage) -> Bool {
    guard !part.split(separator: "/").contains("glossary"), before.contains(part) else { return false }
    return (try? after.bytes(of: part) == before.bytes(of: part)) ?? false
  }
}

extension PackageCheck.Problem {
  fileprivate var kindAndMessage: String { "\(kind.rawValue) \(message)" }
}
