import Contract
import Templating

extension DocumentRecipe {
  /// 结算汇编: the payment application with everything that it rests on (contract clauses 31 to 33).
  static let settlement = DocumentRecipe(
    .settlement, title: "结算汇编", output: "05-结算汇编.docx", template: "05-结算汇编.docx",
    fields: .cycle(
      FieldSet(
        CycleFields.common + TicketCounts.fields.from("台账：运维服务单") + InspectionCounts.fields.from("台账：巡检记录与巡检计划")
          + FigureFields.faults.from("台账：运维服务单") + FigureFields.platform.from("台账：每日运行指标")
          + LedgerLists.fields + RecordIndex.fields.from("本期全部台账") + VolumeFields.fields.from("本次生成的文件") + NarrativeFields.fields + [
            ScoreFields.field, SettlementFields.field, InvoiceFields.field, PolicyFields.field, ChecklistFields.field,
            .object("语句", "sentences", of: CompilationSentences.fields, from: "由台账写成的句子") { $0 },
          ])))
}
