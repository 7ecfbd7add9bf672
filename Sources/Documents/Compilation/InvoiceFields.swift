import Contract
import Measures
import Settlement
import Templating

/// The invoice of the cycle (contract clause 32).
enum InvoiceFields {
  static let field = Field<CycleView>.object("发票", "invoice", of: set, from: "cycle.yaml：invoice") { $0 }

  private static let set = FieldSet<CycleView>([
    Field("已开具", "issued", .boolean) { .boolean($0.dossier.settings.invoice != nil) },
    Field("号码", "number", .text, mayBeMissing: true) { Shown.text($0.dossier.settings.invoice?.number, in: $0) },
    Field("开具日期", "issued_on", .date, mayBeMissing: true) { Shown.date($0.dossier.settings.invoice?.issuedOn) },
    Field("金额", "amount", .number, mayBeMissing: true) { Shown.amount($0.dossier.settings.invoice?.amount) },
    Field("税率", "tax_rate", .number, mayBeMissing: true) { Shown.percent($0.dossier.settings.invoice?.taxRate) },
    Field("文件", "file", .text, mayBeMissing: true) { Shown.text($0.dossier.settings.invoice?.file, in: $0) },
    Field("与应付一致", "matches", .boolean) { .boolean($0.dossier.settings.invoice?.amount == $0.settlement.payable) },
  ])
}
