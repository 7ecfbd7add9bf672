import Diagnostics
import OOXML

/// What a document would fetch or open from elsewhere: a picture on a server, an attached template, another workbook, a web page.
///
/// A document that goes to the office links to the files beside it, and to nothing else.
struct OutwardLink {
  let target: String

  static func all(of package: OfficePackage) throws -> [OutwardLink] {
    try ([""] + package.parts).flatMap { part in
      try package.relationships(of: part).items.filter { $0.isExternal && !isBeside($0) }.map { OutwardLink(target: $0.target) }
    }
  }

  /// Whether a relationship is a hyperlink to a file of the same folder: neither a scheme nor a way elsewhere.
  private static func isBeside(_ link: Relationship) -> Bool {
    let file = link.target.prefix { $0 != "#" }.lowercased()
    return link.kind == "hyperlink" && !file.contains { ":/\\".contains($0) } && !["%2f", "%3a", "%5c"].contains { file.contains($0) }
  }

  func refusal(in template: String) -> Finding {
    Finding(
      .templateUnsupported, at: Place(file: template), value: target,
      message: Bilingual(
        zh: "\(template)：填好的文件会引用外面的 \(target)", en: "\(template): the filled document would refer to \(target), outside its folder"),
      hint: Bilingual(zh: "图片请嵌入模板；链接只能指向同一文件夹里的文件", en: "embed the picture; link to nothing but files of the same folder"))
  }
}
