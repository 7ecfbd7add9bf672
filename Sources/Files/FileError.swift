import Glibc

/// What the file system refused, with the path and the system's own reason.
public struct FileError: Error, Sendable {
  public let path: String
  /// As `errno` has it.
  public let code: Int32

  public init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// The last call's reason.
  package init(_ path: String) { self.init(path: path, code: errno) }

  /// In English, as the system says it.
  public var reason: String { String(cString: strerror(code)) }

  /// In Chinese; as the system says it where it is a rare one.
  public var chineseReason: String {
    switch code {
    case ENOENT: "文件不存在"
    case EACCES, EPERM: "没有权限"
    case EISDIR: "这是文件夹"
    case ENOTDIR: "上级不是文件夹"
    case EEXIST: "已经存在"
    case ENOTEMPTY: "文件夹不是空的"
    case ENOSPC: "磁盘已满"
    case EDQUOT: "超出磁盘配额"
    case EFBIG: "文件太大"
    case EROFS: "文件系统只读"
    case EIO: "磁盘读写出错"
    case ELOOP: "符号链接循环"
    case ENAMETOOLONG: "名称太长"
    case EMFILE, ENFILE: "打开的文件太多"
    case EPIPE: "读取方已经关闭"
    default: reason
    }
  }
}
