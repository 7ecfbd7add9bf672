import Diagnostics
import OOXML

/// Placeholder pictures: whole drawings, pictures of a group, and the shapes of old files.
extension WordCompiler {
  /// - Parameter box: what the picture has to fit into, in EMU.
  func emitPicture(_ holder: XMLElement, _ tag: Tag, _ box: (width: Int, height: Int), at site: Site) {
    out.boxes.append(PictureBox(expression: expression(tag, at: site), width: box.width, height: box.height))
    boundPicture = out.boxes.count - 1
    defer { boundPicture = nil }
    special(.picture(out.boxes.count - 1, .check))
    // No picture, no placeholder.
    open(Expression(tag, at: site, in: &compilation))
    for blip in holder.descendants("a:blip") {
      blip["r:link"] = nil
      blip.children = []
    }
    for fill in holder.descendants("pic:blipFill") { if let crop = fill.first("a:srcRect") { fill.remove(crop) } }
    for frame in holder.descendants("pic:spPr") { if let transform = frame.first("a:xfrm") { makeTurnable(transform) } }
    emitGeneric(holder)
    close()
  }

  /// Leaves the attributes that say how a transform turns to the picture that comes.
  private func makeTurnable(_ transform: XMLElement) {
    turns[ObjectIdentifier(transform)] = PictureTurn(transform: transform)
    for name in ["rot", "flipH", "flipV"] { transform[name] = nil }
  }

  static func box(_ extent: XMLElement?) -> (width: Int, height: Int) {
    (extent?["cx"].flatMap { Int($0) } ?? 0, extent?["cy"].flatMap { Int($0) } ?? 0)
  }

  /// A picture that stands in a group with others and has an alternative text of its own; true where it was bound.
  func emitGroupedPicture(_ picture: XMLElement) -> Bool {
    guard boundPicture == nil, let tag = pictureTag(of: picture.first("pic:nvPicPr", "pic:cNvPr"), in: ["descr", "title"]) else {
      return false
    }
    if let place = picture.first("pic:spPr", "a:xfrm", "a:off") { places.insert(ObjectIdentifier(place)) }
    emitPicture(picture, tag, Self.box(picture.first("pic:spPr", "a:xfrm", "a:ext")), at: currentSite(of: picture))
    return true
  }

  /// A shape with a picture as Word wrote it before 2010, and as WPS still does in files that it opened so; true where it was bound.
  func emitOldPicture(_ shape: XMLElement) -> Bool {
    guard boundPicture == nil, shape.first("v:imagedata") != nil, let tag = pictureTag(of: shape, in: ["alt"]) else { return false }
    let style = VMLStyle(shape["style"] ?? "")
    emitPicture(shape, tag, (style.length("width") ?? 0, style.length("height") ?? 0), at: currentSite(of: shape))
    return true
  }

  private func pictureTag(of element: XMLElement?, in names: [String]) -> Tag? {
    for name in names {
      for tag in element?[name].map(tags) ?? [] { if case .picture = tag.kind { return tag } }
    }
    return nil
  }

  /// The style of an old shape, its width and height those of the bound picture.
  func emitStyle(_ style: String, of picture: Int) {
    for (index, piece) in VMLStyle(style).pieces.enumerated() {
      if index > 0 { bytes(";") }
      switch piece.name {
      case "width", "height":
        raw(piece.name + ":")
        special(.picture(picture, piece.name == "width" ? .widthInPoints : .heightInPoints))
        bytes("pt")
      default: attributeText("\(piece.name):\(piece.value)")
      }
    }
    special(.picture(picture, .oldTurn))
  }
}

/// A style of VML: `width:120pt;height:2in`.
struct VMLStyle {
  let pieces: [(name: String, value: String)]

  init(_ text: String) {
    pieces = text.split(separator: ";").compactMap { piece in
      let halves = piece.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      return halves.count == 2 ? (halves[0], halves[1]) : nil
    }
  }

  /// EMU in a unit.
  private static let units: [String: Int] = ["pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, "": 12_700]

  /// A length in EMU; `nil` where there is none, or one in another unit.
  func length(_ name: String) -> Int? {
    guard let value = pieces.first(where: { $0.name == name })?.value else { return nil }
    let digits = value.prefix { $0.isNumber || $0 == "." }
    guard let unit = Self.units[String(value.dropFirst(digits.count))], let number = Number(digits) else { return nil }
    let scale = (0..<min(number.decimals, 6)).reduce(1) { scale, _ in scale * 10 }
    guard number.decimals <= 6, number.unscaled < 1_000_000_000 else { return nil }
    return number.unscaled * unit / scale
  }
}
