import Contract
import Measures

extension DossierBuilder {
  /// The dossier as the files of a year's folder: ledgers as CSV under Chinese headers, settings as YAML, evidence as so many bytes.
  public var files: [String: [UInt8]] {
    var files: [String: [UInt8]] = ["contract.yaml": Array(terms.yaml.utf8)]
    let folder = name.rawValue + "/"
    for (key, rows) in ledgers {
      guard let table = LedgerTable.named(key) else { continue }
      let clean = Self.cleanTables[name]?[key]
      files[(table.scope == .cycle ? folder : "") + key + ".csv"] = clean?.rows == rows ? clean?.csv : Array(Self.csv(table, rows).utf8)
    }
    for (path, state) in evidence.year { files["evidence/" + path] = Self.bytes(state) }
    for (path, state) in evidence.cycle { files[folder + "evidence/" + path] = Self.bytes(state) }
    for (file, tickets) in Dictionary(grouping: otherTickets, by: { $0.value.file ?? "Q1/tickets.csv" }) {
      files[file] = Array(Self.csv(Ticket.table, tickets.map { ["id": $0.key] }).utf8)
    }
    if let yaml = settings.yaml { files[folder + "cycle.yaml"] = Array(yaml.utf8) }
    if let review { files[folder + "review.yaml"] = Array(review.yaml.utf8) }
    return files
  }

  /// The ledgers of clean cycles as CSV: most of an example's ledgers are as they were.
  private static let cleanTables = Dictionary(
    uniqueKeysWithValues: Cycle.Name.allCases.map { name in
      (
        name,
        clean(name).ledgers.reduce(into: [String: (rows: [Cells], csv: [UInt8])]()) { tables, ledger in
          if let table = LedgerTable.named(ledger.key) { tables[ledger.key] = (ledger.value, Array(csv(table, ledger.value).utf8)) }
        }
      )
    })

  private static func bytes(_ state: EvidenceState) -> [UInt8]? {
    switch state {
    case .present(let count): Array(repeating: 0x20, count: count)
    case .empty: []
    case .missing, .outside: nil
    }
  }

  private static func csv(_ table: LedgerTable, _ rows: [Cells]) -> String {
    let lines = [table.columns.map(\.header)] + rows.map { row in table.columns.map { row[$0.key] ?? "" } }
    return lines.map { $0.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n" }.joined()
  }
}

/// A YAML text in double quotes.
private func quoted(_ text: some CustomStringConvertible) -> String {
  "\"\(text.description.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
}

/// A flow sequence of texts.
private func list(_ texts: some Sequence<String>) -> String { "[\(texts.map(quoted).joined(separator: ", "))]" }

extension ContractTerms {
  /// contract.yaml; of the policies only `expected_activities`, which alone of them changes what is found.
  fileprivate var yaml: String {
    let contact = client.contact.map { ", contact: \(quoted($0))" } ?? ""
    let pause = workingHours.pause.map { ", break: \(quoted("\($0.lowerBound)-\($0.upperBound)"))" } ?? ""
    let expected = policies.expectedActivities.map { $0.map(\.rawValue).joined(separator: "|") }
    return """
      number: \(quoted(number))
      project: \(quoted(project))
      client: {name: \(quoted(client.name))\(contact)}
      vendor: {name: \(quoted(vendor.name)), account_name: \(quoted(vendor.accountName)), bank: \(quoted(vendor.bank)), account: \(quoted(vendor.account))}
      signed_on: \(signedOn)
      term: {start: \(term.lowerBound), end: \(term.upperBound)}
      total_amount: \(totalAmount)
      annual_amount: \(annualAmount)
      cycle_share: \(cycleShare)
      assessment_share: \(assessmentShare)
      staffing: {on_site: \(onSiteMinimum), support: \(supportMinimum)}
      working_hours: {start: \(quoted(workingHours.hours.lowerBound)), end: \(quoted(workingHours.hours.upperBound))\(pause)}
      inspection_plan:
      \(inspectionPlans.map(\.yaml).joined(separator: "\n"))
      allowed_numbers: \(list(allowedNumbers))
      policies: {expected_activities: \(list(expected))}

      """
  }
}

extension InspectionPlan {
  fileprivate var yaml: String {
    let days =
      switch self.days {
      case .working: "working"
      case .all: "all"
      case .weekly(let day): "weekly:\(day)"
      case .monthly(let day): "monthly:\(day)"
      }
    let window = window.map { ", window: \(quoted("\($0.lowerBound)-\($0.upperBound)"))" } ?? ""
    let objects = objects.map { "\(quoted($0.name)): \(list($0.items))" }.joined(separator: ", ")
    return
      "  - {id: \(quoted(id)), name: \(quoted(name)), days: \(quoted(days))\(window), skip_holidays: \(skipHolidays), objects: {\(objects)}}"
  }
}

extension CycleSettings {
  /// cycle.yaml; `nil` where it says nothing.
  fileprivate var yaml: String? {
    var lines: [String] = []
    if let compiledBy { lines.append("compiled_by: \(quoted(compiledBy))") }
    if let submittedOn { lines.append("submitted_on: \(submittedOn)") }
    if let summary = report.summary { lines.append("report: {summary: \(quoted(summary))}") }
    if let appliedOn { lines.append("applied_on: \(appliedOn)") }
    if let invoice { lines.append("invoice: {\(invoice.entries.joined(separator: ", "))}") }
    if !acknowledged.isEmpty {
      let entries = acknowledged.map { "{code: \(quoted($0.code)), record: \(quoted($0.record)), reason: \(quoted($0.reason))}" }
      lines.append("acknowledged: [\(entries.joined(separator: ", "))]")
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n") + "\n"
  }
}

extension CycleSettings.Invoice {
  fileprivate var entries: [String] {
    [
      number.map { "number: \(quoted($0))" }, issuedOn.map { "issued_on: \($0)" }, amount.map { "amount: \($0)" },
      taxRate.map { "tax_rate: \($0)" }, file.map { "file: \(quoted($0))" },
    ].compactMap { $0 }
  }
}

extension Review {
  /// review.yaml; a review without items has the full ones.
  fileprivate var yaml: String {
    let full = ["1.1": 5, "1.2": 10, "1.3": 5, "2.1": 15, "2.2": 15, "2.3": 15, "2.4": 15, "3.1": 10, "3.2": 10].mapValues { Points($0) }
    let items = (items.isEmpty ? full : items).sorted { $0.key < $1.key }.map { "\"\($0.key)\": \"\($0.value)\"" }
    let signatures = [("office", signedByOffice), ("vendor", signedByVendor)].compactMap { side, name in
      name.map { "\(side): \(quoted($0))" }
    }
    var lines = ["total: \"\(total)\"", "items: {\(items.joined(separator: ", "))}", "signed_by: {\(signatures.joined(separator: ", "))}"]
    if let confirmedOn { lines.append("confirmed_on: \(confirmedOn)") }
    if let form { lines.append("form: {file: \(quoted(form.file)), sha256: \(quoted(form.sha256)), ledgers: \(quoted(form.ledgers))}") }
    return lines.joined(separator: "\n") + "\n"
  }
}
