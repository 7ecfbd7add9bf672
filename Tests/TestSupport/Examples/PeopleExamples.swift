import Contract
import Diagnostics

extension Example {
  static let staff: [Example] = [
    .bad(.staffNotInPost, "a handler who had left the day before", "staff.not-in-post YW-20260401-001 handler") {
      $0.addPerson("ZC04", left: "2026-03-31")
      $0.set("tickets", row: 2, "handler", "ZC04")
    },
    .bad(.staffNotInPost, "a monitor who starts tomorrow", "staff.not-in-post 2026-03-01 monitor") {
      $0.addPerson("ZC04", started: "2026-03-02")
      $0.set("metrics", row: 0, "monitor", "ZC04")
    },
    .bad(.staffNotInPost, "one of several at an event", "staff.not-in-post guards:2 on_duty") {
      $0.addPerson("ZC04", started: "2026-03-05")
      $0.addGuard(onDuty: "ZC01、ZC04")
    },
    .bad(.staffNotInPost, "the second of a shift", "staff.not-in-post duty:2 backup") {
      $0.addPerson("ZC04", started: "2026-03-02")
      $0.set("duty", row: 0, "backup", "ZC04")
    },
    .fine(.staffNotInPost, "the first day and the last") {
      $0.addPerson("ZC04", started: "2026-03-01", left: "2026-04-01")
      $0.set("tickets", row: 0, "handler", "ZC04")
      $0.set("tickets", row: 2, "handler", "ZC04")
    },
    .bad(.staffNotInPost, "nobody knows when somebody started whose date is broken", "record.value ZC01 started_on") {
      $0.set("staff", row: 0, "started_on", "去年十一月")
    },
    .bad(.staffBelowMinimum, "two on site from April", "staff.below-minimum on_site@2026-04-11 -") {
      $0.set("staff", row: 2, "left_on", "2026-04-10")
      $0.remove("attendance") { $0["person"] == "ZC03" && ($0["date"] ?? "") > "2026-04-10" }
      $0.ledgers["attendance"] = nil
    },
    .bad(.staffBelowMinimum, "one support engineer for a week", "staff.below-minimum support@2026-05-04 -") {
      $0.ledgers["duty"] = nil
      $0.set("staff", row: 4, "left_on", "2026-05-03")
      $0.set("staff", row: 4, "replacement_notice", "更换说明.pdf")
      $0.addFile("更换说明.pdf", in: .year)
      $0.addPerson("ZX03", post: "支撑", started: "2026-05-11")
    },
    .bad(
      .staffBelowMinimum, "two stretches, the last day and the first", "staff.below-minimum support@2026-03-01 -",
      "staff.below-minimum support@2026-05-31 -"
    ) {
      $0.ledgers["duty"] = nil
      $0.ledgers["metrics"] = nil
      $0.set("staff", row: 3, "left_on", "2026-05-30")
      $0.set("staff", row: 3, "replacement_notice", "更换说明.pdf")
      $0.addFile("更换说明.pdf", in: .year)
      $0.set("staff", row: 4, "started_on", "2026-03-02")
      $0.set("staff", row: 4, "nda_on", "2026-03-02")
    },
    .fine(.staffBelowMinimum, "one goes and another comes the next day") {
      $0.set("staff", row: 2, "left_on", "2026-04-10")
      $0.addPerson("ZC04", started: "2026-04-11")
      $0.ledgers["attendance"] = nil
    },
    .bad(.staffNdaMissing, "no date of signature", "staff.nda-missing ZC01 nda_on") { $0.set("staff", row: 0, "nda_on", "") },
    .bad(.staffNdaMissing, "signed the day after starting", "staff.nda-missing GL01 nda_on") {
      $0.set("staff", row: 5, "nda_on", "2025-11-12")
    },
    .bad(.staffNdaMissing, "somebody who has left is on the list, too", "staff.nda-missing ZC04 nda_on") {
      $0.addPerson("ZC04", left: "2025-12-31")
      $0.set("staff", row: 6, "nda_on", "")
    },
    .fine(.staffNdaMissing, "signed on the first day") { $0.set("staff", row: 0, "nda_on", "2025-11-11") },
    .bad(.staffReplacementUnexplained, "a backbone member left", "staff.replacement-unexplained ZX03 replacement_notice") {
      $0.addPerson("ZX03", post: "支撑", backbone: "是", left: "2026-03-31")
    },
    .bad(.staffReplacementUnexplained, "a backbone member was replaced", "staff.replacement-unexplained ZX03 replacement_notice") {
      $0.addPerson("ZX03", post: "支撑", backbone: "是", left: "2026-03-31")
      $0.addPerson("ZX04", post: "支撑", started: "2026-04-01", ["replaces": "ZX03"])
    },
    .bad(.staffReplacementUnexplained, "a backbone member replaces somebody", "staff.replacement-unexplained ZX04 replacement_notice") {
      $0.addPerson("ZX03", post: "支撑", left: "2026-03-31")
      $0.addPerson("ZX04", post: "支撑", backbone: "是", started: "2026-04-01", ["replaces": "ZX03"])
    },
    .fine(.staffReplacementUnexplained, "the notice on either row; others may come and go") {
      $0.addFile("更换说明.pdf", in: .year)
      $0.addPerson("ZX03", post: "支撑", backbone: "是", left: "2026-03-31")
      $0.addPerson("ZX04", post: "支撑", backbone: "是", started: "2026-04-01", ["replaces": "ZX03", "replacement_notice": "更换说明.pdf"])
      $0.addPerson("ZC04", left: "2026-03-31")
      $0.addPerson("ZC05", started: "2026-04-01", ["replaces": "ZC04"])
    },
  ]

