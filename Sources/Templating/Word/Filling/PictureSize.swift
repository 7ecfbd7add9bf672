import OOXML

/// What the head of a picture file says: kind, size in pixels as it is shown, and how it comes to be upright.
public struct PictureSize {
  enum Format: String {
    case png, jpeg
    var contentType: String { "image/\(rawValue)" }
  }

  let format: Format
  let width: Int
  let height: Int
  let turn: PictureTurn

  /// `nil` for anything but a PNG or JPEG that is there to its end, with a size that is not zero.
  public init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), Self.isWhole(png: bytes) {
      self.init(.png, Self.big(bytes, 16, 4), Self.big(bytes, 20, 4))
    } else if bytes.starts(with: [0xFF, 0xD8]), let (width, height, turn) = Self.jpeg(bytes) {
      self.init(.jpeg, width, height, turn)
    } else {
      return nil
    }
  }

  private init?(_ format: Format, _ width: Int, _ height: Int, _ turn: PictureTurn = PictureTurn()) {
    guard (1...100_000).contains(width), (1...100_000).contains(height) else { return nil }
    (self.format, self.turn) = (format, turn)
    (self.width, self.height) = turn.turned((width, height))
  }

  /// As large as the box allows, the aspect kept.
  public func fitted(into box: (width: Int, height: Int)) -> (width: Int, height: Int) {
    guard box.width > 0, box.height > 0 else { return (width * 9_525, height * 9_525) }
    if width * box.height > height * box.width { return (box.width, max(1, height * box.width / width)) }
    return (max(1, width * box.height / height), box.height)
  }

  private static func big(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Whether its chunks go on to the last one, data among them.
  private static func isWhole(png bytes: [UInt8]) -> Bool {
    var position = 8
    var hasData = false
    while position + 12 <= bytes.count {
      let end = position + 12 + big(bytes, position, 4)
      guard end <= bytes.count, position > 8 || end == 33 else { return false }
      switch String(decoding: bytes[position + 4..<position + 8], as: UTF8.self) {
      case "IDAT": hasData = true
      case "IEND": return hasData
      default: break
      }
      position = end
    }
    return false
  }

  /// The size stands in the frame header, behind other segments; the picture ends with a mark of its own.
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int, PictureTurn)? {
    var position = 2
    var size: (Int, Int)?
    var turn: PictureTurn?
    while position + 9 < bytes.count {
      guard bytes[position] == 0xFF else { return nil }
      let marker = bytes[position + 1]
      if marker == 0xFF {
        position += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        size = (big(bytes, position + 7, 2), big(bytes, position + 5, 2))
      }
      // The scan: small pictures within other segments have an end of their own, which does not count.
      if marker == 0xDA {
        guard let size, bytes.firstRange(ofBytes: [0xFF, 0xD9], from: position) != nil else { return nil }
        return (size.0, size.1, turn ?? PictureTurn())
      }
      if (0xD0...0xD9).contains(marker) || marker == 0x01 {
        position += 2
      } else {
        let end = position + 2 + big(bytes, position + 2, 2)
        if marker == 0xE1, turn == nil, position + 4 <= end, end <= bytes.count { turn = PictureTurn(segment: bytes[(position + 4)..<end]) }
        position = end
      }
    }
    return nil
  }
}

extension Picture {
  /// A picture, or the text `data:image/png;base64,…` that stands for one in JSON.
  init?(_ value: Value) {
    switch value {
    case .picture(let picture): self = picture
    case .text(let text):
      guard text.hasPrefix("data:image/"), let comma = text.firstIndex(of: ","), text[..<comma].hasSuffix(";base64"),
        let bytes = Base64.decode(text[text.index(after: comma)...])
      else { return nil }
      self.init(bytes: bytes, description: "")
    default: return nil
    }
  }
}

enum Base64 {
  /// `nil` for anything that is no Base64 (RFC 4648, section 4).
  static func decode(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in text.utf8 {
      let value: Int
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte) - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte) - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) + 4
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="), 0x0A, 0x0D: continue
      default: return nil
      }
      (bits, count) = ((bits << 6 | value) & 0xFFFF, count + 6)
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bytes
  }
}

/// The markup of a picture in a line of text.
enum InlinePicture {
  /// - Parameter size: of the picture as it is stored.
  static func write(
    _ relationship: String, _ size: (width: Int, height: Int), _ turn: PictureTurn, _ description: String, number: Int,
    to out: inout ByteBuffer
  ) {
    func extent(_ name: StaticString) {
      out.append(name)
      out.append(attribute: "cx", size.width)
      out.append(attribute: "cy", size.height)
      out.append("/>" as StaticString)
    }
    out.append("<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">" as StaticString)
    extent("<wp:extent")
    out.append("<wp:docPr" as StaticString)
    out.append(attribute: "id", number)
    out.append(attribute: "name", "图片 \(number)")
    out.append(attribute: "descr", description)
    out.append("/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">" as StaticString)
    out.append("<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">" as StaticString)
    out.append(
      "<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"0\"" as StaticString)
    out.append(attribute: "name", "图片 \(number)")
    out.append("/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip" as StaticString)
    out.append(attribute: "r:embed", relationship)
    out.append("/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm" as StaticString)
    turn.write(to: &out)
    out.append("><a:off x=\"0\" y=\"0\"/>" as StaticString)
    extent("<a:ext")
    out.append("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>" as StaticString)
    out.append("</a:graphicData></a:graphic></wp:inline></w:drawing>" as StaticString)
  }
}
