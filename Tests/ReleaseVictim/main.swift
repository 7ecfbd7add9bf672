// Releases generation after generation into one folder until it is killed: what the test of interrupted builds kills.
// Arguments: the folder above, the first generation, and "renames" where the file system is to be one that cannot exchange folders.
import HotlineDocs
import OOXML

let parent = CommandLine.arguments[1]
var generation = Int(CommandLine.arguments[2]) ?? 0
let canExchange = !CommandLine.arguments.contains("renames")
while true {
  generation += 1
  let bytes = Array(repeating: UInt8(truncatingIfNeeded: generation), count: 50_000)
  let names = ["一.docx", "pdf/二.pdf"]
  let sums = Manifest(entries: names.map { .init(name: $0, digest: SHA256.hex(of: bytes)) })
  let folder = try OutputFolder(parent: parent, name: "Q2", canExchange: canExchange)
  try folder.replace(
    with: names.map { OutputFile(name: $0, bytes: bytes) } + [OutputFile(name: "SHA256SUMS", bytes: Array(sums.text.utf8))])
}
