import Diagnostics
import OOXML

/// Tags in what a template says about itself, which the outermost data fills.
struct PropertyTexts: Sendable {
  private let properties: DocumentProperties
  private let title: TextLine?
  private let subject: TextLine?
  private let company: TextLine?

  init(_ properties: DocumentProperties, file: String, delimiters: Delimiters, in compilation: inout Compilation) {
    func line(_ text: String, _ zh: String, _ en: String) -> TextLine? {
      let site = Site(file: file, words: Bilingual(zh: "文档属性“\(zh)”", en: "document property \(en)"))
      return TextLine(text, at: site, delimiters: delimiters, in: &compilation)
    }
    self.properties = properties
    title = line(properties.title, "标题", "title")
    subject = line(properties.subject, "主题", "subject")
    company = line(properties.company, "单位", "company")
  }

  func filled(_ evaluator: inout Evaluator) -> DocumentProperties {
    DocumentProperties(
      title: title?.text(&evaluator) ?? properties.title, subject: subject?.text(&evaluator) ?? properties.subject,
      company: company?.text(&evaluator) ?? properties.company)
  }

  func lint(_ lint: inout FieldLint) { for line in [title, subject, company] { line?.program.lint(&lint) } }
}
