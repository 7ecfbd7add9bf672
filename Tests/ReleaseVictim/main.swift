// Releases generation after generation into one folder until it is killed: what the test of interrupted builds kills.
import HotlineDocs

let parent = CommandLine.arguments[1]
var generation = Int(CommandLine.arguments[2]) ?? 0
while true {
  generation += 1
  let folder = try OutputFolder(parent: parent, name: "Q2")
  try folder.replace(
    with: ["一.docx", "二.xlsx", "SHA256SUMS"].map {
      OutputFile(name: $0, bytes: Array(repeating: UInt8(truncatingIfNeeded: generation), count: 50_000))
    })
}
