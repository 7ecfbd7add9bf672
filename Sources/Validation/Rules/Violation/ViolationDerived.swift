import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Violations whose rule is read from another ledger, and which the office did not see itself.
  static let violationDerived = each(.violationDerived, of: Violation.self) { violation, _ in
    guard let rule = violation.rule, let source = violation.source, source != .office, let key = AnnexRule.source(of: rule),
      key != Violation.table.key, let table = LedgerTable.named(key)
    else { return [] }
    return [
      violation.row.finding(
        .violationDerived, Violation.Field.rule, zh: "条款 \(rule) 由\(table.name)台账计算，在这里再记会重复扣分",
        en: "rule \(rule) is counted from the ledger `\(table.key)`; here it would count twice",
        hint: Bilingual(
          zh: "删去这一行，把事实记入\(table.name)；甲方检查发现的，来源填“甲方检查”",
          en: "remove the row and enter the fact in `\(table.key)`; if the office found it, the source is `office`"))
    ]
  }
}
