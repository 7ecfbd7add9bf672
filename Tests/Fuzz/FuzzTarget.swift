/// A door of the program by which bytes from other people's machines come in, opened with any bytes whatever.
///
/// A target returns for every input, refused or not, in bounded time and memory; a trap is a bug, and so is a broken promise that it checks.
/// The fuzzer (`.fuzz/run TARGET SECONDS`) makes bytes up; the tests try the seeds and everything that the fuzzer ever found.
struct FuzzTarget: Sendable {
  let name: String
  let run: @Sendable ([UInt8]) -> Void

  static let all: [FuzzTarget] = [csv, workbook, word, sheet, tags, settings, form, formula, json]
}
