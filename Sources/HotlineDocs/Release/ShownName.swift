import Contract

/// The name of a file as lists, bookmarks and messages show it: people write telephone numbers into names, too.
enum ShownName {
  /// Folder by folder, so that what begins in a folder's name does not hide the file's.
  ///
  /// Nobody's number is let pass here: a list must come out alike whatever the contract allows at the time.
  static func of(_ path: String) -> String {
    let mask = PrivacyMask()
    return path.split(separator: "/", omittingEmptySubsequences: false).map { mask.masked(String($0)) }.joined(separator: "/")
  }
}
