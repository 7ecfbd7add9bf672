import Diagnostics
import Foundation

/// Turns documents into PDF by LibreOffice without a window: one process for all files, in a profile of its own.
struct LibreOffice {
  /// How long one document may take, in seconds; the whole run has that many for each.
  static let limitForEach = 60

  private let tool: ExternalTool

  /// `nil` where LibreOffice is not installed.
  init?() {
    guard let tool = ExternalTool(named: ["soffice", "libreoffice"]) else { return nil }
    self.tool = tool
  }

  static func installed() throws(RunError) -> LibreOffice {
    guard let office = LibreOffice() else { throw missing }
    return office
  }

  /// The PDF of every document, in the order of the documents.
  func convert(_ documents: [OutputFile]) throws(RunError) -> [OutputFile] {
    let scratch = NSTemporaryDirectory() + "hotline-docs-pdf-" + UUID().uuidString
    defer { try? FileSystem.remove(scratch) }
    do throws(FileError) {
      try FileSystem.makeFolders(scratch + "/pdf")
      for document in documents { try FileSystem.write(document.bytes, to: "\(scratch)/\(document.name)") }
    } catch { throw .output(error) }
    try run(documents.map { "\(scratch)/\($0.name)" }, in: scratch)
    var pdfs: [OutputFile] = []
    for document in documents {
      let name = document.name.prefix { $0 != "." } + ".pdf"
      guard let bytes = try? FileSystem.read("\(scratch)/pdf/\(name)"), bytes.starts(with: Array("%PDF".utf8)) else {
        throw Self.failure(zh: "没有生成 \(name)", en: "it made no \(name)")
      }
      pdfs.append(OutputFile(name: "pdf/\(name)", bytes: bytes))
    }
    return pdfs
  }

  private func run(_ files: [String], in scratch: String) throws(RunError) {
    let arguments = [
      "-env:UserInstallation=file://\(scratch)/profile", "--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf",
      "--outdir", "\(scratch)/pdf",
    ]
    do throws(ExternalTool.Failure) {
      _ = try tool.run(arguments + files, environment: ["HOME": scratch], limit: Self.limitForEach * files.count)
    } catch {
      switch error {
      case .notStarted(let reason): throw Self.failure(zh: "无法启动（\(reason)）", en: "it does not start (\(reason))")
      case .timedOut(let seconds):
        throw Self.failure(zh: "\(seconds) 秒内没有完成，已停止", en: "it was not done in \(seconds) seconds and was stopped")
      case .failed(let status, let output):
        throw Self.failure(zh: "退出码 \(status)：\(output.suffix(300))", en: "exit code \(status): \(output.suffix(300))")
      }
    }
  }

  /// What `--pdf` says where there is no LibreOffice.
  static let missing = RunError(
    73,
    Bilingual(
      zh: "没有找到 LibreOffice，不能生成 PDF。安装：apt-get install libreoffice-writer-nogui libreoffice-calc-nogui；或去掉 --pdf。原有输出未改动。",
      en:
        "LibreOffice is not installed, so there is no PDF. Install it: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui; or leave --pdf out. The earlier output is as it was."
    ))

  private static func failure(zh: String, en: String) -> RunError {
    .fault(
      Bilingual(
        zh: "LibreOffice 转换 PDF 失败：\(zh)。请重试，或去掉 --pdf；原有输出未改动。",
        en: "LibreOffice could not make the PDF: \(en). Try again, or leave --pdf out; the earlier output is as it was."))
  }
}
