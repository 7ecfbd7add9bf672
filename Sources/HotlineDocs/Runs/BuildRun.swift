import Contract
import Diagnostics
import Documents
import Files
import Ledgers
import OOXML
import Synchronization
import Templating

/// `build`: check, score, settle, fill every document, and put them in place of the old ones as a whole.
public struct BuildRun: Sendable {
  private let workplace: Workplace
  private let request: BuildRequest
  private let progress: Progress

  public init(_ workplace: Workplace, _ request: BuildRequest, _ progress: Progress = .silent) {
    self.workplace = workplace
    self.request = request
    self.progress = progress
  }

  /// Builds a cycle's documents.
  public func cycle(_ name: Cycle.Name) throws(RunError) -> RunResult {
    let recipes = DocumentRecipe.all.filter(\.isOfCycle)
    let (basis, plates) = try prepare(recipes.filter { wants($0.kind) || wants(.settlement) || isLinked(to: $0.kind) }) {
      () throws(RunError) -> Basis in
      let current = try workplace.open(name)
      if let refusal = refusal(of: current) { return .refused(refusal) }
      let earlier = try workplace.earlier(than: current)
      return .ready(current, self.view(of: current, after: earlier), try Self.inputs(of: current, after: earlier))
    }
    guard case .ready(let current, let unlinked, let inputs) = basis else { return basis.refusal }
    let view = (try? plates[.assessment]?.get()).map { unlinked.linked(toFormOf: $0.template) } ?? unlinked
    let about = DocumentPress.About(period: "\(current.dossier.year)年度\(name.chinese)", terms: current.dossier.terms)
    let sources = (inputs, plates.values.compactMap { try? $0.get().file })
    return try release(
      current.dossier.year, name.rawValue, of: about.period, from: sources, taken: workplace.taken(current.dossier)
    ) {
      () throws(DocumentPress.Failure) in
      let volumes = recipes.filter { $0.kind != .settlement && (wants($0.kind) || wants(.settlement)) }
      progress.expect(volumes.count + (wants(.settlement) ? 1 : 0) + (request.pdf ? wants(.settlement) ? 2 : 1 : 0))
      let printed = try paginated(print(volumes, on: plates, about: about) { $0.context(view) })
      guard wants(.settlement), let compilation = DocumentRecipe.of(.settlement) else { return try inspected(printed) }
      // The compilation lists the other documents with their digests: it comes last, while those are inspected.
      let listed = CycleView(view, volumes: printed.map { .init(kind: $0.kind, sha256: $0.sha256, pages: $0.pages) })
      let (last, others) = Parallel.both(
        {
          Result { () throws(DocumentPress.Failure) in
            try inspected(paginated(print([compilation], on: plates, about: about) { $0.context(listed) }))
          }
        }, printed, jobs: jobs, inspection)
      for other in others { try other.get() }
      return try printed + last.get()
    }
  }

  /// Builds the year's documents.
  public func annual() throws(RunError) -> RunResult {
    let recipes = DocumentRecipe.all.filter { !$0.isOfCycle }
    let (year, plates) = try prepare(recipes) { () throws(RunError) in try workplace.cases() }
    if year.annual.status != .payable && !request.draft {
      let annual = year.annual.text(workplace.language)
      return RunResult(messages: annual + Self.refused[workplace.language] + "\n", status: 1)
    }
    for cycle in year.cycles { if let refusal = refusal(of: cycle) { return refusal } }
    let views = views(of: year.cycles, checked: Cycle.Name.allCases)
    let view = YearView(cycles: views, isDraft: request.draft)
    let about = DocumentPress.About(period: "\(year.year)年度", terms: year.terms)
    return try release(year.year, "annual", of: about.period, from: nil, taken: "") { () throws(DocumentPress.Failure) in
      progress.expect(recipes.count + (request.pdf ? 1 : 0))
      return try inspected(paginated(print(recipes, on: plates, about: about) { $0.context(view) }))
    }
  }

  private var jobs: Int { request.jobs ?? Parallel.processors }

  // MARK: - Reading

  /// What a cycle's documents are made from, or why they are not.
  private enum Basis: Sendable {
    case ready(CycleCase, CycleView, BuildInputs)
    case refused(RunResult)

    var refusal: RunResult { if case .refused(let result) = self { result } else { RunResult() } }
  }

  private typealias Plates = [DocumentRecipe.Kind: Result<DocumentPress.Plate, DocumentPress.Failure>]

  /// Reads the ledgers and opens the templates at once: neither needs the other.
  private func prepare<Result: Sendable>(
    _ recipes: [DocumentRecipe], _ read: @Sendable () throws(RunError) -> Result
  ) throws(RunError) -> (Result, Plates) {
    progress.begin(Self.reading)
    let press = press
    let reading = { @Sendable in Swift.Result { () throws(RunError) in try read() } }
    let opening = { @Sendable (recipe: DocumentRecipe) in
      (recipe.kind, Swift.Result { () throws(DocumentPress.Failure) in try press.plate(for: recipe) })
    }
    let (basis, plates) = Parallel.both(reading, recipes, jobs: jobs, opening)
    return (try basis.get(), Dictionary(plates, uniquingKeysWith: { first, _ in first }))
  }

