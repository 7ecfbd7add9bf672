import Assessment
import Contract
import Measures
import OOXML
import Templating
import TestSupport

@testable import Documents

extension FuzzTarget {
  /// An assessment form as it comes back from the office: what is not in the input is as it was sent.
  ///
  /// It takes the steps of `AssessmentFormReader.read`, but makes the form that was sent once and not for every input.
  static let form = FuzzTarget(name: "form") { bytes in
    guard let package = try? OfficePackage(bytes: PartsFile.archive(bytes, over: try? ZipArchive(bytes: sent))),
      let returned = try? WorkbookReading(package)
    else { return }
    let figures = AssessmentFormFigures(returned, policies: view.dossier.terms.policies, cycle: view.dossier.cycle)
    _ = AssessmentFormIdentity(of: returned).remarks(against: view)
    _ = AssessmentFormStatement(returned).changes(against: view)
    let comparison = AssessmentFormComparison(sent: reading, returned: returned, signers: (figures.office, figures.vendor))
    let review = Review(
      confirmedOn: figures.confirmedOn, signedByOffice: figures.office, signedByVendor: figures.vendor, signedOn: figures.signedOn,
      total: figures.total, items: figures.items, decisions: figures.decisions, form: nil)
    _ = review.yaml
    let result = AssessmentFormReading(review: review, remarks: comparison.remarks + figures.remarks, missing: figures.missing)
    guard result.isAcceptable() else { return }
    precondition(review.total <= Points(100), "more than all points were taken")
    precondition(AssessmentItem.all.allSatisfy { (review.items[$0.code] ?? .zero) <= $0.full }, "an item has more than its points")
  }

  private static let view: CycleView = {
    var builder = DossierBuilder.clean(.q2)
    builder.add("violations", ["date": "2026-05-06", "rule": "1.1.4", "count": "1", "summary": "座席投诉一次", "source": "甲方检查"])
    let dossier = builder.build()
    return CycleView(dossier: dossier, scores: Scores(dossier))
  }()

  private static let sent: [UInt8] = {
    let template = Repository.bytes("Templates/" + DocumentRecipe.assessment.template)
    guard let bytes = try? AssessmentForm.issue(view, template: template).bytes() else { preconditionFailure("the form cannot be made") }
    return bytes
  }()

  private static let reading: WorkbookReading = {
    guard let package = try? OfficePackage(bytes: sent), let reading = try? WorkbookReading(package) else {
      preconditionFailure("the form cannot be read")
    }
    return reading
  }()
}
