import Diagnostics
import Testing

@Suite("The catalogue of findings")
struct CatalogueTests {
  @Test("knows every code once")
  func unique() {
    #expect(Set(FindingKind.all.map(\.code)).count == FindingKind.all.count)
  }
}
