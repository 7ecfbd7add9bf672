import CDeflate
import Foundation
import OOXML

/// What no program can do without on the same bytes: nothing of ours is in it but taking the parts out of their files.
enum Floor {
  /// libdeflate at level 6 in chunks of 1 MiB on one processor; the seconds are the compression's alone.
  static func compress(_ files: [String]) throws -> [(String, Double)] {
    guard let compressor = libdeflate_alloc_compressor(6) else { throw Child.Failure(description: "no memory to compress") }
    defer { libdeflate_free_compressor(compressor) }
    let room = libdeflate_deflate_compress_bound(compressor, chunk)
    let target = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 1)
    defer { target.deallocate() }
    var (seconds, count, packed) = (0.0, 0, 0)
    var waiting: [UInt8] = []
    func flush() {
      let start = ContinuousClock.now
      packed += waiting.withUnsafeBytes { libdeflate_deflate_compress(compressor, $0.baseAddress, $0.count, target, room) }
      seconds += (ContinuousClock.now - start).seconds
      count += waiting.count
      waiting.removeAll(keepingCapacity: true)
    }
    try parts(of: files) { piece in
      piece.withUnsafeBufferPointer { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
          let taken = rest.prefix(chunk - waiting.count)
          waiting.append(contentsOf: taken)
          rest = rest.dropFirst(taken.count)
          if waiting.count == chunk { flush() }
        }
      }
    } end: {
      if !waiting.isEmpty { flush() }
    }
    return [("seconds", seconds), ("bytes", Double(count)), ("packed", Double(packed))]
  }

  static func unpack(_ files: [String]) throws -> [(String, Double)] {
    var count = 0
    try parts(of: files) { count += $0.count }
    return [("bytes", Double(count))]
  }

  static func read(_ file: String) throws -> [(String, Double)] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    var sum = UInt64(0)
    for byte in bytes { sum &+= UInt64(byte) }
    return [("bytes", Double(bytes.count)), ("sum", Double(sum))]
  }

  private static let chunk = 1 << 20

  private static func parts(of files: [String], _ receive: (Span<UInt8>) -> Void, end: () -> Void = {}) throws {
    for file in files {
      let archive = try ZipArchive(path: file, limits: .own)
      for entry in archive.entries {
        try archive.stream(entry) { receive($0) }
        end()
      }
    }
  }
}
