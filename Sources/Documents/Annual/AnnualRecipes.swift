import Contract
import Templating

extension DocumentRecipe {
  /// 年度运维总结报告: the four cycles side by side, with the year's own records.
  static let annualReport = DocumentRecipe(
    .annualReport, title: "年度运维总结报告", output: "01-年度运维总结报告.docx", template: "年度-01-年度运维总结报告.docx",
    fields: .year(
      FieldSet(
        AnnualFields.common + AnnualLists.fields + AnnualCharts.fields + [
          .object("语句", "sentences", of: AnnualSentences.fields) { $0 }
        ])))

  /// 年度考核金结算 (contract clause 30 and annex, 考核指标说明).
  static let annualSettlement = DocumentRecipe(
    .annualSettlement, title: "年度考核金结算", output: "02-年度考核金结算.docx", template: "年度-02-年度考核金结算.docx",
    fields: .year(
      FieldSet(AnnualFields.common + [.object("语句", "sentences", of: AnnualSentences.fields) { $0 }])))
}
