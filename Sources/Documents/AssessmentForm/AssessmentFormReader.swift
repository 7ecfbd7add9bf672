import Assessment
import Contract
import Diagnostics
import OOXML
import Templating

/// A form that came back, understood.
public struct AssessmentFormReading: Sendable {
  /// What the office confirmed; not confirmed while a signature or its date is missing.
  public let review: Review
  /// Everything to be said, in the order of sheets and cells.
  public let remarks: [AssessmentFormRemark]

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
    var figures = AssessmentFormFigures(returned, policies: view.dossier.terms.policies)
    let identity = identity(of: returned, view)
    var remarks = identity
    // From other ledgers other causes follow, so that nothing could be told from the difference.
    if identity.isEmpty {
      let comparison = try closest(to: returned, view: view, template: template, signer: figures.office)
      remarks += comparison.remarks
    }
    let confirmedOn = figures.confirmedOn
    remarks += figures.remarks
    let review = Review(
      confirmedOn: confirmedOn, signedByOffice: figures.office, signedByVendor: figures.vendor, total: figures.total,
      items: figures.items, decisions: figures.decisions,
      form: Review.Form(file: file, sha256: SHA256.hex(of: bytes), ledgers: text("表单台账摘要", in: returned)))
    return AssessmentFormReading(review: review, remarks: remarks)
  }

  private static func text(_ name: String, in form: WorkbookReading) -> String {
    form.column(named: name).first.flatMap { AssessmentFormCells.text($0.reading.value) } ?? ""
  }

  /// What the form says of its contract, cycle and ledgers, where it is not what it should be.
  private static func identity(of form: WorkbookReading, _ view: CycleView) -> [AssessmentFormRemark] {
    let wanted: [(AssessmentFormRemark.Kind, String, String, Bilingual)] = [
      (.foreign, "表单采购编号", view.dossier.terms.number, Bilingual(zh: "采购编号", en: "contract number")),
      (.foreign, "表单合同年度", view.dossier.year, Bilingual(zh: "合同年度", en: "contract year")),
      (.foreign, "表单服务周期", view.dossier.cycle.name.rawValue, Bilingual(zh: "服务周期", en: "cycle")),
      (.stale, "表单台账摘要", view.dossier.ledgersDigest, Bilingual(zh: "台账摘要", en: "digest of the ledgers")),
    ]
    return wanted.compactMap { kind, name, expected, what in
      let found = text(name, in: form)
      guard found != expected else { return nil }
      let (sheet, area) = form.area(named: name) ?? ("", CellArea(CellAddress(row: 1, column: 1)))
      return AssessmentFormRemark(
        kind, sheet: sheet, cell: area.topLeft.description, from: expected, to: found,
        kind == .stale
          ? Bilingual(zh: "评分表是用另一份台账生成的：台账在生成之后有改动", en: "the form was made from other ledgers: they have changed since")
          : Bilingual(zh: "评分表的\(what.zh)是“\(found)”，不是“\(expected)”", en: "the form's \(what.en) is \"\(found)\", not \"\(expected)\""))
    }
  }

  /// The form is sent before it is confirmed or after, as a draft or not; it is compared with the one that it is nearest to.
  private static func closest(
    to returned: WorkbookReading, view: CycleView, template: [UInt8], signer: String?
  ) throws -> AssessmentFormComparison {
    var dossier = view.dossier
    dossier.review = nil
    var best: AssessmentFormComparison?
    for dossier in [dossier, view.dossier] {
      for isDraft in [false, true] {
        let view = CycleView(dossier: dossier, scores: Scores(dossier), findings: view.findings, earlier: view.earlier, isDraft: isDraft)
        let sent = try WorkbookReading(AssessmentForm.issue(view, template: template))
        let comparison = AssessmentFormComparison(sent: sent, returned: returned, signer: signer)
        if comparison.tamperings == 0 { return comparison }
        if best.map({ comparison.tamperings < $0.tamperings }) ?? true { best = comparison }
      }
      if view.dossier.review == nil { break }
    }
    guard let best else { preconditionFailure("the first comparison is one") }
    return best
  }
}

extension AssessmentForm {
  /// The form of a cycle as it is sent.
  static func issue(_ view: CycleView, template: [UInt8]) throws -> OfficePackage {
    let workbook = try WorkbookTemplate(OfficePackage(bytes: template), name: DocumentRecipe.assessment.template)
    return try OfficePackage(bytes: workbook.fill(.object(fields.object(view))).bytes())
  }
}
