import Contract
import Diagnostics

/// What a command prints of a cycle's records has nothing private in it, as the documents have not.
extension Dossier {
  /// A text, line by line.
  func masked(_ text: String) -> String {
    let mask = privacyMask
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { mask.masked(String($0)) }.joined(separator: "\n")
  }

  /// Every string of a value, so that what is around the strings stays JSON.
  func masked(_ json: JSONValue) -> JSONValue { json.rewritten(privacyMask.masked) }
}

extension JSONValue {
  fileprivate func rewritten(_ rewrite: (String) -> String) -> JSONValue {
    switch self {
    case .string(let text): .string(rewrite(text))
    case .array(let values): .array(values.map { $0.rewritten(rewrite) })
    case .object(let pairs): .object(pairs.map { (key: $0.key, value: $0.value.rewritten(rewrite)) })
    case .sequence(let count, let element): .array((0..<count).map { element($0).rewritten(rewrite) })
    case .null, .bool, .integer: self
    }
  }
}
