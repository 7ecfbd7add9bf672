import Contract
import Diagnostics

extension Example {
  static let privacy: [Example] = [
    .bad(.privacyIdNumber, "in a description", "privacy.id-number YW-20260301-001 summary") {
      $0.set("tickets", row: 0, "summary", "诉求人 11010519491231002X 来电")
    },
    .bad(.privacyIdNumber, "in a phone column, too", "privacy.id-number YW-20260301-001 reporter_phone") {
      $0.set("tickets", row: 0, "reporter_phone", "440524188001010014")
    },
    .bad(.privacyIdNumber, "in a file's name", "privacy.id-number - -") { $0.addFile("身份证11010519491231002X.jpg") },
    .fine(.privacyIdNumber, "a wrong check digit, a day that is none, the account") {
      $0.set("tickets", row: 0, "summary", "流水 110105194912310021")
      $0.set("tickets", row: 1, "summary", "流水 41010519900230123X")
      $0.set("tickets", row: 2, "summary", "账号 411060400018001856562")
    },
    .bad(.privacyPhone, "in a description", "privacy.phone YW-20260301-001 action") {
      $0.set("tickets", row: 0, "action", "回访 138 1234 5678")
    },
    .bad(.privacyPhone, "full-width, in a meeting's list", "privacy.phone meetings:2 office") {
      $0.set("meetings", row: 0, "office", "周七（１３８１２３４５６７８）；吴八")
    },
    .bad(.privacyPhone, "beside the ledgers", "privacy.phone - client.contact") {
      $0.terms.client.contact = "周七 13812345678"
      $0.looseTexts = [LooseText(place: Place(file: "contract.yaml", row: 3, column: "client.contact"), text: "周七 13812345678")]
    },
    .fine(.privacyPhone, "in a phone column, an allowed number, a ticket's number") {
      $0.set("tickets", row: 0, "reporter_phone", "13812345678")
      $0.terms.allowedNumbers = ["12345", "13900000000"]
      $0.set("tickets", row: 0, "summary", "拨打 13900000000 或 12345")
      $0.set("tickets", row: 0, "action", "见 YW-20260301-002")
    },
    .bad(.privacyCredential, "in a cause", "privacy.credential YW-20260301-001 cause") {
      $0.set("tickets", row: 0, "cause", "弱口令：admin888")
    },
    .bad(.privacyCredential, "in a remark", "privacy.credential XJ-daily-20260302 remark") {
      $0.set("inspections", row: 0, "remark", "root password=Toor#2026")
    },
    .bad(.privacyCredential, "in the narrative", "privacy.credential - report.summary") {
      $0.settings.report.summary = "API key: a1b2c3d4"
      $0.looseTexts = [LooseText(place: Place(file: "Q2/cycle.yaml", row: 3, column: "report.summary"), text: "API key: a1b2c3d4")]
    },
    .fine(.privacyCredential, "the bare word") {
      $0.set("tickets", row: 0, "summary", "密码应用安全性评估；密码是否过期；口令：已重置")
    },
    .bad(.privacyAddress, "in a result", "privacy.address YW-20260301-001 result") {
      $0.set("tickets", row: 0, "result", "192.168.1.20 已恢复")
    },
    .bad(.privacyAddress, "with a port, in a remark", "privacy.address XJ-daily-20260302 remark") {
      $0.set("inspections", row: 0, "remark", "http://10.0.0.7:8080/login 打不开")
    },
    .bad(.privacyAddress, "full-width, in a title", "privacy.address XQ-1 title") {
      $0.addDemand(raised: "2026-03-10", completed: "2026-03-11", ["title": "放通１７２．１６．０．９"])
    },
    .fine(.privacyAddress, "a version") { $0.set("tickets", row: 0, "result", "升级到 V4.0.0.1，版本号10.2.0.1.5") },
  ]
}
