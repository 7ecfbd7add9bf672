import Testing

@testable import OOXML

/// What HOTLINE_DOCS_ZIP_LIMITS can say.
@Suite("Limits of archives")
struct ZipLimitsTests {
  @Test("What is named is set, sizes in MiB; the rest stays")
  func named() {
    let limits = ZipLimits(text: "entries=50000,entry=4096, total = 8192,ratio=1000")
    #expect(limits == ZipLimits(entries: 50_000, entryBytes: 4_096 << 20, totalBytes: 8_192 << 20, ratio: 1_000))
    #expect(ZipLimits(text: "ratio=7") == ZipLimits(ratio: 7))
  }

  @Test(
    "What cannot be understood changes nothing",
    arguments: ["", "entries", "entries=", "entries=0", "entries=-3", "total=1x", "depth=4", ","])
  func unclear(text: String) { #expect(ZipLimits(text: text) == ZipLimits()) }
}
