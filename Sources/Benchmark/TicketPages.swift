import OOXML
import Templating

/// The tickets of the peers as pages: a heading, a table of twelve rows, a line to sign, a page break.
enum TicketPages {
  static func template() throws -> WordTemplate {
    let package = OfficePackage()
    try package.relate("", to: "word/document.xml", kind: "officeDocument")
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    package.set("word/document.xml", Array(document.utf8), contentType: kind + "document.main+xml")
    package.set("word/styles.xml", Array(styles.utf8), contentType: kind + "styles+xml")
    try package.relate("word/document.xml", to: "word/styles.xml", kind: "styles")
    return try WordTemplate(package.bytes(), name: "tickets.docx")
  }

  private static let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"

  private static let styles =
    head + "<w:styles \(namespace)><w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>"
    + "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/></w:style></w:styles>"

  private static func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p>\(properties)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  private static func cell(_ text: String) -> String {
    "<w:tc><w:tcPr><w:tcW w:type=\"dxa\" w:w=\"4320\"/></w:tcPr>\(paragraph(text))</w:tc>"
  }

  private static let document: String = {
    let rows = zip(PeerTicket.headers, PeerTicket.tags).map { "<w:tr>\(cell($0))\(cell($1))</w:tr>" }.joined()
    let table =
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:type=\"auto\" w:w=\"0\"/></w:tblPr><w:tblGrid>"
      + "<w:gridCol w:w=\"4320\"/><w:gridCol w:w=\"4320\"/></w:tblGrid>\(rows)</w:tbl>"
    return head + "<w:document \(namespace)><w:body>" + paragraph("{{#工单}}")
      + paragraph("运维服务单", "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>") + table + paragraph("甲方确认签字：　　　　　　　　日期：")
      + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + paragraph("{{/工单}}") + "<w:sectPr/></w:body></w:document>"
  }()
}
