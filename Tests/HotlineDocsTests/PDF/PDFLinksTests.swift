import Foundation
import Testing

@testable import HotlineDocs

@Suite("Links of a bound PDF")
struct PDFLinksTests {
  /// A file of two pages; the first has the links given.
  private func objects(_ links: [[String: Any]], catalog: [String: Any] = [:], named: [String: Any] = [:], offset: Int = 0) throws
    -> PDFObjects
  {
    func reference(_ number: Int) -> String { "\(number + offset) 0 R" }
    var objects: [String: Any] = [
      "trailer": ["value": ["/Root": reference(1)]],
      "obj:\(reference(1))": ["value": catalog.merging(["/Dests": reference(4)]) { $1 }],
      "obj:\(reference(2))": ["value": ["/Annots": links.indices.map { reference(10 + $0) }]],
      "obj:\(reference(3))": ["value": [:] as [String: Any]],
      "obj:\(reference(4))": ["value": named],
    ]
    for (index, link) in links.enumerated() { objects["obj:\(reference(10 + index))"] = ["value": link] }
    let json: [String: Any] = [
      "qpdf": [["maxobjectid": 20 + offset], objects], "pages": [["object": reference(2)], ["object": reference(3)]],
    ]
    return try #require(PDFObjects(json: Array(try JSONSerialization.data(withJSONObject: json))))
  }

  @Test("A link follows its page, a link to another file becomes one within, and one that leads nowhere loses its address")
  func repair() throws {
    let destination = "/" + PDFLinks.Address.destination("工单_1")
    let links: [[String: Any]] = [
      ["/Dest": ["3 0 R", "/XYZ", 1, 2, 0]], ["/A": ["/S": "/URI", "/URI": "u:./b.docx#%E5%B7%A5%E5%8D%95_1"]],
      ["/A": ["/S": "/URI", "/URI": "u:./%E6%97%A0"]], ["/A": ["/S": "/URI", "/URI": "u:https://example.org/"]],
      ["/A": ["/S": "/URI", "/URI": "u:./b.docx#nowhere"]], ["/A": ["/S": "/GoTo", "/D": ["2 0 R", "/Fit"]]],
    ]
    let first = try objects(links)
    let second = try objects([], named: [destination: ["103 0 R", "/XYZ", 5, 6, 0]], offset: 100)
    // Both files one after the other, as qpdf merges them: other numbers, targets gone.
    let json: [String: Any] = [
      "qpdf": [
        ["maxobjectid": 99],
        ["trailer": ["value": [:] as [String: Any]], "obj:50 0 R": ["value": ["/Annots": links.indices.map { "\(60 + $0) 0 R" }]]].merging(
          links.indices.map {
            ("obj:\(60 + $0) 0 R", ["value": links[$0].merging(links[$0]["/Dest"] == nil ? [:] : ["/Dest": [NSNull(), "/XYZ"]]) { $1 }])
          }
        ) { $1 },
      ], "pages": (50..<54).map { ["object": "\($0) 0 R"] },
    ]
    let bound = try #require(PDFObjects(json: Array(try JSONSerialization.data(withJSONObject: json))))
    let changes = PDFLinks(
      parts: [.init(name: "a", start: 0, objects: first), .init(name: "b", start: 2, objects: second)], bound: bound
    ).repaired()
    func change(_ number: Int) -> [String: Any]? { (changes["obj:\(number) 0 R"] as? [String: Any])?["value"] as? [String: Any] }
    func target(_ number: Int) -> String { (change(number)?["/Dest"] as? [Any])?.map { "\($0)" }.joined(separator: " ") ?? "none" }
    #expect(target(60) == "51 0 R /XYZ 1 2 0")
    #expect(target(61) == "53 0 R /XYZ 5 6 0" && change(61)?["/A"] == nil)
    #expect(change(62) != nil && target(62) == "none" && change(62)?["/A"] == nil)
    #expect(change(63) == nil, "an address of the Internet stays")
    #expect(target(64) == "52 0 R /Fit")
    #expect(target(65) == "50 0 R /Fit")
  }

  @Test("Addresses of documents of the folder, and no others")
  func addresses() throws {
    let address = try #require(PDFLinks.Address("u:./01-%E8%BF%90.docx#%E5%B7%A5_Y1"))
    #expect(address.file == "01-运" && address.anchor == "/25E525B725A55FY1")
    #expect(PDFLinks.Address("./a.pdf#25E5")?.anchor == "/25E5")
    #expect(PDFLinks.Address("./02-x.docx")?.anchor == nil)
    for text in ["u:", "", "#", "../a.docx", "x/a.docx", "%E6%97%A0"] { #expect(PDFLinks.Address(text) == nil, "\(text)") }
  }

  @Test(
    "In the copy that becomes a PDF, a place in another document is one in its PDF",
    arguments: [
      ("01-运.docx#工_Y1", "01-运.pdf#25E525B725A55FY1"), ("01-运.docx#%E5%B7%A5_Y1", "01-运.pdf#25E525B725A55FY1"),
      ("04-评.xlsx#明细!A9", "04-评.pdf#25E62598258E25E725BB2586"), ("a.docx", nil), ("a.pdf#b", nil), ("https://a.example/a.docx#b", nil),
    ])
  func copies(text: String, address: String?) { #expect(PDFCopy.address(text) == address) }

  @Test("What is not qpdf's JSON has no objects", arguments: ["", "{", "[]", "{\"qpdf\":[]}", "{\"qpdf\":[{},{}]}", "null"])
  func nonsense(json: String) { #expect(PDFObjects(json: Array(json.utf8)) == nil) }
}
