/// The contract's own words for the clauses that findings rest on, quoted as they stand.
public struct ClauseText: Sendable, Hashable {
  /// As the catalogue of findings names it: "4.5", "annex 2.1".
  public let clause: String
  /// As the contract counts: 第四条第 5 项.
  public let name: String
  public let words: String

  /// The clauses that one entry of the catalogue names: "37, 39".
  public static func quotes(of clauses: String) -> [ClauseText] {
    clauses.split(separator: ",").map { Plain.trimmed($0) }.flatMap { clause in all.filter { $0.clause == clause } }
  }

  public static let all: [ClauseText] = [
    ClauseText(
      clause: "2", name: "第二条",
      words:
        "乙方须严格按照项目方案确定的内容和标准提供服务。通过工程师驻场、远程技术支持以及现场综合保障等多种方式开展运维工作。采取系统更新、巡检维护、安全备份、应急演练等方式，保障郑州市 12345 政务服务便民热线平台相关硬件设备和软件系统 7×24 小时稳定运行。"
    ),
    ClauseText(
      clause: "3", name: "第三条",
      words:
        "乙方技术人员配置：提供驻场工程师不少于 3 名，5 × 8 小时工作模式；平台业务系统支撑保障工程师不少于 2 名，7 × 24 小时服务模式。"
    ),
    ClauseText(
      clause: "4.1", name: "第四条第 1 项",
      words:
        "乙方运维服务人员应每日对 12345 热线平台系统运行状态进行监控，保障平台系统日常操作响应控制时间在 5 秒内（电子政务外网网络原因除外）。未达到服务要求，乙方应及时报告甲方，并形成书面材料说明原因。"
    ),
    ClauseText(
      clause: "4.2", name: "第四条第 2 项",
      words:
        "甲方对 12345 热线平台提出的日常一般性需求开发，应在 3 个工作日内完成，如无法完成，应及时说明情况并提供可行性替代方案。"
    ),
    ClauseText(
      clause: "4.3", name: "第四条第 3 项",
      words:
        "乙方向甲方定期提供平台系统功能的优化方案；每月组织一次由热线办、运行、运维三方相关人员参加的业务交流会，分析平台系统运行现状问题，讨论优化解决方案。"
    ),
    ClauseText(
      clause: "4.4", name: "第四条第 4 项",
      words:
        "在合同执行期间，乙方需保持 12345 热线系统开发、运维技术骨干团队成员的稳定性，如需更换，需向甲方提交书面情况说明材料，且所有技术骨干成员均需要签订保密协议书。"
    ),
    ClauseText(
      clause: "4.5", name: "第四条第 5 项",
      words:
        "乙方运维服务人员应每日对 12345 热线平台系统运行状态（包括但不限于应用服务器、数据库、网络通道、工单流转引擎等）进行 7 × 24 小时主动监控。"
    ),
    ClauseText(
      clause: "4.6", name: "第四条第 6 项",
      words:
        "乙方须具备并展现对系统故障、工单流转异常（如积压、停滞、错派、延迟等）的自主排查能力，并通过监控工具和人工检查，主动发现至少 90% 以上的系统故障和工单流转异常。"
    ),
    ClauseText(
      clause: "5", name: "第五条",
      words:
        "出现故障时，15 分钟内响应，当现场维护工程师或节假日值班维护工程师无法排除故障时，1小时内派专业工程师赶赴现场进行故障诊断及处理。"
    ),
    ClauseText(
      clause: "6", name: "第六条",
      words:
        "特殊重大活动期间运维人员 24 小时驻场保障。遵守热线平台相关工作纪律和保密规定。"
    ),
    ClauseText(
      clause: "8", name: "第八条",
      words:
        "甲方委托乙方在合同期限内完成 12345 热线平台信息安全等级保护测评及风险评估、商用密码应用安全性评估，费用计入运维资费。"
    ),
    ClauseText(
      clause: "9", name: "第九条",
      words:
        "甲方有权随时向乙方了解项目日常运维情况，进行监督、检查，并要求乙方提供项目相关资料。"
    ),
    ClauseText(
      clause: "10", name: "第十条",
      words:
        "甲方有权按照本合同约定或有关法律法规、政府管理的相关职能规定，对本项目进行监督和检查，有权要求乙方按照监督检查情况制定相应措施并加以整改。"
    ),
    ClauseText(
      clause: "16", name: "第十六条",
      words:
        "按照采购人的要求，中标供应商在签订合同后的5个工作日内，与原运维供应商进行业务工作的交接。"
    ),
    ClauseText(
      clause: "18", name: "第十八条",
      words:
        "乙方负责12345热线平台的信息安全等保测评和商用密码应用安全性评估备案工作，并确保在上一个年度备案证书的有效期之前完成。"
    ),
    ClauseText(
      clause: "26", name: "第二十六条",
      words:
        "根据项目具体情况和相关法律法规，制定项目保密管理制度，明确项目参与人员的保密职责和义务。"
    ),
    ClauseText(
      clause: "32", name: "第三十二条",
      words:
        "乙方每次申请付款前应向甲方开具相应金额增值税发票，否则由此造成的甲方付款延误后果由乙方自行承担。"
    ),
    ClauseText(
      clause: "35", name: "第三十五条",
      words:
        "在每个周期运维服务结束后，乙方须及时向甲方提交运维服务单、巡检记录、运维服务报告、运维服务质量考核评分表等相关运维资料，甲方收到乙方提交的相关运维资料之日起 5 日内进行运维资料审查及评分，验收合格后，应在运维服务质量考核评分表上签字确认，并作为验收通过及周期结算的依据。"
    ),
    ClauseText(
      clause: "37", name: "第三十七条",
      words:
        "协议生效后，由上述及其他不可抗力因素造成的服务中断，甲乙双方均不承担违约责任，受不可抗力影响的一方必须及时通知对方，以书面为准，可事后补报，按合同约定程序双方确认责任或免责。"
    ),
    ClauseText(
      clause: "38", name: "第三十八条",
      words:
        "乙方若在合同期限内未按约定向甲方提供维护服务或经甲方通知后未及时响应、响应后未按合同约定时间提供服务的，每逾期一天，乙方须按约定服务费用的 0.1% 之标准支付违约金直至乙方实际提供服务之日或甲方据此解除合同之日。逾期超过 15 天的，甲方有权解除合同，届时乙方应按约定服务费用的不少于 5% 支付违约金，甲方因此遭受的损失，乙方负责赔偿。"
    ),
    ClauseText(
      clause: "39", name: "第三十九条",
      words:
        "乙方服务期间，由于第三方服务单位或不可抗力的电子政务外网故障、运营商中继线路故障、电力停电等因素造成的故障，平台业务系统无法使用的，乙方不承担违约责任。"
    ),
    ClauseText(
      clause: "40", name: "第四十条",
      words:
        "乙方未在上一年度备案证有效期之前完成等保测评备案，乙方应承担相应责任并赔偿损失。"
    ),
    ClauseText(
      clause: "41", name: "第四十一条",
      words:
        "在合同期内，热线平台若出现网络、设备、数据、信息或系统运行等方面的安全事件，乙方有责任在事件发生后及时提交一份详尽的事故分析报告及相应的整改措施。"
    ),
    ClauseText(
      clause: "42", name: "第四十二条",
      words:
        "如乙方违反约定的保密义务，每发生一次，甲方有权视具体情形按约定合同价款结算金额的 0.5% 至 3% 范围内收取乙方违约金，甲方因此遭受的损失，乙方负责赔偿。"
    ),
    ClauseText(
      clause: "annex", name: "附件",
      words:
        "考核评分 4 个周期均大于 95 分，年度考核金按 100%支付；"
    ),
    ClauseText(
      clause: "annex", name: "附件",
      words:
        "考核评分在 80 分-95 分，出现一次扣 10%年度考核金；"
    ),
    ClauseText(
      clause: "annex", name: "附件",
      words:
        "考核评分在 60 分-80 分，出现一次扣 20%年度考核金；"
    ),
    ClauseText(
      clause: "annex", name: "附件",
      words:
        "考核评分低于 60 分，暂停周期费用支付，双方协商解决。"
    ),
    ClauseText(
      clause: "annex 2.1", name: "附件 2.1",
      words:
        "1.未按规定时间或内容进行巡检，每次扣 0.5 分； 2.未进行巡检，每次扣 1 分（重大节假日除外）。"
    ),
    ClauseText(
      clause: "annex 3.2", name: "附件 3.2",
      words:
        "1.泄露平台资产及设备账户信息的，每次扣 2 分； 2.泄露平台系统诉求人信息的，每次扣 5 分，涉嫌违法的承担相应法律责任。"
    ),
  ]
}
