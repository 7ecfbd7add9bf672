import Assessment
import Contract
import Diagnostics
import Documents
import Settlement
import TestSupport
import Validation

/// Everything that is made of a cycle's ledgers, made of whatever was read.
enum Judgement {
  static func pass(_ ledgers: [Ledger], findings: [Finding], texts: [LooseText] = []) {
    let cycle = DossierBuilder(.q2)
    let dossier = Dossier(
      year: "2025", cycle: cycle.cycle, terms: cycle.terms, calendar: cycle.calendar, ledgers: ledgers, evidence: cycle.evidence,
      looseTexts: texts)
    pass(dossier, findings: findings)
  }

  static func pass(_ dossier: Dossier, findings: [Finding] = []) {
    let scores = Scores(dossier)
    let settlement = CycleSettlement(dossier, scores: scores)
    let all = Validator.findings(
      in: dossier, reading: findings, outcome: Outcome(total: scores.current.total, payable: settlement.payable))
    let report = CheckReport(year: "2025", cycle: "Q2", findings: all)
    _ = report.text(.zh).text
    let view = CycleView(dossier: dossier, scores: scores, findings: all)
    for recipe in DocumentRecipe.all { _ = recipe.context(view) }
  }
}
