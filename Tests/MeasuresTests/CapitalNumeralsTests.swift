import Measures
import TestSupport
import Testing

@Suite("Capital numerals")
struct CapitalNumeralsTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let amount: Fen
    let canonical: String
    let variants: [String]
    var testDescription: String { amount.description }
  }

  static let vectors: [Vector] = capitalVectors.split(separator: "\n").compactMap { line in
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    guard cells.count == 3, let amount = Fen(yuan: cells[0]) else { return nil }
    let variants = cells[2].split(separator: "|").map { $0.filter { $0 != " " } }
    return Vector(amount: amount, canonical: String(cells[1]), variants: variants)
  }

  @Test("All seventy vectors are read")
  func complete() { #expect(Self.vectors.count == 70) }

  @Test("Written canonically, and every admitted form read back", arguments: vectors)
  func vector(vector: Vector) {
    #expect(CapitalNumerals.text(vector.amount) == vector.canonical)
    #expect(CapitalNumerals.amount(vector.canonical) == vector.amount)
    for variant in vector.variants {
      #expect(CapitalNumerals.amount(variant) == vector.amount, "\(variant)")
      #expect(CapitalNumerals.amount("人民币" + variant) == vector.amount, "\(variant)")
    }
  }

  @Test("A negative amount has no such form")
  func negative() { #expect(CapitalNumerals.text(Fen(-218_000)) == nil) }

  @Test(
    "Other characters that the rules admit",
    arguments: ["壹佰圆整", "壹佰元正", "人民币 壹佰圓正"])
  func alternatives(text: String) { #expect(CapitalNumerals.amount(text) == Fen(10_000)) }

  @Test(
    "What is no such form",
    arguments: [
      "", "人民币", "元", "壹佰", "壹佰元", "壹佰元零整", "零", "负壹元整", "壹佰元伍分", "壹亿伍仟元整", "拾元整", "零元伍角", "壹元零壹角", "壹万伍佰元整", "100元整",
      "玖亿亿亿元整", "壹元整整", "壹壹元整", "壹元整壹分",
    ])
  func refused(text: String) { #expect(CapitalNumerals.amount(text) == nil) }

  @Test("Ten thousand amounts come back", arguments: [UInt64(20_260_603)])
  func roundTrip(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<10_000 {
      let amount = Fen(Int(random.next() >> (random.next() % 56 + 8)))
      guard let text = CapitalNumerals.text(amount) else {
        Issue.record("seed \(seed): \(amount) has no form")
        continue
      }
      #expect(CapitalNumerals.amount(text) == amount, "seed \(seed): \(text)")
    }
  }
}
