import Contract
import Templating

extension DocumentRecipe {
  /// 结算汇编: the payment application with everything that it rests on (contract clauses 31 to 33).
  static let settlement = DocumentRecipe(
    .settlement, title: "结算汇编", output: "05-结算汇编.docx", template: "05-结算汇编.docx",
    fields: .cycle(
      FieldSet(
        CycleFields.common + TicketCounts.fields + InspectionCounts.fields + FigureFields.faults + FigureFields.platform
          + LedgerLists.fields + RecordIndex.fields + VolumeFields.fields + NarrativeFields.fields + [
            ScoreFields.field, SettlementFields.field, InvoiceFields.field, PolicyFields.field, ChecklistFields.field,
            .object("语句", "sentences", of: CompilationSentences.fields) { $0 },
          ])))
}
