import Contract
import Measures
import Templating

extension DocumentRecipe {
  /// 运维服务报告: fifteen chapters of figures, sentences and the vendor's own words (contract clauses 24 and 35).
  static let report = DocumentRecipe(
    .report, title: "运维服务报告", output: "03-运维服务报告.docx", template: "03-运维服务报告.docx",
    fields: .cycle(
      FieldSet(
        CycleFields.common + TicketCounts.fields + InspectionCounts.fields + FigureFields.faults + FigureFields.platform
          + FigureFields.people + LedgerLists.fields + RecordIndex.fields + ReportCharts.fields + NarrativeFields.fields
          + [ScoreFields.field, .object("语句", "sentences", of: ReportSentences.fields) { $0 }])))
}
