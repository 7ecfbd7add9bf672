extension Compilation {
  /// A text of a workbook in its pieces; what is wrong with its tags is noted, and what is odd about them.
  mutating func pieces(of text: [Unicode.Scalar], _ scanner: inout TagScanner, at site: Site) -> [TagScanner.Piece] {
    let (found, faults) = scanner.scan(text)
    let pieces = admitted(found) { _ in site }
    for fault in faults { problems.add(.syntax(fault.reason), source: fault.source, at: site) }
    for case .tag(let tag, _) in pieces { remark(tag, at: site) }
    return pieces
  }
}
