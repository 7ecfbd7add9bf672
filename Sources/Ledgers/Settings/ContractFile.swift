import Contract
import Diagnostics
import Measures
import Yams

/// contract.yaml (specification: ledgers, "contract.yaml").
enum ContractFile {
  static let name = "contract.yaml"

  static let keys = [
    "number", "project", "client", "vendor", "signed_on", "term", "total_amount", "annual_amount", "cycle_share", "assessment_share",
    "staffing", "working_hours", "inspection_plan", "fault_levels", "allowed_numbers", "policies",
  ]

  /// The terms, and in the reader what is wrong with them.
  ///
  /// - Parameter firstYear: the year that the contract year begins in, by its folder's name.
  static func read(_ node: Node?, firstYear: Int, with reader: SettingsReader) -> ContractTerms {
    var terms = ContractTerms.signed(firstYear: firstYear)
    let root = node.map { SettingsValue(node: $0, path: "", reader: reader) }
    let fields: SettingsFields
    if let root, !root.isBlank {
      guard let found = root.fields(keys) else { return terms }
      fields = found
    } else {
      fields = SettingsFields(blank: reader)
    }
    set(&terms.number, fields.required("number", .text))
    set(&terms.project, fields.required("project", .text))
    readParties(fields, &terms)
    set(&terms.signedOn, fields.required("signed_on", .date))
    readTerm(fields, &terms)
    set(&terms.totalAmount, fields.required("total_amount", .amount))
    set(&terms.annualAmount, fields.required("annual_amount", .amount))
    set(&terms.cycleShare, fields.required("cycle_share", .percent))
    set(&terms.assessmentShare, fields.required("assessment_share", .percent))
    if let staffing = fields.group("staffing", ["on_site", "support"]) {
      set(&terms.onSiteMinimum, staffing.required("on_site", .integer(0...1_000)))
      set(&terms.supportMinimum, staffing.required("support", .integer(0...1_000)))
    }
    readHours(fields, &terms)
    (terms.inspectionPlans, terms.hasBrokenPlans) = InspectionPlanEntries.read(fields)
    readFaultLevels(fields, &terms)
    set(&terms.allowedNumbers, fields.optional("allowed_numbers", .list(of: .text)))
    if let policies = fields["policies"] { terms.policies = PolicyEntries.read(policies) }
    return terms
  }

  private static func set<T>(_ target: inout T, _ value: T?) {
    if let value { target = value }
  }

  private static func readParties(_ fields: SettingsFields, _ terms: inout ContractTerms) {
    if let client = fields.group("client", ["name", "contact"]) {
      set(&terms.client.name, client.required("name", .text))
      terms.client.contact = client.optional("contact", .text)
    }
    if let vendor = fields.group("vendor", ["name", "contact", "account_name", "bank", "account"]) {
      set(&terms.vendor.name, vendor.required("name", .text))
      terms.vendor.contact = vendor.optional("contact", .text)
      set(&terms.vendor.accountName, vendor.required("account_name", .text))
      set(&terms.vendor.bank, vendor.required("bank", .text))
      set(&terms.vendor.account, vendor.required("account", .text))
    }
  }

  /// A contract year is twelve months, from which the four cycles are cut.
  private static func readTerm(_ fields: SettingsFields, _ terms: inout ContractTerms) {
    guard let term = fields.group("term", ["start", "end"]) else { return }
    guard let start = term.required("start", .date) else {
      _ = term.required("end", .date)
      return
    }
    let last = start.adding(months: 12) - 1
    terms.term = start...last
    guard let end = term.required("end", .date), end != last else { return }
    term["end"]?.refuse(Bilingual(zh: " \(last)（自 \(start) 起满一年）", en: "\(last), a year from \(start)"))
  }

  private static func readHours(_ fields: SettingsFields, _ terms: inout ContractTerms) {
    guard let group = fields.group("working_hours", ["start", "end", "break"]) else { return }
    let (start, end) = (group.required("start", .time), group.required("end", .time))
    let pause = group.required("break", .times)
    guard let start, let end else { return }
    guard start < end else {
      group["end"]?.refuse(Bilingual(zh: "晚于 \(start) 的时间", en: "a time after \(start)"))
      return
    }
    terms.workingHours.hours = start...end
    terms.workingHours.pause = pause
    if let pause, pause.lowerBound < start || pause.upperBound > end {
      group["break"]?.refuse(Bilingual(zh: " \(start)-\(end) 之内的起止时间", en: "within \(start)-\(end)"))
      terms.workingHours.pause = nil
    }
  }

  private static func readFaultLevels(_ fields: SettingsFields, _ terms: inout ContractTerms) {
    guard let group = fields["fault_levels"]?.fields(FaultLevel.allCases.map(\.rawValue)) else { return }
    for level in FaultLevel.allCases { terms.faultLevels[level] = group.optional(level.rawValue, .text) }
  }
}

extension SettingsFields {
  /// The entries of a mapping that must be there. An absent one is one finding, whatever it should hold.
  func group(_ key: String, _ known: [String]) -> SettingsFields? {
    guard let value = self[key] else {
      let parts = known.joined(separator: ", ")
      absent(key, Bilingual(zh: "含 \(parts) 的映射", en: "a mapping of \(parts)"))
      return nil
    }
    return value.fields(known)
  }
}
