import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Evidence files that are not there, are empty, or lie outside evidence/.
  static let recordEvidence = ValidationRule(.recordEvidence) { examination in
    let evidence = examination.dossier.evidence
    let named = examination.dossier.allLedgers.flatMap { ledger in
      ledger.table.columns.filter(\.type.isEvidence).flatMap { column in
        // Whether a file is there is asked once, however many cells name it, and whatever happens to it meanwhile.
        var states: [String: EvidenceState] = [:]
        let rows = ledger.rows(column.index) { cell in
          let files = column.files(cell)
          for file in files where states[file] == nil { states[file] = evidence.state(of: file, in: ledger.table.scope) }
          return files.contains { states[$0]?.complaint != nil }
        }
        return rows.finding { [states] row in badFiles(row, column) { states[$0] ?? .missing } }
      }
    }
    return named + filesOfSettings(examination)
  }

  /// The invoice and the yearly acceptance, which cycle.yaml names.
  private static func filesOfSettings(_ examination: Examination) -> [Finding] {
    let settings = examination.settings
    let files = [
      ("invoice.file", settings.invoice?.file, settings.invoice?.line), ("acceptance.document", settings.acceptance?.document, nil),
    ]
    return files.compactMap { path, file, line in
      guard let file, let complaint = examination.dossier.evidence.state(of: file, in: .cycle).complaint else { return nil }
      return .of(
        .recordEvidence, at: examination.cycleFile(path, line: line), value: file, zh: "\(file) \(complaint.zh)",
        en: "\(file) \(complaint.en)", hint: fileHint)
    }
  }

  private static let fileHint = Bilingual(
    zh: "把文件放进 evidence 文件夹，路径相对于该文件夹填写", en: "put the file into the evidence folder; paths are relative to that folder")

  private static func badFiles(_ row: Row, _ column: Column, state: (String) -> EvidenceState) -> Finding? {
    let bad = column.files(row.bytes(column.index)).compactMap { path in state(path).complaint.map { (path: path, complaint: $0) } }
    guard !bad.isEmpty else { return nil }
    return row.finding(
      .recordEvidence, column.index, zh: bad.map { "\($0.path) \($0.complaint.zh)" }.joined(separator: "；"),
      en: bad.map { "\($0.path) \($0.complaint.en)" }.joined(separator: "; "),
      hint: fileHint,
      value: bad.map(\.path).joined(separator: "；"))
  }
}

extension EvidenceState {
  fileprivate var complaint: Bilingual? {
    switch self {
    case .present: nil
    case .missing: Bilingual(zh: "不在 evidence 文件夹中", en: "is not in the evidence folder")
    case .empty: Bilingual(zh: "是空文件", en: "is an empty file")
    case .outside: Bilingual(zh: "不在 evidence 文件夹之内", en: "lies outside the evidence folder")
    }
  }
}

extension CellType {
  fileprivate var isEvidence: Bool {
    switch self {
    case .evidence, .evidenceList: true
    default: false
    }
  }
}

extension Column {
  /// The files that a cell names.
  fileprivate func files(_ cell: ArraySlice<UInt8>) -> [String] {
    switch type {
    case .evidence: [String(decoding: cell, as: UTF8.self)]
    case .evidenceList: CellText.list(cell)
    default: []
    }
  }
}
