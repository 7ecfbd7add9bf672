import Diagnostics

/// What reading a form back has to say of one of its cells.
public struct AssessmentFormRemark: Sendable {
  /// How much weight it has.
  public enum Kind: String, Sendable, CaseIterable {
    /// The office wrote something where it may.
    case change
    /// Worth knowing; nothing is wrong.
    case note
    /// Something was written where it may, and cannot be understood.
    case invalid
    /// Something else than the office's cells is not as it was sent.
    case tampered
    /// It is the form of another contract, year or cycle.
    case foreign
    /// It was made from other ledgers than those that there are now.
    case stale
  }

  public let kind: Kind
  public let sheet: String
  public let cell: String
  /// What stood there when the form was sent.
  public let from: String
  public let to: String
  /// Who wrote it, where the form says.
  public let by: String?
  public let message: Bilingual

  init(_ kind: Kind, sheet: String, cell: String, from: String = "", to: String = "", by: String? = nil, _ message: Bilingual) {
    self.kind = kind
    self.sheet = sheet
    self.cell = cell
    self.from = from
    self.to = to
    self.by = by
    self.message = message
  }
}
