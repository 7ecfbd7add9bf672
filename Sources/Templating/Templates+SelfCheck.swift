import Diagnostics
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
    let left = tagsLeft(in: after, before, delimiters)
    guard !found.isEmpty else { return left }
    var known: [String: Int] = [:]
    for problem in PackageCheck.problems(of: before, delimiters: []) { known[problem.kindAndMessage, default: 0] += 1 }
    return left
      + found.filter { problem in
        if problem.kind == .tag { return isUntouched(problem.part, after, before) }
        // The template's own faults are its author's, and Office lives with them.
        known[problem.kindAndMessage, default: 0] -= 1
        return known[problem.kindAndMessage, default: 0] < 0
      }
  }

  /// Tags that are no text of an element: in attributes, addresses, web pages, files within the file.
  private static func tagsLeft(in after: OfficePackage, _ before: OfficePackage, _ delimiters: Delimiters) -> [PackageCheck.Problem] {
    var problems = Problems()
    TagsLeft(at: Site(file: "", words: Bilingual(zh: "", en: "")), delimiters)
      .look(in: before, fills: { !isSame($0, after, before) }, &problems)
    return problems.notes.map { note in
      PackageCheck.Problem(kind: .tag, part: note.site.words.en, line: 0, message: "\(note.source) is left over")
    }
  }

  private static func isSame(_ part: String, _ after: OfficePackage, _ before: OfficePackage) -> Bool {
    guard before.contains(part), after.contains(part), before.size(of: part) == after.size(of: part) else { return false }
    return (try? after.bytes(of: part) == before.bytes(of: part)) ?? false
  }

  /// Building blocks are what somebody may insert one day, and no text of the document.
  private static func isUntouched(_ part: String, _ after: OfficePackage, _ before: OfficePackage) -> Bool {
    !part.split(separator: "/").contains("glossary") && isSame(part, after, before)
  }
}

extension PackageCheck.Problem {
  fileprivate var kindAndMessage: String { "\(kind.rawValue) \(message)" }
}
