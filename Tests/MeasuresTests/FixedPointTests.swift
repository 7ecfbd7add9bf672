import Measures
import Testing

@Suite("Exact numbers")
struct FixedPointTests {
  @Test("Points read and print in half points")
  func points() {
    #expect(Points("0.5")?.halves == 1)
    #expect(Points("93")?.description == "93")
    #expect(Points("94.50")?.description == "94.5")
    #expect(Points("0.3") == nil)
    #expect(Points("-1.5")?.description == "-1.5")
    #expect(Points("") == nil && Points(".") == nil && Points("1.") == nil)
  }

  @Test("The contract's sums, to the fen")
  func money() throws {
    let annual = try #require(Fen(yuan: "2180000.00"))
    #expect(annual.share(try #require(Percent("22.5%"))).description == "490500.00")
    #expect(annual.grouped == "2,180,000.00")
    for (days, text) in [(1, "6055.56"), (2, "12111.11"), (3, "18166.67"), (10, "60555.56")] {
      #expect(annual.scaled(by: days, over: 360).description == text)
    }
  }
}
