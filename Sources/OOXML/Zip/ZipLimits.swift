#if canImport(Glibc)
  import Glibc
#endif

/// Guards of a reader against hostile archives. A workbook of a million rows and a document of a hundred thousand tickets stay well within.
public struct ZipLimits: Sendable, Equatable {
  public var entries: Int
  /// Unpacked bytes of one entry.
  public var entryBytes: UInt64
  /// Unpacked bytes of all entries.
  public var totalBytes: UInt64
  /// Unpacked over packed size of one entry. Deflate ends at 1032; sheets of equal rows come near 100.
  public var ratio: Int
  /// Entries that unpack to less than this are not judged by their ratio.
  public var ratioFloor: UInt64

  public init(
    entries: Int = 20_000, entryBytes: UInt64 = 1 << 30, totalBytes: UInt64 = 2 << 30, ratio: Int = 250, ratioFloor: UInt64 = 8 << 20
  ) {
    self.entries = entries
    self.entryBytes = entryBytes
    self.totalBytes = totalBytes
    self.ratio = ratio
    self.ratioFloor = ratioFloor
  }

  /// The environment variable that sets other limits: `entries=50000,entry=4096,total=8192,ratio=1000`, sizes in MiB; what is not named stays.
  public static let variable = "HOTLINE_DOCS_ZIP_LIMITS"

  /// The limits of this process.
  public static let standard = getenv(variable).map { ZipLimits(text: String(cString: $0)) } ?? ZipLimits()

  /// Of what this program has just written itself, as large as the format allows.
  public static let own = ZipLimits(entryBytes: .max, totalBytes: .max, ratio: .max)

  /// Reads what ``variable`` says; a part that cannot be understood changes nothing.
  init(text: String) {
    self.init()
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=")
      guard pair.count == 2, let value = Int(pair[1].drop { $0 == " " }), value > 0, value < 1 << 40 else { continue }
      switch pair[0].split(separator: " ").joined() {
      case "entries": entries = value
      case "entry": entryBytes = UInt64(value) << 20
      case "total": totalBytes = UInt64(value) << 20
      case "ratio": ratio = value
      default: continue
      }
    }
  }
}