  static let documents: [Example] = [
    .bad(.documentMissing, "no handover", "document.missing handover -") { $0.remove("documents") { $0["kind"] == "交接记录" } },
    .bad(.documentMissing, "no confidentiality policy", "document.missing confidentiality_policy -") {
      $0.remove("documents") { $0["kind"] == "保密管理制度" }
    },
    .bad(.documentMissing, "a pledge that somebody has not given", "document.missing ZX02 -") {
      $0.remove("documents") { $0["person"] == "ZX02" }
    },
    .fine(.documentMissing, "a pledge by name, and documents that nobody must have") {
      $0.set("documents", row: 0, "person", "张一")
      $0.remove("documents") { $0["kind"] == "安全责任书" }
    },
    .bad(.documentLate, "handed over on the sixth working day", "document.late documents:8 dated_on") {
      $0.set("documents", "dated_on", "2025-10-29") { $0["kind"] == "交接记录" }
    },
    .bad(.documentLate, "handed over a month after", "document.late documents:8 dated_on") {
      $0.set("documents", "dated_on", "2025/11/21") { $0["kind"] == "交接记录" }
    },
    .bad(.documentLate, "a signature before a holiday moves the day", "document.late documents:8 dated_on") {
      $0.terms.signedOn = day("2025-09-29")
      $0.set("documents", "dated_on", "2025-10-14") { $0["kind"] == "交接记录" }
    },
    .fine(.documentLate, "handed over on the fifth, and again later") {
      $0.set("documents", "dated_on", "2025-10-28") { $0["kind"] == "交接记录" }
      $0.add("documents", ["kind": "交接记录", "dated_on": "2025-11-20", "file": "交接记录.pdf"])
    },
  ]
}

extension DossierBuilder {
  /// Somebody else on the list, with a pledge; of the on-site post, and in post from before the contract year, if nothing else is said.
  public mutating func addPerson(
    _ id: String, post: String = "驻场", backbone: String = "否", started: String = "2025-11-11", left: String = "", _ more: Cells = [:]
  ) {
    add(
      "staff",
      [
        "id": id, "name": "人员\(id)", "post": post, "backbone": backbone, "nda_on": "2025-11-01", "started_on": started, "left_on": left,
      ].merging(more) { $1 })
    add("documents", ["kind": "保密承诺书", "dated_on": "2025-11-01", "person": id, "file": "承诺书-ZC01.pdf"])
  }
}
