import Diagnostics
import Testing

@Suite("The catalogue of findings")
struct CatalogueTests {
  @Test("knows every code once")
  func unique() {
    #expect(Set(FindingKind.all.map(\.code)).count == FindingKind.all.count)
  }

  @Test("states every rule, and shows what breaks it and what does not, in both languages", arguments: FindingKind.all.map(\.code))
  func texts(code: String) throws {
    let kind = try #require(FindingKind.all.first { $0.code == code })
    for text in [kind.rule, kind.bad, kind.good] {
      #expect(!text.zh.isEmpty && !text.en.isEmpty)
    }
    #expect(kind.rule.zh.hasSuffix("。") && kind.rule.en.hasSuffix("."))
    #expect(kind.bad != kind.good)
  }

  @Test("names a clause in words that people know")
  func bases() {
    #expect(FindingKind.recordRequired.basis == Bilingual(zh: "合同第35条", en: "clause 35"))
    #expect(FindingKind.documentMissing.basis?.zh == "合同第16、26条")
    #expect(FindingKind.privacyPhone.basis == Bilingual(zh: "附件 3.2", en: "annex 3.2"))
    #expect(FindingKind.recordValue.basis == nil)
  }
}
