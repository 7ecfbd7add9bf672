/// Why a package is not one that we read.
public enum PackageError: Error, Hashable, Sendable {
  /// No `[Content_Types].xml`: some other zip file.
  case notOffice
  /// No relationship to a main part, or its part is missing.
  case noMainPart
  case noSuchPart(String)
  /// A relationship names a part that does not exist.
  case brokenRelationship(part: String, id: String, target: String)
  /// A part of a kind that this reader does not know, or a value in it that it cannot take.
  case unexpected(part: String, message: String)
}
