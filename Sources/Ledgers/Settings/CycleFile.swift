import Contract
import Diagnostics
import Yams

/// cycle.yaml (specification: ledgers, "cycle.yaml"). Every key may be left out.
enum CycleFile {
  static let name = "cycle.yaml"

  static func read(_ node: Node?, cycle: Cycle.Name, with reader: SettingsReader) -> CycleSettings {
    var settings = CycleSettings()
    let root = node.map { SettingsValue(node: $0, path: "", reader: reader) }
    let keys = ["compiled_by", "submitted_on", "report", "applied_on", "invoice", "acknowledged", "acceptance"]
    guard let root, !root.isBlank, let fields = root.fields(keys) else { return settings }
    settings.compiledBy = fields.optional("compiled_by", .text)
    settings.submittedOn = fields.optional("submitted_on", .date)
    for key in ["submitted_on", "applied_on", "invoice"] { settings.lines[key] = fields[key]?.line }
    settings.appliedOn = fields.optional("applied_on", .date)
    if let report = fields["report"] { settings.report = narrative(report) }
    if let invoice = fields["invoice"] { settings.invoice = self.invoice(invoice, lines: &settings.lines) }
    if let acknowledged = fields["acknowledged"] { settings.acknowledged = acknowledgements(acknowledged) }
    if let acceptance = fields["acceptance"] { settings.acceptance = self.acceptance(acceptance, cycle: cycle) }
    return settings
  }

  private static func narrative(_ value: SettingsValue) -> CycleSettings.Narrative {
    var report = CycleSettings.Narrative()
    guard let fields = value.fields(["summary", "highlights", "problems", "next_plan"]) else { return report }
    report.summary = fields.optional("summary", .text)
    report.highlights = fields.optional("highlights", .list(of: .text)) ?? []
    report.problems = fields.optional("problems", .list(of: .text)) ?? []
    report.nextPlan = fields.optional("next_plan", .list(of: .text)) ?? []
    return report
  }

  private static func invoice(_ value: SettingsValue, lines: inout [String: Int]) -> CycleSettings.Invoice? {
    let keys = ["number", "issued_on", "amount", "tax_rate", "file"]
    guard let fields = value.fields(keys) else { return nil }
    for key in keys { lines["invoice." + key] = fields[key]?.line }
    var invoice = CycleSettings.Invoice(line: value.line)
    invoice.number = fields.optional("number", .text)
    invoice.issuedOn = fields.optional("issued_on", .date)
    invoice.amount = fields.optional("amount", .amount)
    invoice.taxRate = fields.optional("tax_rate", .percent)
    invoice.file = fields.optional("file", .text)
    return invoice
  }

  /// An entry without its code, record or reason explains nothing: it is refused and left out.
  private static func acknowledgements(_ value: SettingsValue) -> [CycleSettings.Acknowledgement] {
    guard let members = value.members else {
      value.refuse(Bilingual(zh: "列表，每项为 {code, record, reason}", en: "a list of {code, record, reason}"))
      return []
    }
    return members.compactMap { member in
      guard let fields = member.fields(["code", "record", "reason"]) else { return nil }
      let (code, record) = (fields.required("code", .text), fields.required("record", .text))
      let reason = fields.required("reason", .text)
      guard let code, let record, let reason else { return nil }
      return CycleSettings.Acknowledgement(code: code, record: record, reason: reason, line: member.line)
    }
  }

  private static func acceptance(_ value: SettingsValue, cycle: Cycle.Name) -> CycleSettings.Acceptance? {
    guard cycle == .q4 else {
      value.reader.report(
        value.path, line: value.line, value: value.shown,
        Bilingual(zh: "年度验收（acceptance）只写在 Q4 的 cycle.yaml 中", en: "the yearly acceptance stands in the cycle.yaml of Q4 only"),
        hint: Bilingual(zh: "请移到 Q4/cycle.yaml", en: "move it to Q4/cycle.yaml"))
      return nil
    }
    guard let fields = value.fields(["accepted_on", "document"]) else { return nil }
    let (day, document) = (fields.required("accepted_on", .date), fields.required("document", .text))
    guard let day, let document else { return nil }
    return CycleSettings.Acceptance(acceptedOn: day, document: document)
  }
}
