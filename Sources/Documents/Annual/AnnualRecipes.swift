import Contract
import Templating

extension DocumentRecipe {
  /// 年度运维总结报告: the four cycles side by side, with the year's own records.
  static let annualReport = DocumentRecipe(
    .annualReport, title: "年度运维总结报告", output: "01-年度运维总结报告.docx", template: "年度-01-年度运维总结报告.docx",
    fields: .year(
      FieldSet(
        AnnualFields.common.from("四个周期的台账、评分与结算") + AnnualLists.fields.from("四个周期的台账") + AnnualCharts.fields.from("由台账计算的图表数据") + [
          .object("语句", "sentences", of: AnnualSentences.fields, from: "由台账写成的句子") { $0 }
        ])))

  /// 年度考核金结算 (contract clause 30 and annex, 考核指标说明).
  static let annualSettlement = DocumentRecipe(
    .annualSettlement, title: "年度考核金结算", output: "02-年度考核金结算.docx", template: "年度-02-年度考核金结算.docx",
    fields: .year(
      FieldSet(
        AnnualFields.common.from("四个周期的台账、评分与结算") + [.object("语句", "sentences", of: AnnualSentences.fields, from: "由台账写成的句子") { $0 }])))
}
