import CCrypto
import Glibc

/// SHA-256 (FIPS 180-4) of bytes and of files, in lower-case hexadecimal.
public enum SHA256 {
  /// The digest of bytes.
  public static func hex(of bytes: [UInt8]) -> String {
    var digest = Digest()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.finish()
  }

  /// The digest of a file, read in pieces.
  ///
  /// - Throws: `ZipError.system` where it cannot be read.
  public static func hex(ofFile path: String) throws -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ZipError.system(path: path, code: errno) }
    defer { close(descriptor) }
    var digest = Digest()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 262_144, alignment: 64)
    defer { piece.deallocate() }
    while true {
      let got = read(descriptor, piece.baseAddress, piece.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw ZipError.system(path: path, code: errno) }
      if got == 0 { return digest.finish() }
      digest.update(UnsafeRawBufferPointer(rebasing: piece[0..<got]))
    }
  }
}

/// One digest in the making. OpenSSL's context lives as long as this value.
private struct Digest: ~Copyable {
  private let context: OpaquePointer?

  init() {
    context = EVP_MD_CTX_new()
    // Without memory for a context there is no digest to give, and no caller that could go on without one.
    precondition(context != nil && EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "OpenSSL gives SHA-256")
  }

  deinit { EVP_MD_CTX_free(context) }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    precondition(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1, "OpenSSL takes bytes")
  }

  mutating func finish() -> String {
    var value = [UInt8](repeating: 0, count: 32)
    precondition(EVP_DigestFinal_ex(context, &value, nil) == 1, "OpenSSL ends a digest")
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: value.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
