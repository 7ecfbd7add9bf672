/// What is wrong with an Office file, as a person is told: in Chinese and in English, with the part that it is about.
public struct OfficeFault: Sendable, Equatable {
  public let zh: String
  public let en: String

  init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  /// - Parameter error: what reading the file threw.
  public init(_ error: any Error) {
    switch error {
    case let error as ZipError: self = error.fault
    case let error as XMLError: self = error.fault
    case let error as PackageError: self = error.fault
    default: self.init("\(error)", "\(error)")
    }
  }
}

extension ZipError {
  /// How a limit is raised for a file that is large and honest.
  private static let raise = OfficeFault(
    "；若文件确实可信，可用环境变量 \(ZipLimits.variable) 放宽",
    "; if the file can be trusted, raise the limit by the environment variable \(ZipLimits.variable)")

  fileprivate var fault: OfficeFault {
    switch self {
    case .compoundFile: OfficeFault("是加密文件或旧版 Office 文件", "it is encrypted, or of an old Office")
    case .notZip: OfficeFault("不是 Office 文件（不是 zip 压缩包）", "it is no Office file (no zip archive)")
    case .damaged(let reason): OfficeFault("压缩包已损坏（\(reason)）", "the archive is damaged (\(reason))")
    case .tooManyEntries(let count): Self.limit("压缩包有 \(count) 个条目，超过上限", "the archive has \(count) entries, more than the limit")
    case .entryTooLarge(let entry, let bytes):
      Self.limit("\(entry) 解压后有 \(bytes) 字节，超过上限", "\(entry) unpacks to \(bytes) bytes, more than the limit")
    case .tooLarge(let bytes): Self.limit("解压后至少有 \(bytes) 字节，超过上限", "it unpacks to at least \(bytes) bytes, more than the limit")
    case .suspiciousRatio(let entry, let ratio):
      Self.limit("\(entry) 解压后是压缩前的 \(ratio) 倍，像是压缩炸弹", "\(entry) unpacks to \(ratio) times its size, as a zip bomb does")
    case .duplicateName(let name): OfficeFault("压缩包里有两个 \(name)", "the archive has \(name) twice")
    case .unsafeName(let name): OfficeFault("压缩包里的名称“\(name)”不安全", "the name \"\(name)\" in the archive is not safe")
    case .encrypted(let entry): OfficeFault("\(entry) 已加密", "\(entry) is encrypted")
    case .unsupportedMethod(let entry, let method):
      OfficeFault("\(entry) 的压缩方式 \(method) 不受支持", "\(entry) is packed by method \(method), which Office does not use")
    case .overlapping(let entry, let other): OfficeFault("\(entry) 与 \(other) 重叠", "\(entry) and \(other) share bytes")
    case .checksum(let entry): OfficeFault("\(entry) 的校验和不符", "\(entry) does not have its checksum")
    case .corrupt(let entry): OfficeFault("\(entry) 的压缩数据已损坏", "the packed bytes of \(entry) are damaged")
    case .noSuchEntry(let name): OfficeFault("没有 \(name)", "there is no \(name)")
    case .system(let path, let code): OfficeFault("不能读写 \(path)（错误 \(code)）", "\(path) cannot be read or written (error \(code))")
    case .entryOverflow(let entry): OfficeFault("\(entry) 超过 4 GiB", "\(entry) is larger than 4 GiB")
    }
  }

  private static func limit(_ zh: String, _ en: String) -> OfficeFault { OfficeFault(zh + raise.zh, en + raise.en) }
}

extension XMLError {
  fileprivate var fault: OfficeFault {
    let place = line > 0 ? OfficeFault("\(part) 第 \(line) 行", "\(part), line \(line)") : OfficeFault(part, part)
    let what =
      switch reason {
      case .malformed: OfficeFault("XML 不完整或有误（\(message)）", "the XML is not well-formed (\(message))")
      case .documentType: OfficeFault("含有 DOCTYPE，不予读取", "there is a DOCTYPE, which is not read")
      case .tooDeep: OfficeFault("嵌套太深", message)
      case .tooLarge: OfficeFault("内容过多（\(message)）", "it holds too much (\(message))")
      case .unexpected: OfficeFault("有不认识的内容（\(message)）", message)
      }
    return OfficeFault("\(place.zh)：\(what.zh)", "\(place.en): \(what.en)")
  }
}

extension PackageError {
  fileprivate var fault: OfficeFault {
    switch self {
    case .notOffice: OfficeFault("不是 Office 文件（没有 [Content_Types].xml）", "it is no Office file (there is no [Content_Types].xml)")
    case .noMainPart: OfficeFault("没有正文部分", "it has no main part")
    case .noSuchPart(let part): OfficeFault("缺少 \(part)", "the part \(part) is missing")
    case .brokenRelationship(let part, let id, let target):
      OfficeFault("\(part) 引用的 \(target)（\(id)）不存在", "\(part) names \(target) (\(id)), which is not there")
    case .unexpected(let part, let message): OfficeFault("\(part)：\(message)", "\(part): \(message)")
    }
  }
}
