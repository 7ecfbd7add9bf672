import Contract

/// The YAML files of a new contract year, with comments for the person who fills them in.
enum ContractTemplate {
  static let planNames = ["日巡检"]

  static func text(startYear: Int) -> String {
    """
    # 合同条款与工具的设置。# 后面是说明；冒号后面留一个空格。
    number: 郑财招标采购-2025-321
    project: 郑州市人民政府办公室郑州市12345政务服务便民热线平台运维服务项目
    client:
      name: 郑州市人民政府办公室
      # contact: 联系人（选填）
    vendor:
      name: 郑州新光源电子科技工程有限公司
      account_name: 郑州新光源电子科技工程有限公司
      bank: 交通银行郑州百花路支行
      account: "411060400018001856562"      # 账号加引号
      # contact: 联系人（选填）
    signed_on: 2025-10-21                   # 合同签订日期

    # 本合同年度：自 start 起四个考核周期，每个周期三个自然月。
    term:
      start: \(startYear)-12-01
      end: \(startYear + 1)-11-30

    total_amount: 6540000.00                # 三年合同总额（元）
    annual_amount: 2180000.00               # 年度金额（元）
    cycle_share: 22.5%                      # 每个周期支付年度金额的比例
    assessment_share: 10%                   # 年度验收后支付的考核金比例

    staffing:
      on_site: 3                            # 驻场工程师不少于
      support: 2                            # 支撑保障工程师不少于

    # 驻场岗位的工作时间（5×8 小时，由乙方排定）。
    working_hours: {start: "09:00", end: "18:00", break: "12:00-13:00"}

    # 巡检计划。days：working 工作日 · all 每天 · weekly:1 每周一 · monthly:1 每月1日。
    # window：开始时间应落在的时段（两端包含），不写则不限；skip_holidays：重大节假日除外，默认 true。
    inspection_plan:
      - id: daily
        name: 日巡检
        days: working
        window: "08:30-10:30"
        skip_holidays: true
        objects:
          应用服务器: [CPU使用率, 内存使用率, 磁盘使用率, 服务进程]
          数据库: [连接数, 表空间, 备份状态]
          网络通道: [外网延迟, 电子政务外网连通]
          工单流转引擎: [积压工单数, 停滞工单数, 错派工单数, 流转延迟]

    # 故障等级的说明，印在文档中（合同未作定义，选填）。
    fault_levels:
      critical: 热线不能接入、全平台不可用、数据丢失或泄露
      major: 单个核心模块不可用或30%以上座席受影响
      normal: 其他故障

    # 隐私检查放行的号码（乙方账号自动放行，选填）。
    allowed_numbers: ["12345"]

    # 对合同留白之处的读法，不写即为默认值。例：
    # policies:
    #   seat_failures_allowed: 2            # 座席电脑每日故障免扣台次
    #   boundary_95: minus10                # 恰为 95 分时：minus10 或 full
    #   expected_activities: [backup, update|antivirus, drill, training]
    policies: {}

    """
  }

  static func cycle(_ cycle: Cycle.Name) -> String {
    let acceptance =
      cycle == .q4 ? "\n# 年度验收（只写在 Q4）。\n# acceptance: {accepted_on: 2026-12-10, document: 年度验收.pdf}\n" : ""
    return """
      # \(cycle.rawValue) 的说明与办理情况。每一项都可以不写；文件放在本周期的 evidence 文件夹中。
      # compiled_by: 编制人
      # submitted_on: 2026-06-03              # 提交日期
      # applied_on: 2026-06-09                # 付款申请日期

      # 运维服务报告中的文字。
      # report:
      #   summary: 本周期总体情况
      #   highlights: [工作亮点一, 工作亮点二]
      #   problems: [存在问题]
      #   next_plan: [下周期计划]

      # 发票。
      # invoice: {number: "发票号码", issued_on: 2026-06-09, amount: 490500.00, tax_rate: 6%, file: invoice.pdf}

      # 已经发生、无法补正的问题，说明原因后降为警告。
      # acknowledged:
      #   - {code: inspection.missing, record: daily@2026-04-09, reason: 原因}
      \(acceptance)
      """
  }
}
