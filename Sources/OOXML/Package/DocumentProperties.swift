/// What a file says about itself. Nobody's name: whoever made it is a company.
public struct DocumentProperties: Hashable, Sendable {
  public var title: String
  public var subject: String
  public var company: String
  /// As BCP 47 has it: "zh-CN".
  public var language: String

  public init(title: String = "", subject: String = "", company: String = "", language: String = "") {
    self.title = title
    self.subject = subject
    self.company = company
    self.language = language
  }
}

extension OfficePackage {
  /// The properties as the file has them.
  public var properties: DocumentProperties {
    get throws {
      var properties = DocumentProperties()
      if let part = try related("", kind: "core-properties") {
        let root = try document(of: part).root
        properties.title = root.first("dc:title")?.text ?? ""
        properties.subject = root.first("dc:subject")?.text ?? ""
        properties.language = root.first("dc:language")?.text ?? ""
      }
      if let part = try related("", kind: "extended-properties") ?? related("", kind: "extendedProperties") {
        properties.company = try document(of: part).root.first("ep:Company")?.text ?? ""
      }
      return properties
    }
  }

  /// Rewrites the properties: these four and nothing else, so no author, no machine, no time stays behind.
  public func setProperties(_ properties: DocumentProperties) throws {
    var core = ByteBuffer()
    core.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n" as StaticString)
    core.append("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"" as StaticString)
    core.append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" as StaticString)
    core.append(element: "dc:title", properties.title)
    core.append(element: "dc:subject", properties.subject)
    core.append(element: "dc:language", properties.language)
    core.append("</cp:coreProperties>" as StaticString)
    try place(
      core.bytes, kind: "core-properties", at: "docProps/core.xml", type: "application/vnd.openxmlformats-package.core-properties+xml")
    var extended = ByteBuffer()
    extended.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n" as StaticString)
    extended.append(
      "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">" as StaticString)
    extended.append(element: "Company", properties.company)
    extended.append("</Properties>" as StaticString)
    try place(
      extended.bytes, kind: "extended-properties", at: "docProps/app.xml",
      type: "application/vnd.openxmlformats-officedocument.extended-properties+xml")
  }

  private func place(_ bytes: [UInt8], kind: String, at part: String, type: String) throws {
    let existing = try related("", kind: kind) ?? (kind == "extended-properties" ? related("", kind: "extendedProperties") : nil)
    set(existing ?? part, bytes, contentType: type)
    if existing == nil { try relate("", to: part, kind: kind) }
  }
}

extension ByteBuffer {
  /// `<name>text</name>`; nothing where the text is empty.
  mutating func append(element name: StaticString, _ text: String) {
    guard !text.isEmpty else { return }
    append(UInt8(0x3C))
    append(name)
    append(UInt8(0x3E))
    append(text: text)
    append("</" as StaticString)
    append(name)
    append(UInt8(0x3E))
  }
}
