import Contract
import Documents
import Files

/// The review.yaml of a cycle: written whole, and an earlier one is never lost.
struct ReviewStore {
  let path: String

  init(folder: String) { path = folder + "/review.yaml" }

  /// Writes a review; an earlier, different one is kept under the first free name review.yaml.1, .2 …
  ///
  /// - Returns: the name under which the earlier one is kept; `nil` where there was none, or the same.
  func keep(_ review: Review) throws(FileError) -> String? {
    let bytes = Array(review.yaml.utf8)
    guard FileSystem.kind(path) != nil else {
      try FileSystem.replace(path, with: bytes)
      return nil
    }
    let earlier = try FileSystem.read(path)
    guard earlier != bytes else { return nil }
    var number = 1
    while FileSystem.kind("\(path).\(number)") != nil { number += 1 }
    try FileSystem.write(earlier, to: "\(path).\(number)")
    do throws(FileError) { try FileSystem.replace(path, with: bytes) } catch {
      try? FileSystem.remove("\(path).\(number)")
      throw error
    }
    return "\(PathName.last(path)).\(number)"
  }
}
