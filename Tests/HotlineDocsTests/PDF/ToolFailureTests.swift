import Diagnostics
import Files
import Foundation
import Testing

@testable import HotlineDocs

/// LibreOffice and qpdf as programs that are not there, that fail, that hang, that make nothing: played by shell scripts.
@Suite("Programs from outside fail with a clear message")
struct ToolFailureTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private let document = OutputFile(name: "01-运维服务单.docx", bytes: [1, 2, 3])

  private func message(_ limit: Int = 20) throws -> String {
    let office = try #require(LibreOffice(on: scratch.path, limitForEach: limit))
    do throws(RunError) { _ = try office.convert([document]) } catch { return "\(error.status) \(error.message.zh)" }
    return "converted"
  }

  @Test("LibreOffice that is not there, fails, or makes nothing")
  func office() throws {
    #expect(LibreOffice(on: scratch.path) == nil)
    #expect(LibreOffice.missing.message.zh.contains("apt-get install libreoffice-writer-nogui"))
    try scratch.writeProgram("soffice", "echo 'no display' >&2; exit 3")
    #expect(try message() == "70 LibreOffice 转换 PDF 失败：退出码 3：no display\n。请重试，或去掉 --pdf；原有输出未改动。")
    try scratch.writeProgram("soffice", "exit 0")
    #expect(try message().contains("没有生成 01-运维服务单.pdf"))
    try scratch.writeProgram(
      "soffice", "for last; do :; done; mkdir -p \"$(dirname \"$last\")/pdf\"; echo nonsense > \"$(dirname \"$last\")/pdf/01-运维服务单.pdf\"")
    #expect(try message().contains("没有生成 01-运维服务单.pdf"))
  }

  @Test("A program that hangs is stopped with all that it started")
  func hanging() throws {
    try scratch.writeProgram("soffice", "sleep 97 &\necho $! > '\(scratch.path)/child'\nwait")
    #expect(try message(1).contains("1 秒内没有完成，已停止"))
    let child = try #require(pid_t(String(decoding: FileSystem.read(scratch.path + "/child"), as: UTF8.self).filter(\.isNumber)))
    // A killed process may stay in the table until its parent asks for it, but it no longer has a command line; a busy machine takes its time.
    var isGone = false
    for _ in 0..<100 where !isGone {
      let command = try? String(contentsOfFile: "/proc/\(child)/cmdline", encoding: .utf8)
      isGone = command == nil || command == ""
      if !isGone { usleep(50_000) }
    }
    #expect(isGone)
  }

  @Test("LibreOffice works in a profile of its own, in Chinese, and leaves nothing behind")
  func profile() throws {
    try scratch.writeProgram(
      "soffice",
      """
      for argument; do case $argument in -env:UserInstallation=file://*) profile=${argument#-env:UserInstallation=file://} ;; esac; done
      cp "$profile/user/registrymodifications.xcu" '\(scratch.path)/settings'; echo "$profile" > '\(scratch.path)/profile'
      for last; do :; done; printf '%%PDF-1.6' > "$(dirname "$last")/pdf/01-运维服务单.pdf"
      """)
    #expect(try message() == "converted")
    let settings = String(decoding: try FileSystem.read(scratch.path + "/settings"), as: UTF8.self)
    #expect(settings.contains("<value>zh-CN</value>") && settings.contains("UseTaggedPDF"))
    let profile = String(decoding: try FileSystem.read(scratch.path + "/profile"), as: UTF8.self).filter { $0 != "\n" }
    #expect(profile.hasSuffix("/profile") && FileSystem.kind(profile) == nil)
  }

  @Test("Without qpdf the single PDFs stay, and a message says what to install; a failing qpdf stops the build")
  func qpdf() throws {
    #expect(QPDF(on: scratch.path) == nil)
    let unbound = try Binding.of([], of: "", evidence: [], isDraft: false, with: nil)
    #expect(unbound.files.isEmpty && unbound.notes.map(\.zh) == [QPDF.missing.zh])
    #expect(QPDF.missing.zh.contains("apt-get install qpdf"))
    try scratch.writeProgram("qpdf", "echo 'open x.pdf: damaged' >&2; exit 2")
    let error = #expect(throws: RunError.self) { try Binding.of([], of: "", evidence: [], isDraft: false, with: QPDF(on: scratch.path)) }
    #expect(error?.message.zh == "qpdf 装订 PDF 失败：退出码 2：open x.pdf: damaged\n。请重试，或去掉 --pdf；原有输出未改动。")
  }
}
