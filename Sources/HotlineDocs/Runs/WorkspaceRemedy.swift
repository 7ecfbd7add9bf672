import Contract
import Diagnostics
import Ledgers

extension RunError {
  /// A workspace that cannot be read, and what to do about it.
  init(_ error: WorkspaceError, data: String) {
    guard let remedy = error.remedy(data: data) else {
      self.init(error.exitCode, error.message)
      return
    }
    self.init(error.exitCode, Bilingual(zh: "\(error.message.zh)\n  → \(remedy.zh)", en: "\(error.message.en)\n  → \(remedy.en)"))
  }
}

extension WorkspaceError {
  /// The command that helps, or what there is instead.
  fileprivate func remedy(data: String) -> Bilingual? {
    let workspace = try? Workspace(data: data)
    switch self {
    case .noData, .noYears:
      return Bilingual(
        zh: "新建工作区：hotline-docs init；台账在别处：--data DIR", en: "hotline-docs init makes a workspace; --data DIR names one elsewhere")
    case .noYear(let year, _):
      guard let years = workspace?.years, let last = years.last else { return nil }
      guard Int(year) == Int(last).map({ $0 + 1 }) else { return .list("现有：", "there is ", years) }
      let next = "hotline-docs init --from \(last) --year \(year)"
      return Bilingual(
        zh: "现有：\(years.joined(separator: "、"))；新的合同年度：\(next)",
        en: "there is \(years.joined(separator: ", ")); for a new contract year: \(next)")
    case .noCycle(let cycle, let year, _):
      guard let workspace, let year = year ?? workspace.years.last else { return nil }
      let cycles = workspace.cycles(of: year).map(\.rawValue)
      let known = cycles.isEmpty ? Bilingual(zh: "还没有任何周期", en: "there is no cycle yet") : .list("现有：", "there is ", cycles)
      return Bilingual(
        zh: "\(known.zh)；新建空台账：hotline-docs init --cycle \(cycle.rawValue) --year \(year)",
        en: "\(known.en); with empty ledgers: hotline-docs init --cycle \(cycle.rawValue) --year \(year)")
    case .noContract, .notYAML:
      return Bilingual(zh: "hotline-docs init 新文件夹，其中有一份可供对照", en: "hotline-docs init NEW-FOLDER has one to compare with")
    case .unreadable, .unknownCycle: return nil
    }
  }
}

extension Bilingual {
  /// Names behind a few words, with each language's comma.
  fileprivate static func list(_ zh: String, _ en: String, _ names: [String]) -> Bilingual {
    Bilingual(zh: zh + names.joined(separator: "、"), en: en + names.joined(separator: ", "))
  }
}
