/// Pages that hold nothing but their number, to be laid over the documents' own: "17 / 318" in the upper right corner.
enum PageNumbers {
  static func pdf(_ sizes: [PDFOutline.Size]) -> [UInt8] {
    var objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    var kids = ""
    for (index, size) in sizes.enumerated() {
      let text = "\(index + 1) / \(sizes.count)"
      // 20 mm from the right, 12 mm from the top; a digit of 8-point Helvetica is 4.45 points wide.
      let left = size.width - 57 - text.utf8.count * 9 / 2
      let drawing = "BT /F 8 Tf 0.4 g \(left) \(size.height - 34) Td (\(text)) Tj ET"
      kids += "\(objects.count + 1) 0 R "
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(size.width) \(size.height)]/Resources<</Font<</F 3 0 R>>>>/Contents \(objects.count + 2) 0 R>>"
      )
      objects.append("<</Length \(drawing.utf8.count)>>stream\n\(drawing)\nendstream")
    }
    objects[1] = "<</Type/Pages/Count \(sizes.count)/Kids[\(kids)]>>"
    return file(objects)
  }

  private static func file(_ objects: [String]) -> [UInt8] {
    var bytes = Array("%PDF-1.4\n".utf8)
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let table = bytes.count
    bytes += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for place in places {
      let digits = String(place)
      bytes += Array((String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n").utf8)
    }
    return bytes + Array("trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n".utf8)
  }
}