  // MARK: - Views

  /// The cycle as its documents see it, with the earlier cycles of its year.
  func view(of current: CycleCase) throws(RunError) -> CycleView { view(of: current, after: try workplace.earlier(than: current)) }

  private func view(of current: CycleCase, after earlier: [CycleCase]) -> CycleView {
    let views = views(of: earlier + [current], checked: [current.dossier.cycle.name])
    return views[views.count - 1]
  }

  /// What a cycle's documents are made from: all of the cycle's own files, and what the figures of earlier cycles rest on, by the names that
  /// may be shown.
  private static func inputs(of current: CycleCase, after earlier: [CycleCase]) throws(RunError) -> BuildInputs {
    let inputs = current.loaded.inputs + earlier.flatMap { $0.loaded.inputs.filter { !$0.name.contains("/evidence/") } }
    let files = Dictionary(inputs.map { (FileName($0.name), $0) }, uniquingKeysWith: { first, _ in first }).values
    return try BuildInputs(files.map { .init(path: $0.path, name: ShownName.of($0.name)) }, of: current.dossier.year)
  }

  private func views(of cycles: [CycleCase], checked: [Cycle.Name]) -> [CycleView] {
    var views: [CycleView] = []
    for cycle in cycles {
      // Earlier cycles are there for their figures; only a checked one has findings to tell.
      let findings = checked.contains(cycle.dossier.cycle.name) ? cycle.findings : []
      views.append(CycleView(dossier: cycle.dossier, scores: cycle.scores, findings: findings, earlier: views, isDraft: request.draft))
    }
    return views
  }

  // MARK: - Refusals

  private static let refused = Bilingual(
    zh: "没有生成文件，原有输出未改动。要先看样子，用 --draft。", en: "Nothing was written; the earlier output is as it was. To see it all the same, use --draft.")

  private func refusal(of cycle: CycleCase) -> RunResult? {
    guard !request.draft, cycle.findings.contains(where: { $0.severity == .error }) else { return nil }
    return RunResult(messages: cycle.report.text(workplace.language).text + Self.refused[workplace.language] + "\n", status: 1)
  }

  private func wants(_ kind: DocumentRecipe.Kind) -> Bool { request.only?.contains(kind.rawValue) ?? true }

  /// Whether a document that is wanted says where in another one something stands.
  private func isLinked(to kind: DocumentRecipe.Kind) -> Bool { kind == .assessment && (wants(.tickets) || wants(.inspections)) }

  // MARK: - Printing

  private static let reading = Bilingual(zh: "读取台账并检查", en: "reading and checking the ledgers")
  private static let converting = Bilingual(zh: "转换为 PDF", en: "converting to PDF")

  private var press: DocumentPress { DocumentPress(shelf: workplace.templateShelf) }

  private func print(
    _ recipes: [DocumentRecipe], on plates: Plates, about: DocumentPress.About, _ context: @escaping @Sendable (DocumentRecipe) -> Value?
  ) throws(DocumentPress.Failure) -> [DocumentPress.Printed] {
    let (press, progress) = (press, progress)
    let results = Parallel.map(recipes, jobs: jobs) { recipe -> Result<DocumentPress.Printed, DocumentPress.Failure> in
      Result { () throws(DocumentPress.Failure) in
        progress.begin(Bilingual(zh: recipe.output, en: recipe.output))
        guard let plate = plates[recipe.kind], let context = context(recipe) else {
          preconditionFailure("a recipe without a template or a context was chosen")
        }
        return try press.print(recipe, on: plate.get(), context, about: about)
      }
    }
    var printed: [DocumentPress.Printed] = []
    var problems: [Finding] = []
    for result in results {
      do throws(DocumentPress.Failure) { printed.append(try result.get()) } catch {
        guard case .template(let findings) = error else { throw error }
        problems += findings
      }
    }
    guard problems.isEmpty else { throw .template(problems) }
    return printed
  }

  private var inspection: @Sendable (DocumentPress.Printed) -> Result<Void, DocumentPress.Failure> {
    { [press] document in Result { () throws(DocumentPress.Failure) in try press.inspect(document) } }
  }

  /// The documents, when every one has passed the self-check.
  private func inspected(_ printed: [DocumentPress.Printed]) throws(DocumentPress.Failure) -> [DocumentPress.Printed] {
    for result in Parallel.map(printed, jobs: jobs, inspection) { try result.get() }
    return printed
  }

