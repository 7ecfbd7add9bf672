import Diagnostics
import Files
import Foundation

/// Turns documents into PDF by LibreOffice without a window: one process for all files, in a profile of its own.
struct LibreOffice {
  /// How long one document may take, in seconds; the whole run has that many for each, and more where there are many pages.
  static let limitForEach = 60
  /// Measured, in seconds of a processor: 250 tickets 9, 500 16, 1,000 40, 2,000 117, 5,000 383. Such a document has 0.4 kilobytes a ticket; the
  /// limit is there for a program that hangs, and leaves a busy machine five times as long.
  private static let bytesForASecond = 1_024

  private let tool: ExternalTool
  private let limit: Int

  /// `nil` where LibreOffice is not installed.
  init?(on path: String = ExternalTool.path, limitForEach limit: Int = limitForEach) {
    guard let tool = ExternalTool(named: ["soffice", "libreoffice"], on: path) else { return nil }
    self.tool = tool
    self.limit = limit
  }

  static func installed() throws(RunError) -> LibreOffice {
    guard let office = LibreOffice() else { throw missing }
    return office
  }

  /// The PDF of every document, in the order of the documents.
  func convert(_ documents: [OutputFile]) throws(RunError) -> [OutputFile] {
    let folder: ScratchFolder
    do throws(FileError) { folder = try ScratchFolder() } catch { throw .output(error) }
    defer { folder.remove() }
    let scratch = folder.path
    do throws(FileError) {
      try FileSystem.makeFolders(scratch + "/pdf")
      try FileSystem.makeFolders(scratch + "/profile/user")
      try FileSystem.write(Array(Self.settings.utf8), to: scratch + "/profile/user/registrymodifications.xcu")
      for document in documents {
        try FileSystem.write(PDFCopy.of(document).bytes, to: "\(scratch)/\(document.name)")
      }
    } catch { throw .output(error) }
    let seconds = documents.reduce(0) { $0 + limit + $1.bytes.count / Self.bytesForASecond }
    try run(documents.map { "\(scratch)/\($0.name)" }, in: scratch, limit: seconds)
    var pdfs: [OutputFile] = []
    for document in documents {
      let name = document.name.prefix { $0 != "." } + ".pdf"
      guard let bytes = try? FileSystem.read("\(scratch)/pdf/\(name)"), bytes.starts(with: Array("%PDF".utf8)) else {
        throw Self.failure(Bilingual(zh: "没有生成 \(name)", en: "it made no \(name)"))
      }
      pdfs.append(OutputFile(name: "pdf/\(name)", bytes: bytes))
    }
    return pdfs
  }

  /// The profile: bookmarks become named destinations for the links of other files, the PDF says what is a heading, a table, a picture
  /// (for those who hear it read), and the language is Chinese whatever the machine speaks.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export"><prop oor:name="ExportBookmarksToPDFDestination" oor:op="fuse">\
    <value>true</value></prop><prop oor:name="UseTaggedPDF" oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
    </oor:items>

    """

  private func run(_ files: [String], in scratch: String, limit: Int) throws(RunError) {
    let arguments = [
      "-env:UserInstallation=file://\(scratch)/profile", "--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf",
      "--outdir", "\(scratch)/pdf",
    ]
    do throws(ExternalTool.Failure) {
      _ = try tool.run(arguments + files, environment: ["HOME": scratch], limit: limit)
    } catch {
      throw Self.failure(error.message)
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

  private static func failure(_ what: Bilingual) -> RunError {
    .fault(
      Bilingual(
        zh: "LibreOffice 转换 PDF 失败：\(what.zh)。请重试，或去掉 --pdf；原有输出未改动。",
        en: "LibreOffice could not make the PDF: \(what.en). Try again, or leave --pdf out; the earlier output is as it was."))
  }
}
