/// The `staff.*` findings (specification: findings).
extension FindingKind {
  public static let staffNotInPost = FindingKind(
    "staff.not-in-post", .error, clause: "3", risk: .erroneous, acknowledgeable: true,
    rule: Bilingual(
      zh: "处理、巡检、监控、值班等人员当日尚未到岗或已经离岗。", en: "A handler, inspector, monitor or other person had not started, or had left, that day."),
    bad: Bilingual(zh: "4 月 1 日的工单由 3 月 31 日离岗的人处理", en: "a ticket of 1 April handled by somebody who left on 31 March"),
    good: Bilingual(zh: "当日在岗的人员", en: "somebody who was in post that day"))

  public static let staffBelowMinimum = FindingKind(
    "staff.below-minimum", .error, clause: "3", risk: .none, acknowledgeable: true,
    rule: Bilingual(
      zh: "名册中在岗的驻场或支撑人员少于合同要求。",
      en: "On some day of the cycle the list has fewer on-site or support people in post than the contract asks for."),
    bad: Bilingual(zh: "4 月 11 日起名册中只有 2 名驻场工程师", en: "two on-site engineers from 11 April on"),
    good: Bilingual(zh: "离岗次日有人接替", en: "a successor from the next day"))

  public static let staffNdaMissing = FindingKind(
    "staff.nda-missing", .error, clause: "4.4", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(zh: "人员没有签订保密协议，或到岗之后才签。", en: "Somebody on the list has not signed the NDA, or signed it after starting."),
    bad: Bilingual(zh: "11 月 11 日到岗，11 月 12 日签订", en: "started on 11 November, signed on the 12th"),
    good: Bilingual(zh: "到岗当日或之前签订", en: "signed on the first day or before"))

  public static let staffReplacementUnexplained = FindingKind(
    "staff.replacement-unexplained", .error, clause: "4.4", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "技术骨干离岗或更换，离岗人和接替人两行都没有书面说明。", en: "A backbone member left or was replaced, and neither of the two rows has the written notice."),
    bad: Bilingual(zh: "技术骨干 3 月 31 日离岗，「更换书面说明」空着", en: "a backbone member left on 31 March, `replacement_notice` is blank"),
    good: Bilingual(zh: "任一行填写说明文件", en: "the notice named in either row"))
}
