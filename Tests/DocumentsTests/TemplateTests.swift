import Diagnostics
import Documents
import Foundation
import Templating
import Testing

/// The templates as they are shipped, against the fields that there are.
@Suite struct TemplateTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Templates")

  @Test(arguments: DocumentRecipe.all.map(\.kind)) func everyTagNamesAField(_ kind: DocumentRecipe.Kind) throws {
    let recipe = try #require(DocumentRecipe.of(kind))
    guard recipe.template.hasSuffix(".docx") else { return }
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(recipe.template)))
    let findings = Templates.lint(bytes, name: recipe.template, fields: recipe.shape)
    #expect(findings.filter { $0.severity == .error }.map(\.message.zh) == [])
  }
}
