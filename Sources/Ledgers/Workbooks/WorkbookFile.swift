import Contract
import Diagnostics
import OOXML

/// A workbook as the reader of a folder meets it: opened, or refused with the reason and the remedy.
struct WorkbookFile {
  let workbook: Workbook
  let file: String

  enum Refusal: Error {
    case encrypted, legacy, macros, binary, otherProgram
    case damaged(Bilingual)
  }

  /// - Parameters:
  ///   - suffix: of the name, in lower case.
  ///   - file: as findings show it.
  init(_ path: String, suffix: String, file: String) throws(Refusal) {
    self.file = file
    switch suffix {
    case "xls": throw .legacy
    case "xlsm": throw .macros
    case "xlsb": throw .binary
    case "et", "ods": throw .otherProgram
    default: break
    }
    do {
      let package = try OfficePackage(path: path)
      let main = try package.contentType(of: package.mainPart) ?? ""
      if package.hasMacros { throw Refusal.macros }
      if main.contains("binary") { throw Refusal.binary }
      workbook = try Workbook(package)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Self.refusal(error, path: path)
    }
  }

  private static func refusal(_ error: any Error, path: String) -> Refusal {
    switch error {
    case ZipError.compoundFile: isEncrypted(path) ? .encrypted : .legacy
    case ZipError.encrypted: .encrypted
    default: .damaged(error)
    }
  }

  /// Office keeps an encrypted workbook in a stream of this name; an old workbook has none.
  private static func isEncrypted(_ path: String) -> Bool {
    var name: [UInt8] = []
    for byte in "EncryptedPackage".utf8 { name += [byte, 0] }
    guard let bytes = Folder.bytes(of: path, limit: 256 << 20) else { return false }
    // Entries of the directory lie at multiples of 128 bytes.
    for index in stride(from: 0, to: bytes.count - name.count, by: 128) where bytes[index...].starts(with: name) { return true }
    return false
  }
}

extension Bilingual {
  init(_ fault: OfficeFault) { self.init(zh: fault.zh, en: fault.en) }
}

extension WorkbookFile.Refusal {
  /// What is wrong with a workbook, in words for people where there are any.
  static func damaged(_ error: any Error) -> WorkbookFile.Refusal {
    switch error {
    case ZipError.notZip: .damaged(Bilingual(zh: "文件开头不是 .xlsx 的内容", en: "it does not begin as an .xlsx does"))
    case ZipError.damaged: .damaged(Bilingual(zh: "文件不完整，可能没有传完", en: "it is cut short or contradicts itself"))
    case ZipError.checksum(let part), ZipError.corrupt(let part):
      .damaged(Bilingual(zh: "其中的 \(part) 已损坏", en: "its part \(part) is corrupt"))
    case PackageError.notOffice, PackageError.noMainPart:
      .damaged(Bilingual(zh: "是压缩文件，但不是工作簿", en: "it is a zip archive and no workbook"))
    case PackageError.unexpected(let part, let message): .damaged(Bilingual(zh: "\(part)：\(message)", en: "\(part): \(message)"))
    default: .damaged(Bilingual(OfficeFault(error)))
    }
  }

  var finding: (message: Bilingual, hint: Bilingual) {
    let save = Bilingual(zh: "请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV", en: "open it in Excel or WPS and save it as .xlsx or CSV")
    switch self {
    case .encrypted:
      return (
        Bilingual(zh: "工作簿设有打开密码，无法读取", en: "the workbook is encrypted and cannot be read"),
        Bilingual(zh: "请去掉打开密码，另存为 .xlsx 或 CSV", en: "remove the password and save it as .xlsx or CSV")
      )
    case .legacy:
      return (Bilingual(zh: "这是旧版 .xls 工作簿，无法读取", en: "this is an old .xls workbook, which cannot be read"), save)
    case .macros:
      return (
        Bilingual(zh: "工作簿含有宏，不予读取", en: "the workbook holds macros and is not read"),
        Bilingual(zh: "请另存为不含宏的 .xlsx 或 CSV", en: "save it without macros, as .xlsx or CSV")
      )
    case .binary:
      return (Bilingual(zh: "这是二进制 .xlsb 工作簿，无法读取", en: "this is a binary .xlsb workbook, which cannot be read"), save)
    case .otherProgram:
      return (Bilingual(zh: "这种表格文件无法读取，只读取 .xlsx 和 CSV", en: "this kind of spreadsheet cannot be read, only .xlsx and CSV"), save)
    case .damaged(let reason):
      return (
        Bilingual(zh: "工作簿已损坏或不是工作簿：\(reason.zh)", en: "the workbook is damaged, or is none: \(reason.en)"),
        Bilingual(zh: "请用 Excel 或 WPS 打开并修复，另存为 .xlsx 或 CSV", en: "open and repair it in Excel or WPS, and save it as .xlsx or CSV")
      )
    }
  }
}
