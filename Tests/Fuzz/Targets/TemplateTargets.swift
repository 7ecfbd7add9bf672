import OOXML
import Templating

extension FuzzTarget {
  /// A Word template, linted and filled.
  static let word = FuzzTarget(name: "word") { fill(PartsFile.archive($0), name: "模板.docx") }

  /// A workbook template, linted and filled.
  static let sheet = FuzzTarget(name: "sheet") { fill(PartsFile.archive($0), name: "模板.xlsx") }

  /// A text template: the tag language alone.
  static let tags = FuzzTarget(name: "tags") { fill($0, name: "模板.txt") }

  private static func fill(_ bytes: [UInt8], name: String) {
    _ = Templates.lint(bytes, name: name, fields: data.shape)
    guard let template = try? Templates.open(bytes, name: name) else { return }
    for lenient in [false, true] {
      // The template is its own partial, which must end.
      guard let filled = try? template.render(data.value, options: FillOptions(lenient: lenient), partials: { _ in bytes }) else {
        continue
      }
      if !name.hasSuffix(".txt") { check(filled, of: bytes) }
    }
  }

  /// What was filled is a package that can be read, in which every part is XML if it was before.
  private static func check(_ filled: [UInt8], of template: [UInt8]) {
    guard let package = try? OfficePackage(bytes: filled) else { preconditionFailure("the filled package cannot be read") }
    let problems = PackageCheck.problems(of: package)
    guard !problems.isEmpty, let original = try? OfficePackage(bytes: template) else { return }
    let before = PackageCheck.problems(of: original)
    precondition(!before.isEmpty, "filling broke the package: \(problems[0])")
  }

  private static let data: (value: Value, shape: Shape?) = {
    let text = """
      {"a": 1, "b": "二 <&>\\n=1+1", "c": [{"d": "1.50", "e": ["x", "y"], "f": true, "date": "2026-03-09"},
       {"d": "-2", "e": [], "f": false, "date": "2026-02-28T23:59:59"}], "g": null, "h": {"i": {"j": "深"}}, "图": {"categories": ["1月", "2月"],
       "series": [{"name": "数", "values": [1, 2]}]}, "list": [1, 2, 3], "big": 123456789012345678901234567890, "工单": [{"编号": "YW-1", "级别": "一般"}]}
      """
    guard let value = try? JSONReader.read(Array(text.utf8)) else { preconditionFailure("the data is no JSON") }
    if case .object(let object) = value { return (value, object.shape) }
    return (value, nil)
  }()
}
