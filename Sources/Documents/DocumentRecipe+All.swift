extension DocumentRecipe {
  /// Every document, in the order of the output folders.
  public static let all: [DocumentRecipe] = [
    .tickets,
    .inspections,
    .report,
    .assessment,
    .settlement,
    .annualReport,
    .annualSettlement,
  ]

  /// The recipe of a kind of document.
  public static func of(_ kind: Kind) -> DocumentRecipe? { all.first { $0.kind == kind } }
}
