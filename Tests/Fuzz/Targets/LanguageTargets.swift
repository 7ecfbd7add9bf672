import OOXML

@testable import Templating

extension FuzzTarget {
  /// A formula of a workbook: what is scanned prints back as it was.
  static let formula = FuzzTarget(name: "formula") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    guard let formula = try? Formula(text) else { return }
    precondition(formula.text == text, "the formula does not print back")
  }

  /// JSON data of `template render`.
  static let json = FuzzTarget(name: "json") { _ = try? JSONReader.read($0) }
}
