import Contract
import Measures

extension ContractTerms {
  /// The figures of the contract as it was signed (郑财招标采购-2025-321), without a plan of inspections.
  ///
  /// Where contract.yaml lacks a value or holds a broken one, which is a finding of its own, reading goes on with the signed one, so that
  /// one bad line does not hide what else is wrong.
  static func signed(firstYear: Int) -> ContractTerms {
    let start = CivilDate(year: firstYear, month: 12, day: 1) ?? CivilDate(days: 20_423)
    return ContractTerms(
      number: "郑财招标采购-2025-321", project: "郑州市人民政府办公室郑州市12345政务服务便民热线平台运维服务项目",
      client: Party(name: "郑州市人民政府办公室"),
      vendor: Vendor(
        name: "郑州新光源电子科技工程有限公司", accountName: "郑州新光源电子科技工程有限公司", bank: "交通银行郑州百花路支行", account: "411060400018001856562"),
      signedOn: CivilDate(year: 2025, month: 10, day: 21) ?? start, term: start...(start.adding(months: 12) - 1),
      totalAmount: Fen(654_000_000), annualAmount: Fen(218_000_000), cycleShare: Percent(millionths: 225_000),
      assessmentShare: Percent(points: 10), onSiteMinimum: 3, supportMinimum: 2,
      workingHours: WorkingHours(
        hours: ClockTime(seconds: 9 * 3_600)...ClockTime(seconds: 18 * 3_600),
        pause: ClockTime(seconds: 12 * 3_600)...ClockTime(seconds: 13 * 3_600)),
      inspectionPlans: [])
  }
}
