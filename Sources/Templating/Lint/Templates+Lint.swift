import Diagnostics
import OOXML

extension Templates {
  /// Everything that is wrong with a template, or odd about it, before there is any data.
  ///
  /// Findings of severity error would stop a filling; warnings may, with some data; notes are about spelling.
  ///
  /// `fields`: the fields that exist; `nil` checks the tags alone.
  public static func lint(_ bytes: [UInt8], name: String, fields: Shape?, delimiters: Delimiters = .standard) -> [Finding] {
    do {
      switch PartName.suffix(name) {
      case "docx": return try word(bytes, name, fields, delimiters).findings
      case "xlsx": return try workbook(bytes, name, fields, delimiters)
      default: return text(bytes, name, fields, delimiters)
      }
    } catch let errors as TemplateErrors { return errors.findings } catch {
      return TemplateErrors(file: name, error).findings
    }
  }

  static func word(_ bytes: [UInt8], _ name: String, _ fields: Shape?, _ delimiters: Delimiters) throws -> Problems {
    let package = try OfficePackage(template: bytes, file: name)
    var compilation = Compilation()
    var reader = try WordReader(package, main: package.mainPart, file: name, delimiters: delimiters)
    let programs = try reader.programs(in: &compilation)
    let properties = try PropertyTexts(package.properties, file: name, delimiters: delimiters, in: &compilation)
    var problems = compilation.problems
    if let fields {
      for program in programs {
        var lint = FieldLint(fields)
        program.lint(&lint)
        problems.add(lint.problems)
      }
      var lint = FieldLint(fields)
      properties.lint(&lint)
      problems.add(lint.problems)
    }
    problems.add(compilation.remarks)
    return problems
  }

  private static func text(_ bytes: [UInt8], _ name: String, _ fields: Shape?, _ delimiters: Delimiters) -> [Finding] {
    var compilation = Compilation()
    let program = TextCompiler.compile(String(decoding: bytes, as: UTF8.self), name: name, delimiters: delimiters, in: &compilation)
    var problems = compilation.problems
    if let fields {
      var lint = FieldLint(fields)
      program.lint(&lint)
      problems.add(lint.problems)
    }
    problems.add(compilation.remarks)
    return problems.findings
  }
}
