import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// The handover, the confidentiality policy, and everybody's pledge.
  static let documentMissing = ValidationRule(.documentMissing) { examination in
    guard examination.canMiss(YearDocument.table, without: YearDocument.Field.kind) else { return [] }
    let documents = examination.records(YearDocument.self)
    let unknown = documents.count { $0.kind == nil }
    let kinds = [DocumentKind.handover, .confidentialityPolicy].filter { kind in !documents.contains { $0.kind == kind } }
    let pledges = missingPledges(documents, unknown: unknown, examination)
    guard !Examination.explains(unknown: unknown, missing: kinds.count) else { return pledges }
    return kinds.map { kind in
      missing(
        kind.rawValue, examination, zh: "没有\(kind.chinese)", en: "no \(kind.rawValue)",
        hint: Bilingual(zh: "在项目资料中登记\(kind.chinese)并附上文件", en: "enter the document in `documents`, with its file"))
    } + pledges
  }

  private static func missingPledges(_ documents: [YearDocument], unknown: Int, _ examination: Examination) -> [Finding] {
    let pledges = documents.filter { $0.kind == .confidentialityPledge }
    let pledged = Set(pledges.compactMap { examination.person($0.person)?.row.index })
    let people = examination.dossier.roster.people.filter { !pledged.contains($0.row.index) }
    let anonymous = pledges.count { examination.person($0.person) == nil }
    guard !Examination.explains(unknown: unknown + anonymous, missing: people.count) else { return [] }
    return people.map { person in
      missing(
        person.row.record, examination, zh: "没有\(person.name ?? person.row.record)的保密承诺书",
        en: "no confidentiality pledge of \(person.name ?? person.row.record)",
        hint: Bilingual(zh: "请本人签署保密承诺书，在项目资料中登记并附上文件", en: "have the pledge signed and enter it in `documents`, with its file"))
    }
  }

  private static func missing(_ record: String, _ examination: Examination, zh: String, en: String, hint: Bilingual) -> Finding {
    .of(.documentMissing, at: examination.place(of: YearDocument.table), record: record, zh: zh, en: en, hint: hint)
  }
}
