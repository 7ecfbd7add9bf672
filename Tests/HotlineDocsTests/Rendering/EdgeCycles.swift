import Assessment
import Contract
import Documents
import Foundation
import TestSupport
import Testing

@testable import HotlineDocs

/// Cycles at the edges of what may come: without anything, with one ticket, with very many, with very long texts and very rare characters.
enum EdgeCycle: String, CaseIterable, Sendable {
  case empty, quiet, single, long, rare, many

  /// Characters that simple fonts lack: of extension A, of the plane beyond the first 65,536, of no GB2312.
  static let rareNames = ["㐱永安", "𠮷田", "䶮明"]
  /// 4,000 characters, each hundred of them different.
  static let longText = (0..<250).map { String(format: "第%03d处置换并核对无误，转入观察。", $0) }.joined().prefix(3_999) + "完"
  /// Filling 5,000 takes half a minute without optimization: that many come with HOTLINE_RENDER.
  static let manyTickets = Rendering.isWhole ? 5_000 : 500

  var dossier: Dossier {
    var builder = DossierBuilder.clean(.q2)
    switch self {
    case .empty: return DossierBuilder(.q2).build()
    case .quiet: builder.remove("tickets") { _ in true }
    case .single: builder.remove("tickets") { $0["id"] != "YW-20260301-001" }
    case .long:
      for field in ["summary", "cause", "action", "result"] { builder.set("tickets", row: 0, field, String(Self.longText)) }
    case .rare:
      for (row, name) in Self.rareNames.enumerated() {
        builder.set("staff", row: row, "name", name)
        builder.set("tickets", row: row, "reporter", name)
        builder.set("tickets", row: row, "summary", "\(name)报修")
      }
    case .many:
      builder.remove("tickets") { _ in true }
      for number in 0..<Self.manyTickets {
        let day = "2026-0\(3 + number % 3)-\(String(format: "%02d", number % 28 + 1))"
        builder.addTicket(
          "YW-\(day.replacing("-", with: ""))-\(String(format: "%04d", number))", level: number % 50 == 0 ? "较大" : "普通", at: "\(day) 09:00",
          response: "\(day) 09:0\(number % 10)", solution: "\(day) 09:\(number % 49 + 10)")
      }
    }
    return builder.build()
  }

  /// The cycle's documents, filled and checked as a build does it.
  func printed(_ kinds: [DocumentRecipe.Kind], isDraft: Bool = false) throws -> [DocumentPress.Printed] {
    let dossier = dossier
    let view = CycleView(dossier: dossier, scores: Scores(dossier), isDraft: isDraft)
    let press = DocumentPress(shelf: SampleYear.workplace.templateShelf)
    return try kinds.map { kind in
      let recipe = try #require(DocumentRecipe.of(kind))
      let context = recipe.context(view) ?? recipe.context(YearView(cycles: [view], isDraft: isDraft))
      let document = try press.print(
        recipe, on: try press.plate(for: recipe), try #require(context), about: .init(period: "2025年度第二服务周期", terms: dossier.terms)
      )
      try press.inspect(document)
      return document
    }
  }
}
