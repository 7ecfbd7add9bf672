import Contract
import Diagnostics

/// A text of the dossier with something private in it.
struct PrivateText: Sendable {
  let place: Place
  let record: String?
  let identity: String
  /// Whether the column is for telephone numbers.
  let isPhoneColumn: Bool
  let matches: [PrivacyMatch]

  /// The finding of one kind, if there is a match of it. It shows the masked form only.
  func finding(_ kind: FindingKind, of match: PrivacyMatch.Kind, what: Bilingual, hint: Bilingual) -> Finding? {
    let shown = matches.filter { $0.kind == match }.map(\.masked)
    guard !shown.isEmpty else { return nil }
    let list = shown.joined(separator: "、")
    return Finding(
      kind, at: place, record: record, identity: identity, value: list,
      message: Bilingual(zh: "出现\(what.zh)：\(list)", en: "\(what.en): \(list)"), hint: hint,
      risk: place.row == nil || place.ledger == nil ? Risk.none : nil)
  }
}

extension Examination {
  /// Everything private in the texts of all ledgers, in the texts beside them, and in the names of evidence files.
  static func privateTexts(of dossier: Dossier) -> [PrivateText] {
    let mask = dossier.privacyMask
    return dossier.allLedgers.flatMap { cells(of: $0, mask) } + looseTexts(of: dossier, mask)
  }

  private static func cells(of ledger: Ledger, _ mask: PrivacyMask) -> [PrivateText] {
    ledger.table.columns.filter(\.type.isText).flatMap { column in
      ledger.rows(column.index, where: mask.isPrivate).map { row in
        PrivateText(
          place: row.place(column.index), record: row.record, identity: row.identity, isPhoneColumn: column.type.isPhone,
          matches: mask.matches(in: row.raw(column.index)))
      }
    }
  }

  private static func looseTexts(of dossier: Dossier, _ mask: PrivacyMask) -> [PrivateText] {
    let folders: [(LedgerTable.Scope, String)] = [(.year, "evidence/"), (.cycle, "\(dossier.cycle.name.rawValue)/evidence/")]
    let names = folders.flatMap { scope, folder in
      dossier.evidence.files(in: scope).map { LooseText(place: Place(file: folder + $0), text: $0) }
    }
    return (dossier.looseTexts + names).compactMap { loose in
      let matches = mask.matches(in: loose.text)
      guard !matches.isEmpty else { return nil }
      return PrivateText(place: loose.place, record: nil, identity: "", isPhoneColumn: false, matches: matches)
    }
  }
}

extension CellType {
  /// Whether people write freely in it.
  fileprivate var isText: Bool {
    switch self {
    case .text, .phone, .staff, .staffList, .staffOrName, .list, .ticket, .plan, .rule, .evidence, .evidenceList: true
    case .date, .moment, .momentOrTime, .time, .integer, .decimal, .percent, .amount, .boolean, .word: false
    }
  }

  fileprivate var isPhone: Bool { if case .phone = self { true } else { false } }
}
