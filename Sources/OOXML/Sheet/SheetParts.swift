/// The parts of a workbook's sheets, each of which is one sheet's alone: what would change the one sheet would change another unasked.
public struct SheetParts {
  private let workbook: String
  private var taken: Set<String> = []

  /// - Parameter workbook: the part that names the sheets.
  public init(of workbook: String) { self.workbook = workbook }

  /// Notes the part of a sheet.
  ///
  /// - Throws: `PackageError` when another sheet has it.
  public mutating func take(_ part: String, line: Int) throws(PackageError) {
    guard taken.insert(part).inserted else {
      throw .unexpected(part: workbook, message: "line \(line): two sheets have the part \(part)")
    }
  }
}
