import Diagnostics

/// Why JSON data cannot be read, and where.
public struct JSONFault: Error, Sendable {
  public let line: Int
  public let column: Int
  public let reason: Bilingual

  public var message: Bilingual {
    Bilingual(zh: "第\(line)行第\(column)列: \(reason.zh)", en: "line \(line), column \(column): \(reason.en)")
  }
}
