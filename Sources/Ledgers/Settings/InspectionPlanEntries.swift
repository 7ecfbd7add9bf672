import Contract
import Diagnostics

/// The `inspection_plan` of contract.yaml.
enum InspectionPlanEntries {
  /// The plans that are whole, and whether there are others.
  static func read(_ fields: SettingsFields) -> (plans: [InspectionPlan], hasBroken: Bool) {
    let name = Bilingual(zh: "巡检计划的列表", en: "a list of inspection plans")
    guard let value = fields["inspection_plan"] else {
      fields.absent("inspection_plan", name)
      return ([], true)
    }
    guard let members = value.members else {
      value.refuse(name)
      return ([], true)
    }
    var names: Set<String> = []
    var plans: [InspectionPlan] = []
    for member in members {
      guard let plan = plan(member, taken: &names) else { continue }
      plans.append(plan)
    }
    return (plans, plans.count < members.count)
  }

  /// A plan with any broken part is left out whole: half of it would find inspections wanting that nobody planned.
  private static func plan(_ value: SettingsValue, taken: inout Set<String>) -> InspectionPlan? {
    guard let fields = value.fields(["id", "name", "days", "window", "skip_holidays", "objects"]) else { return nil }
    let id = unique(fields.required("id", .text), fields["id"], &taken)
    let name = unique(fields.required("name", .text), fields["name"], &taken, but: id)
    let days = fields.required("days", .days)
    let window = fields.optional("window", .times)
    let skip = fields.optional("skip_holidays", .boolean)
    let objects = objects(fields)
    guard let id, let name, let days, let objects, (window != nil) == (fields["window"] != nil) else { return nil }
    return InspectionPlan(id: id, name: name, days: days, window: window, skipHolidays: skip ?? true, objects: objects)
  }

  private static func unique(_ text: String?, _ value: SettingsValue?, _ taken: inout Set<String>, but own: String? = nil) -> String? {
    guard let text, let value else { return nil }
    guard taken.insert(text).inserted || text == own else {
      value.refuse(Bilingual(zh: "不与其他计划重复的名称", en: "a name that no other plan has"))
      return nil
    }
    return text
  }

  private static func objects(_ fields: SettingsFields) -> [InspectionPlan.Object]? {
    let name = Bilingual(zh: "由巡检对象到检查项列表的映射", en: "a mapping from objects to lists of items")
    guard let value = fields["objects"] else {
      fields.absent("objects", name)
      return nil
    }
    guard let entries = value.entries, !entries.isEmpty else {
      value.refuse(name)
      return nil
    }
    var objects: [InspectionPlan.Object] = []
    for (object, value) in entries {
      guard let items = SettingsKind<[String]>.list(of: .text).read(value) else { return nil }
      guard !items.isEmpty, Set(items).count == items.count, !items.contains("") else {
        value.refuse(Bilingual(zh: "检查项的列表，各不相同", en: "a list of items, no two alike"))
        return nil
      }
      objects.append(.init(name: object, items: items))
    }
    return objects
  }
}

extension SettingsKind where T == InspectionPlan.Days {
  static let days = scalar(
    zh: " working、all、weekly:1…7 或 monthly:1…31", en: "working, all, weekly:1 to 7 or monthly:1 to 31"
  ) { bytes in
    let parts = String(decoding: Plain.ascii(bytes), as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false)
      .map { Plain.trimmed($0) }
    let number = parts.count == 2 ? CellText.integer(Array(parts[1].utf8)[...]) : nil
    switch (parts[0], number) {
    case ("working", nil) where parts.count == 1: return .working
    case ("all", nil) where parts.count == 1: return .all
    case ("weekly", let day?) where (1...7).contains(day): return .weekly(day)
    case ("monthly", let day?) where (1...31).contains(day): return .monthly(day)
    default: return nil
    }
  }
}
