import Contract

extension WorkspaceTemplate {
  /// What a new cycle's folder holds: cycle.yaml and the workbook of its ledgers.
  ///
  /// `plans`: the inspection plans' names, for the drop-down lists.
  /// - Returns: the files, relative to the cycle's folder.
  public static func files(of cycle: Cycle.Name, plans: [String]) throws(Failure) -> [(name: String, bytes: [UInt8])] {
    let workbook: [UInt8]
    do { workbook = try LedgerWorkbook.bytes(LedgerTable.all.filter { $0.scope == .cycle }, plans: plans) } catch {
      throw .workbook(String(describing: error))
    }
    return [(CycleFile.name, Array(ContractTemplate.cycle(cycle).utf8)), (cycleWorkbook, workbook)]
  }
}
