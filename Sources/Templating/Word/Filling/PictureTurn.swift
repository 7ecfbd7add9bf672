import OOXML

/// What has to be done to a picture so that it stands upright: mirrored left to right first, then turned.
///
/// Cameras store what their sensor saw and note how they were held; Word and Excel show the stored picture and heed only the drawing's own
/// turn (ISO/IEC 29500-1, 20.1.7.6).
struct PictureTurn: Sendable, Equatable {
  /// Clockwise, in 60,000ths of a degree, less than a full turn.
  var rotation = 0
  var isMirrored = false

  private static let full = 21_600_000
  private static let quarter = full / 4

  /// Whether what was wide becomes high.
  var isSideways: Bool { rotation % (2 * Self.quarter) == Self.quarter }

  /// The turn of a placeholder, and within it that of its picture.
  func around(_ inner: PictureTurn) -> PictureTurn {
    let sum = isMirrored ? rotation - inner.rotation : rotation + inner.rotation
    return PictureTurn(rotation: (sum % Self.full + Self.full) % Self.full, isMirrored: isMirrored != inner.isMirrored)
  }

  /// A size before or behind the turn.
  func turned(_ size: (width: Int, height: Int)) -> (width: Int, height: Int) { isSideways ? (size.height, size.width) : size }
}

extension PictureTurn {
  /// As a drawing has it.
  init(transform: XMLElement) {
    let isTrue = { (name: String) in ["1", "true", "on"].contains(transform[name] ?? "") }
    let upsideDown = PictureTurn(rotation: isTrue("flipV") ? 2 * Self.quarter : 0, isMirrored: isTrue("flipH") != isTrue("flipV"))
    self = PictureTurn(rotation: transform["rot"].flatMap { Int($0) } ?? 0).around(upsideDown)
  }

  /// Turns what a drawing's transform holds by this, too; its size becomes that of the stored picture, and it begins where the upright one would.
  func set(on transform: XMLElement, shown: (width: Int, height: Int)) {
    let all = PictureTurn(transform: transform).around(self)
    transform["rot"] = all.rotation == 0 ? nil : String(all.rotation)
    transform["flipH"] = all.isMirrored ? "1" : nil
    transform["flipV"] = nil
    let stored = turned(shown)
    transform.first("a:ext")?["cx"] = String(stored.width)
    transform.first("a:ext")?["cy"] = String(stored.height)
    guard isSideways, let place = transform.first("a:off") else { return }
    place["x"] = String((Int(place["x"] ?? "") ?? 0) + (shown.width - stored.width) / 2)
    place["y"] = String((Int(place["y"] ?? "") ?? 0) + (shown.height - stored.height) / 2)
  }

  /// The attributes of a drawing's transform.
  func write(to out: inout ByteBuffer) {
    if rotation != 0 { out.append(attribute: "rot", rotation) }
    if isMirrored { out.append(attribute: "flipH", 1) }
  }

  /// What a style of VML says of it.
  var style: String {
    (rotation == 0 ? "" : ";rotation:\(rotation / 60_000)") + (isMirrored ? ";flip:x" : "")
  }
}

extension PictureTurn {
  /// By the orientation that Exif notes (CIPA DC-008, tag 274); none for a number that it does not have.
  init(exif orientation: Int) {
    let quarters = [0, 0, 0, 2, 2, 3, 1, 1, 3]
    guard quarters.indices.contains(orientation) else { return }
    rotation = quarters[orientation] * Self.quarter
    isMirrored = [2, 4, 5, 7].contains(orientation)
  }

  /// By a segment of a JPEG; `nil` where that is not Exif, or does not say.
  init?(segment: ArraySlice<UInt8>) {
    guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    let tiff = Array(segment.dropFirst(6))
    let isLittle = tiff.starts(with: Array("II".utf8))
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start >= 0, start + count <= tiff.count else { return nil }
      let bytes = tiff[start..<start + count]
      return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard isLittle || tiff.starts(with: Array("MM".utf8)), number(2, 2) == 42, let folder = number(4, 4), let count = number(folder, 2)
    else {
      return nil
    }
    for entry in 0..<count {
      let start = folder + 2 + 12 * entry
      guard let tag = number(start, 2) else { return nil }
      if tag == 274, number(start + 2, 2) == 3, let orientation = number(start + 8, 2) {
        self.init(exif: orientation)
        return
      }
    }
    return nil
  }
}
