import Diagnostics
import Files

/// Where a command works and in which language it speaks.
public struct Workplace: Sendable {
  public var data: String
  public var templates: String
  public var output: String
  public var year: String?
  public var language: Language

  public init(data: String, templates: String, output: String, year: String?, language: Language) {
    self.data = data
    self.templates = templates
    self.output = output
    self.year = year
    self.language = language
  }
}

/// What a run has to say: results for standard output, messages for standard error, and the exit code.
public struct RunResult: Sendable {
  public var output: [UInt8]
  /// What goes to standard output after that, made while it is written.
  public var printout: Printout?
  public var messages: String
  public var status: Int32

  public init(output: [UInt8] = [], messages: String = "", status: Int32 = 0) {
    self.output = output
    self.messages = messages
    self.status = status
  }

  /// Text for standard output; its last line is ended where it is not.
  public init(_ text: String, messages: String = "", status: Int32 = 0) {
    let text = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    self.init(output: Array(text.utf8), messages: messages, status: status)
  }
}

/// Why a run cannot be done at all: one clear line and the specification's exit code.
public struct RunError: Error, Sendable {
  public let status: Int32
  public let message: Bilingual

  public init(_ status: Int32, _ message: Bilingual) {
    self.status = status
    self.message = message
  }

  /// Wrong usage.
  public static func usage(_ message: Bilingual) -> RunError { RunError(64, message) }
  /// The workspace cannot be read at all.
  public static func workspace(_ message: Bilingual) -> RunError { RunError(65, message) }
  /// A fault of the program.
  public static func fault(_ message: Bilingual) -> RunError { RunError(70, message) }

  /// The bytes of a file that a command was given.
  static func reading(_ path: String) throws(RunError) -> [UInt8] {
    do throws(FileError) { return try FileSystem.read(path) } catch { throw .unreadable(error) }
  }

  /// A file that a command was given cannot be read.
  static func unreadable(_ error: FileError) -> RunError {
    .workspace(Bilingual(zh: "不能读取 \(error.path)：\(error.chineseReason)", en: "cannot read \(error.path): \(error.reason)"))
  }

  /// Output cannot be created (73) or written (74).
  public static func output(_ error: FileError, creating: Bool = false) -> RunError {
    RunError(
      creating ? 73 : 74,
      Bilingual(
        zh: "不能写入 \(error.path)：\(error.chineseReason)。原有输出未改动。",
        en: "cannot write \(error.path): \(error.reason). The earlier output is as it was."))
  }
}
