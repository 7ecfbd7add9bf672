import Assessment
import Contract
import Diagnostics
import Settlement
import Templating

/// One cycle as the documents see it: its records, what they add up to, what was found. Read only; the figures are made once.
public final class CycleView: Sendable {
  public let dossier: Dossier
  /// The vendor's own assessment, and the office's where it is confirmed.
  public let scores: Scores
  public let settlement: CycleSettlement
  public let findings: [Finding]
  /// The earlier cycles of the contract year, in order, for comparison.
  public let earlier: [CycleView]
  /// Whether every page says 草稿.
  public let isDraft: Bool
  /// The documents that are rendered already, for the index of the compilation.
  public let volumes: [Volume]
  /// The causes on the assessment form, for the links that lead back to them.
  let formCauses: AssessmentFormBacklinks

  let privacy: PrivacyMask
  let tickets: TicketFigures
  let ticketMonths: [TicketFigures]
  let inspections: InspectionFigures
  let metrics: MetricsFigures

  public init(dossier: Dossier, scores: Scores, findings: [Finding] = [], earlier: [CycleView] = [], isDraft: Bool = false) {
    self.dossier = dossier
    self.scores = scores
    settlement = CycleSettlement(dossier, scores: scores)
    self.findings = findings
    self.earlier = earlier
    self.isDraft = isDraft
    volumes = []
    formCauses = AssessmentFormBacklinks()
    privacy = dossier.privacyMask
    tickets = TicketFigures(dossier)
    ticketMonths = TicketFigures.months(dossier)
    inspections = InspectionFigures(dossier)
    metrics = MetricsFigures(dossier.records(), policies: dossier.terms.policies)
  }

  /// The same cycle with what is known once other documents are.
  ///
  /// - Parameters:
  ///   - view: the cycle.
  ///   - volumes: what the compilation's index lists.
  ///   - form: where the form's causes begin.
  public init(_ view: CycleView, volumes: [Volume]? = nil, form: NamedPlace? = nil) {
    dossier = view.dossier
    scores = view.scores
    settlement = view.settlement
    findings = view.findings
    earlier = view.earlier
    isDraft = view.isDraft
    self.volumes = volumes ?? view.volumes
    formCauses = form.map { AssessmentFormBacklinks(view.scores.own.deductions, from: $0) } ?? view.formCauses
    privacy = view.privacy
    tickets = view.tickets
    ticketMonths = view.ticketMonths
    inspections = view.inspections
    metrics = view.metrics
  }

  /// A rendered document of the cycle's folder.
  public struct Volume: Sendable {
    public var kind: DocumentRecipe.Kind
    public var sha256: String
    /// Known where it was turned into a PDF.
    public var pages: Int?
    public init(kind: DocumentRecipe.Kind, sha256: String, pages: Int? = nil) {
      self.kind = kind
      self.sha256 = sha256
      self.pages = pages
    }
  }

  /// The one place where texts lose what must not leave the house.
  func mask(_ text: String) -> String { privacy.masked(text) }

  /// The assessment that everything rests on.
  var score: ScoreSheet { scores.current }
  /// The year's payments up to this cycle.
  var history: PaymentHistory { PaymentHistory(earlier.map(\.settlement) + [settlement], terms: dossier.terms) }
  /// Whether a ticket of this cycle or of another one of the year is not closed yet.
  func isTicketOpen(_ number: String) -> Bool {
    dossier.otherTicket(number).map { Ticket(row: $0).isOpen } ?? tickets.openIDs.contains(number)
  }
  /// The cycle before this one.
  var previous: CycleView? { earlier.last }
}
