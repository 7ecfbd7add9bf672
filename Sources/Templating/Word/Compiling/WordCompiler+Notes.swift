import Diagnostics
import OOXML

/// What a reference does with the number of its note.
enum NoteRole: Sendable {
  /// Where a comment's range begins.
  case begins
  /// Where it ends.
  case ends
  /// Where the reference stands, with which the note is made.
  case refers
}

/// A note that is made anew, with a number of its own, wherever a section or a partial comes to its reference.
struct FloatingNote: Sendable {
  let kind: NoteKind
  let program: WordProgram
}

extension WordCompiler {
  /// Finds the references within sections whose notes repeat with them. A comment whose range is not within one item stays one comment.
  func collectNotes() {
    guard part.document.mayHold(Self.noteReferences) else { return }
    var uses: [NoteKind: [String: [(element: XMLElement, section: ObjectIdentifier?)]]] = [:]
    walkSections { element, open in
      guard let (kind, _) = Self.noteRole(of: element), let id = element["w:id"] else { return }
      uses[kind, default: [:]][id, default: []].append((element, open.last.map { ObjectIdentifier($0) }))
    }
    for kind in NoteKind.allCases {
      for (id, pieces) in (uses[kind] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let isRepeated = isPartial || pieces.contains { $0.section != nil }
        let isWhole = kind != .comment || Set(pieces.map(\.section)).count == 1
        guard isRepeated, isWhole, let found = context.notes.float(kind, id) else { continue }
        let context = Context(
          relationships: found.relationships, target: { _ in nil }, contents: [], delimiters: context.delimiters)
        out.notes.append(
          FloatingNote(kind: kind, program: WordCompiler.compile(note: found.element, of: found.part, context, in: &compilation)))
        for piece in pieces {
          if let (_, role) = Self.noteRole(of: piece.element) { notes[ObjectIdentifier(piece.element)] = (out.notes.count - 1, role) }
        }
      }
    }
  }

  private static let noteReferences = Set(NoteKind.allCases.map(\.reference)).union(["w:commentRangeStart", "w:commentRangeEnd"])

  private static func noteRole(of element: XMLElement) -> (NoteKind, NoteRole)? {
    switch element.tag {
    case "w:commentRangeStart": return (.comment, .begins)
    case "w:commentRangeEnd": return (.comment, .ends)
    default: return NoteKind(reference: element.tag).map { ($0, .refers) }
    }
  }
}
