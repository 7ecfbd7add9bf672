import Contract
import Measures
import Templating

extension DocumentRecipe {
  /// 运维服务报告: fifteen chapters of figures, sentences and the vendor's own words (contract clauses 24 and 35).
  static let report = DocumentRecipe(
    .report, title: "运维服务报告", output: "03-运维服务报告.docx", template: "03-运维服务报告.docx",
    fields: .cycle(
      FieldSet(
        CycleFields.common + TicketCounts.fields.from("台账：运维服务单") + InspectionCounts.fields.from("台账：巡检记录与巡检计划")
          + FigureFields.faults.from("台账：运维服务单") + FigureFields.platform.from("台账：每日运行指标")
          + FigureFields.people + LedgerLists.fields + RecordIndex.fields.from("本期全部台账") + ReportCharts.fields.from("由台账计算的图表数据")
          + NarrativeFields.fields
          + [ScoreFields.field, .object("语句", "sentences", of: ReportSentences.fields, from: "由台账写成的句子") { $0 }])))
}
