/// A span of time in words.
struct Elapsed {
  let seconds: Int

  var zh: String { text([" 天", " 小时", " 分钟", " 秒"]) }
  var en: String { text([" d", " h", " min", " s"]) }

  private func text(_ units: [String]) -> String {
    let size = abs(seconds)
    let parts = [size / 86_400, size / 3_600 % 24, size / 60 % 60, size % 60]
    let words = zip(parts, units).filter { $0.0 > 0 }.map { "\($0)\($1)" }
    return words.isEmpty ? "0" + units[2] : words.joined(separator: " ")
  }
}
