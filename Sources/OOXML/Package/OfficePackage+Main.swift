extension OfficePackage {
  /// What the main part is.
  public enum Kind: Sendable {
    case document
    case workbook
    case other
  }

  /// The main part: the document or the workbook, found by the package's relationship.
  public var mainPart: String {
    get throws {
      guard let part = try related("", kind: "officeDocument") else { throw PackageError.noMainPart }
      return part
    }
  }

  public var kind: Kind {
    get throws {
      let type = try contentType(of: mainPart) ?? ""
      if type.contains("wordprocessingml") || type.contains("ms-word") { return .document }
      if type.contains("spreadsheetml") || type.contains("ms-excel") { return .workbook }
      return .other
    }
  }

  /// True where the file was saved as "Strict Open XML".
  public var isStrict: Bool {
    get throws {
      try relationships(of: "").first(kind: "officeDocument").map { XMLNamespaces.isStrict($0.type) } ?? false
    }
  }

  /// True where the package carries macros or claims to: a VBA project, or a macro-enabled main part.
  public var hasMacros: Bool {
    parts.contains { part in
      let type = contentType(of: part)?.lowercased() ?? ""
      return type.contains("vbaproject") || type.contains("macroenabled") || PartName.file(part).lowercased().hasPrefix("vbaproject")
    }
  }
}
