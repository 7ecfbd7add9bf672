import Assessment
import Contract
import Measures
import Testing

@Suite("Bands")
struct BandTests {
  @Test(
    "The annex's boundaries",
    arguments: [
      ("100", Band.full), ("95.5", .full), ("95", .minus10), ("80.5", .minus10), ("80", .minus10), ("79.5", .minus20), ("60", .minus20),
      ("59.5", .suspended), ("0", .suspended), ("-10", .suspended),
    ])
  func boundaries(total: String, band: Band) throws {
    #expect(Band(total: try #require(Points(total)), policies: Policies()) == band)
  }

  @Test("What falls on the boundary is a policy")
  func policy() {
    let other = policies {
      $0.boundary95 = .full
      $0.boundary80 = .minus20
      $0.boundary60 = .suspended
    }
    #expect([95, 80, 60].map { Band(total: Points($0), policies: other) } == [.full, .minus20, .suspended])
    #expect([95, 80, 60].map { Band.isBoundary(Points($0)) } == [true, true, true])
    #expect(!Band.isBoundary(Points(halves: 189)))
  }
}
