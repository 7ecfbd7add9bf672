import Diagnostics
import Files

extension Workplace {
  /// Makes a change of the ledgers and settings while no other program makes one: each reads what stands there, and writes it anew.
  ///
  /// - Parameter isTrial: nothing will be written, so that nobody has to keep out.
  func alone<Made>(isTrial: Bool, _ change: () throws(RunError) -> Made) throws(RunError) -> Made {
    // Where there is no folder, the change says so itself.
    guard !isTrial, FileSystem.kind(data) == .folder else { return try change() }
    let lock: OutputLock
    do throws(OutputFolder.Refusal) { lock = try OutputLock(data + "/.lock") } catch {
      guard case .file(let error) = error else {
        throw RunError(
          73,
          Bilingual(
            zh: "另一个 accept 或 import 正在写入（\(data)/.lock）。等它结束后再试；没有改动任何文件。",
            en: "another accept or import is writing there (\(data)/.lock); try again when it is done. Nothing was changed."))
      }
      throw .output(error, creating: true)
    }
    defer { withExtendedLifetime(lock) {} }
    return try change()
  }
}
