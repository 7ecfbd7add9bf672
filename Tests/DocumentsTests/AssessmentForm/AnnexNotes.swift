/// The annex's words around the table, as the form has to have them.
enum AnnexNotes {
  static let title = "郑州市 12345 政务热线平台运维服务质量考核指标"
  static let totalLabel = "评分合计："
  static let heading = "考核指标说明："
  /// 考核指标说明 1 to 5, word for word.
  static let notes = [
    "1. 合同费用分 4 个周期支付，每个支付周期金额为合同年费用的 22.5%，剩余 10%作为年度考核金；",
    "2. 考核评分 4 个周期均大于 95 分，年度考核金按 100%支付；",
    "3. 考核评分在 80 分-95 分，出现一次扣 10%年度考核金；",
    "4. 考核评分在 60 分-80 分，出现一次扣 20%年度考核金；",
    "5. 考核评分低于 60 分，暂停周期费用支付，双方协商解决。",
  ]
}
