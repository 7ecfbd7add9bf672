import Measures

/// People of the vendor (contract clauses 3, 4.4 and 20).
public struct Person: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case id, name, post, backbone, ndaOn, startedOn, leftOn, replaces, replacementNotice, phone
  }

  public static let table = LedgerTable(
    "staff", "人员名册", scope: .year, expected: true, identity: [Field.id], unique: Field.id, orders: [.init(Field.startedOn, Field.leftOn)],
    columns: [
      .init(Field.id, "id", "人员编号", .text, .always),
      .init(Field.name, "name", "姓名", .text, .always),
      .init(Field.post, "post", "岗位", .word(of: Post.self), .always),
      .init(Field.backbone, "backbone", "技术骨干", .boolean, .always),
      .init(Field.ndaOn, "nda_on", "保密协议签订日期", .date, .always, blank: .staffNdaMissing),
      .init(Field.startedOn, "started_on", "到岗日期", .date, .always),
      .init(Field.leftOn, "left_on", "离岗日期", .date),
      .init(Field.replaces, "replaces", "接替人员", .staff(on: nil)),
      .init(Field.replacementNotice, "replacement_notice", "更换书面说明", .evidence),
      .init(Field.phone, "phone", "联系电话", .phone),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var id: String? { row.text(Field.id) }
  public var name: String? { row.text(Field.name) }
  public var post: Post? { row.word(Field.post) }
  public var backbone: Bool? { row.boolean(Field.backbone) }
  public var ndaOn: CivilDate? { row.date(Field.ndaOn) }
  public var startedOn: CivilDate? { row.date(Field.startedOn) }
  public var leftOn: CivilDate? { row.date(Field.leftOn) }
  public var replaces: String? { row.text(Field.replaces) }
  public var replacementNotice: String? { row.text(Field.replacementNotice) }
  public var phone: String? { row.text(Field.phone) }
}

/// The post that a person holds.
public enum Post: String, LedgerWord {
  case onSite = "on_site"
  case support
  case management

  public var chinese: String {
    switch self {
    case .onSite: "驻场"
    case .support: "支撑"
    case .management: "管理"
    }
  }
}