  /// The documents with their PDFs and page counts, and the pages in their tables of contents, where `--pdf` asks for them.
  private func paginated(_ printed: [DocumentPress.Printed]) throws(DocumentPress.Failure) -> [DocumentPress.Printed] {
    guard request.pdf, !printed.isEmpty else { return printed }
    progress.begin(Self.converting)
    do throws(RunError) { return try LibreOffice.installed().paginated(printed) } catch { throw .run(error) }
  }

  // MARK: - Release

  /// What SHA256SUMS.inputs lists; there is none for a year's folder (specification: command line).
  private typealias Sources = (inputs: BuildInputs, templates: [DocumentPress.InputFile])

  private func release(
    _ year: String, _ name: String, of period: String, from sources: Sources?, taken: String,
    _ make: () throws(DocumentPress.Failure) -> [DocumentPress.Printed]
  ) throws(RunError) -> RunResult {
    if request.pdf { _ = try LibreOffice.installed() }
    let folder: OutputFolder
    do throws(OutputFolder.Refusal) {
      folder = try OutputFolder(parent: "\(workplace.output)/\(year)", name: name)
    } catch {
      throw Self.refusal(error)
    }
    let printed: [DocumentPress.Printed]
    do throws(DocumentPress.Failure) { printed = try make() } catch {
      switch error {
      case .run(let error): throw error
      case .template(let findings): return problems(findings, year, name)
      }
    }
    var messages = taken
    let files = try bundle(printed, period, sources, &messages)
    do throws(FileError) { try folder.replace(with: files) } catch { throw .output(error) }
    messages += note(kept: folder.kept) + note(leftover: folder.leftover)
    return RunResult(files.map { "\(folder.path)/\($0.name)\n" }.joined(), messages: messages)
  }

  /// The documents that are wanted, their PDFs, and the two manifests.
  private func bundle(
    _ printed: [DocumentPress.Printed], _ period: String, _ sources: Sources?, _ messages: inout String
  ) throws(RunError) -> [OutputFile] {
    let wanted = printed.filter { wants($0.kind) }
    var files = wanted.map(\.file)
    if request.pdf {
      let binding = try Binding.of(wanted, of: period, evidence: sources?.inputs.files ?? [], isDraft: request.draft)
      files += binding.files
      messages += binding.notes.map { $0[workplace.language] + "\n" }.joined()
    }
    let sums = Manifest(entries: files.map { .init(name: $0.name, digest: SHA256.hex(of: $0.bytes)) })
    files.append(OutputFile(name: Verification.manifest, bytes: Array(sums.text.utf8)))
    if let (inputs, templates) = sources {
      let list = inputs.manifest(with: templates + printed.flatMap(\.partials))
      files.append(OutputFile(name: Verification.inputs, bytes: Array(list.text.utf8)))
    }
    return files
  }

  private func note(kept: [String]) -> String {
    guard !kept.isEmpty else { return "" }
    let head = Bilingual(
      zh: "注意：输出文件夹里有不是本工具写的、或生成之后改过的文件，已移出保存：",
      en: "note: the output folder held files that no build wrote, or that were changed since; they were moved out and kept:")
    return ([head[workplace.language]] + kept.map { "  " + ShownName.of($0) }).joined(separator: "\n") + "\n"
  }

  private func note(leftover: FileError?) -> String {
    guard let leftover else { return "" }
    let words = Bilingual(
      zh: "注意：新文件已就位，但旧文件没有删干净（\(leftover.path)：\(leftover.chineseReason)），下次 build 会再试。",
      en:
        "note: the new files are in place; the old ones could not be removed (\(leftover.path): \(leftover.reason)), which the next build tries."
    )
    return words[workplace.language] + "\n"
  }

  private func problems(_ findings: [Finding], _ year: String, _ name: String) -> RunResult {
    let report = CheckReport(year: year, cycle: name, findings: findings)
    return RunResult(messages: report.text(workplace.language).text + Self.refused[workplace.language] + "\n", status: 1)
  }

  private static func refusal(_ refusal: OutputFolder.Refusal) -> RunError {
    switch refusal {
    case .busy(let path):
      RunError(
        73,
        Bilingual(
          zh: "另一个 build 正在写入（\(path)）。等它结束后再试；原有输出未改动。",
          en: "another build is writing there (\(path)); try again when it is done. The earlier output is as it was."))
    case .link(let path):
      RunError(
        73,
        Bilingual(
          zh: "\(path) 是符号链接，不知道通向哪里，没有写入。请换成真正的文件夹，或用 --output 指定输出位置。",
          en: "\(path) is a symbolic link, which may lead anywhere; nothing was written. Make it a folder, or name the place by --output."))
    case .foreign(let path):
      RunError(
        73,
        Bilingual(
          zh: "\(path) 里有文件，却没有 SHA256SUMS，不是本工具的输出文件夹，没有写入。请移走其中的文件，或用 --output 指定别处。",
          en:
            "\(path) holds files but no SHA256SUMS: it is no output folder of this tool. Nothing was written; move them away, or name another --output."
        ))
    case .file(let error): .output(error, creating: true)
    }
  }
}
