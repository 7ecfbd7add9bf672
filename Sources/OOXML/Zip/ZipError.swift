/// Why an archive is refused, or could not be read or written.
public enum ZipError: Error, Hashable, Sendable {
  /// An OLE2 compound file: an encrypted workbook or document, or one of the old .xls and .doc.
  case compoundFile
  /// Not a zip archive at all.
  case notZip
  /// The archive's structure contradicts itself or is cut short.
  case damaged(String)
  /// More entries than `ZipLimits.entries`.
  case tooManyEntries(Int)
  /// One entry unpacks to more than `ZipLimits.entryBytes`.
  case entryTooLarge(entry: String, bytes: UInt64)
  /// All entries together unpack to more than `ZipLimits.totalBytes`.
  case tooLarge(bytes: UInt64)
  /// An entry unpacks to more than `ZipLimits.ratio` times its packed size.
  case suspiciousRatio(entry: String, ratio: Int)
  /// Two entries of one name; names that differ in case only count as one, as Windows and OPC have it.
  case duplicateName(String)
  /// A name that leads out of the package (`..`, absolute, drive, backslash) or holds control characters.
  case unsafeName(String)
  case encrypted(entry: String)
  /// Neither stored nor deflated.
  case unsupportedMethod(entry: String, method: Int)
  /// Two entries that share bytes of the archive.
  case overlapping(entry: String, with: String)
  /// What an entry unpacks to is not what its checksum says.
  case checksum(entry: String)
  /// An entry's compressed bytes are not deflate, or its size is not what the directory says.
  case corrupt(entry: String)
  case noSuchEntry(String)
  /// The file system refused; `code` is errno.
  case system(path: String, code: Int32)
  /// A streamed entry beyond what the writer can hold (4 GiB).
  case entryOverflow(String)
}

/// One entry of an archive, as its directory lists it.
public struct ZipEntry: Hashable, Sendable {
  /// How an entry is compressed; others are refused.
  public enum Method: UInt16, Sendable {
    case stored = 0
    case deflate = 8
  }

  public var name: String
  /// Its place in the directory, from 0.
  public var index: Int
  public var size: UInt64
  public var compressedSize: UInt64
  public var crc: UInt32
  public var method: Method
  /// A name that ends in a slash: a folder without content.
  public var isFolder: Bool { name.utf8.last == 0x2F }
}
