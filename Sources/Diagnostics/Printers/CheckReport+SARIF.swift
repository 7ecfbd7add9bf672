extension CheckReport {
  /// `check --format sarif`: SARIF 2.1.0 (OASIS), with the catalogue as its rules and stable partial fingerprints.
  ///
  /// - `version`: the tool's version.
  /// - `root`: the year's folder as the consumer knows it ("Data/2025"), before every file.
  public func sarif(_ language: Language, version: String, root: String = "") -> Printout {
    let findings = findings
    let driver: JSONValue = [
      "name": "hotline-docs", "version": .string(version), "rules": .array(FindingKind.all.map { $0.sarif(language) }),
    ]
    let run: JSONValue = [
      "tool": ["driver": driver], "language": .string(language == .zh ? "zh-CN" : "en-US"), "columnKind": "unicodeCodePoints",
      "automationDetails": ["id": .string("check/\(year)/\(cycle)/")],
      "results": .sequence(count: findings.count) { findings[$0].told.sarif(language, root: root) },
    ]
    let log: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run],
    ]
    return log.printout
  }
}

extension FindingKind {
  /// Where each code stands in the catalogue.
  fileprivate static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($0.element.code, $0.offset) })

  fileprivate func sarif(_ language: Language) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("id", .string(code)), ("shortDescription", ["text": .string(rule[language])]),
      ("defaultConfiguration", ["level": .string(severity.rawValue)]),
    ]
    if let basis { members.append(("properties", ["clause": .string(basis[language])])) }
    return .object(members)
  }
}

extension Finding {
  fileprivate func sarif(_ language: Language, root: String) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("ruleId", .string(code))]
    if let index = FindingKind.places[code] { members.append(("ruleIndex", .integer(index))) }
    members += [
      ("level", .string(severity.rawValue)),
      ("message", ["text": .string(Self.plain(message[language] + (language == .zh ? "。" : ". ") + hint[language]))]),
    ]
    if let location = place.sarif(language, root: root) { members.append(("locations", [location])) }
    let others = related.compactMap { $0.sarif(language, root: root) }
    if !others.isEmpty { members.append(("relatedLocations", .array(others))) }
    members.append(("partialFingerprints", ["hotlineDocs/v1": .string(fingerprint)]))
    if let acknowledgement {
      members.append(("suppressions", [["kind": "external", "justification": .string(acknowledgement)]]))
    }
    members.append(("properties", ["record": .string(orNull: record), "pointsAtRisk": .text(pointsAtRisk)]))
    return .object(members)
  }
}

extension Finding {
  /// A message of SARIF may hold links, `[words](address)` (SARIF 3.11.6); what a ledger says is none.
  fileprivate static func plain(_ text: String) -> String {
    guard text.contains("](") else { return text }
    return text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}

extension Place {
  /// `nil` where there is no file.
  fileprivate func sarif(_ language: Language, root: String) -> JSONValue? {
    guard let file else { return nil }
    var physical: [(key: String, value: JSONValue)] = [("artifactLocation", ["uri": .string(PathURI.of(file.under(root)))])]
    if let row, row > 0 { physical.append(("region", ["startLine": .integer(row)])) }
    return [
      "physicalLocation": .object(physical),
      "logicalLocations": [["fullyQualifiedName": .string(label(in: language)), "kind": "element"]],
    ]
  }
}
