import Assessment
import Contract
import Diagnostics
import OOXML
import Templating

/// A form that came back, understood.
public struct AssessmentFormReading: Sendable {
  /// What the office confirmed; not confirmed while a signature or its date is missing. Nothing private stands in it.
  public let review: Review
  /// Everything to be said, in the order of sheets and cells. Nothing private stands in it.
  public let remarks: [AssessmentFormRemark]
  /// What the form still lacks to be confirmed: signatures, dates.
  public let missing: [Bilingual]

  /// Whether the review may be kept.
  /// - Parameter forcingStale: also one that was made from other ledgers, or for another cycle.
  public func isAcceptable(forcingStale: Bool = false) -> Bool {
    remarks.allSatisfy { remark in
      switch remark.kind {
      case .change, .note: true
      case .stale, .foreign: forcingStale
      case .tampered, .invalid: false
      }
    }
  }
}

/// Reads the assessment form that the office filled in, whatever program saved it (contract clause 35).
public enum AssessmentFormReader {
  /// - Parameters:
  ///   - bytes: the returned workbook.
  ///   - file: its name, kept in the review.
  ///   - view: the cycle as it is now.
  ///   - template: the template that the form was made from.
  /// - Throws: `TemplateErrors` where the form cannot be made again; `PackageError`, `ZipError`, `XMLError` where the file is no workbook.
  public static func read(_ bytes: [UInt8], file: String, view: CycleView, template: [UInt8]) throws -> AssessmentFormReading {
    let returned = try WorkbookReading(OfficePackage(bytes: bytes))
    let figures = AssessmentFormFigures(returned, policies: view.dossier.terms.policies, cycle: view.dossier.cycle)
    let identity = AssessmentFormIdentity(of: returned)
    let signers = (office: figures.office, vendor: figures.vendor)
    var remarks = identity.remarks(against: view)
    if !identity.isWhole && returned.area(named: "评分条款") == nil {
      remarks = [AssessmentFormIdentity.stranger]
    } else if remarks.isEmpty || !identity.isWhole {
      // A form that does not say which it is was tampered with, which the comparison tells by cell.
      let comparison = try closest(to: returned, view.dossier, view, signers: signers) {
        try AssessmentForm.issue($0, template: template)
      }
      remarks = comparison.remarks
    } else {
      // From other ledgers other causes follow: the form is compared with what it says of itself.
      let statement = AssessmentFormStatement(returned)
      if !remarks.contains(where: { $0.kind == .foreign }) { remarks += statement.changes(against: view) }
      let dossier = identity.dossier(like: view.dossier)
      remarks += try closest(to: returned, dossier, view, signers: signers) { try statement.issue($0, template: template) }.remarks
      remarks += statement.remarks
    }
    remarks += figures.remarks
    let review = Review(
      confirmedOn: figures.confirmedOn, signedByOffice: figures.office, signedByVendor: figures.vendor, signedOn: figures.signedOn,
      total: figures.total, items: figures.items, decisions: figures.decisions,
      form: Review.Form(file: file, sha256: SHA256.hex(of: bytes), ledgers: identity.ledgers))
    return AssessmentFormReading(review: review.masked(view), remarks: remarks.map { $0.masked(view) }, missing: figures.missing)
  }

  /// The form is sent before it is confirmed or after, as a draft or not; it is compared with the one that it is nearest to.
  private static func closest(
    to returned: WorkbookReading, _ dossier: Dossier, _ view: CycleView, signers: (office: String?, vendor: String?),
    _ issue: (CycleView) throws -> OfficePackage
  ) throws -> AssessmentFormComparison {
    var unconfirmed = dossier
    unconfirmed.review = nil
    var best: AssessmentFormComparison?
    for dossier in dossier.review == nil ? [dossier] : [unconfirmed, dossier] {
      for isDraft in [false, true] {
        let view = CycleView(dossier: dossier, scores: Scores(dossier), findings: view.findings, earlier: view.earlier, isDraft: isDraft)
        let comparison = AssessmentFormComparison(sent: try WorkbookReading(issue(view)), returned: returned, signers: signers)
        if comparison.tamperings == 0 { return comparison }
        if best.map({ comparison.tamperings < $0.tamperings }) ?? true { best = comparison }
      }
    }
    guard let best else { preconditionFailure("the first comparison is one") }
    return best
  }
}

extension AssessmentForm {
  /// The form of a cycle as it is sent.
  static func issue(_ view: CycleView, template: [UInt8]) throws -> OfficePackage {
    try issue(.object(fields.object(view)), template: template)
  }

  static func issue(_ context: Value, template: [UInt8]) throws -> OfficePackage {
    let workbook = try WorkbookTemplate(OfficePackage(bytes: template), name: DocumentRecipe.assessment.template)
    return try OfficePackage(bytes: workbook.fill(context).bytes())
  }
}

extension Review {
  fileprivate func masked(_ view: CycleView) -> Review {
    var review = self
    review.signedByOffice = signedByOffice.map(view.mask)
    review.signedByVendor = signedByVendor.map(view.mask)
    for index in review.decisions.indices {
      review.decisions[index].record = view.mask(review.decisions[index].record)
      review.decisions[index].comment = review.decisions[index].comment.map(view.mask)
    }
    review.form?.file = view.mask(form?.file ?? "")
    return review
  }
}

extension AssessmentFormRemark {
  fileprivate func masked(_ view: CycleView) -> AssessmentFormRemark {
    AssessmentFormRemark(
      kind, sheet: sheet, cell: cell, from: view.mask(from), to: view.mask(to), by: by.map(view.mask),
      Bilingual(zh: view.mask(message.zh), en: view.mask(message.en)))
  }
}
