import OOXML

extension WordChart {
  /// So few that a program divides the axis into halves of a ticket.
  private static let few = 10

  /// Counts go up in steps of one: where all values are small whole numbers, an axis without steps of its own gets these.
  static func stepByOne(_ area: XMLElement, _ data: ChartData) {
    let values = data.series.flatMap(\.values).compactMap { $0?.shortest }
    let areFew = values.allSatisfy { $0.decimals == 0 && (0...few).contains($0.unscaled) }
    guard areFew, values.contains(where: { $0.unscaled > 0 }) else { return }
    for axis in area.all("c:valAx") where axis.first("c:majorUnit") == nil && axis.first("c:scaling", "c:max") == nil {
      let position = axis.children.lastIndex { ["c:crossBetween", "c:crosses", "c:crossesAt"].contains($0.element?.tag ?? "") }
      guard let position else { continue }
      axis.children.insert(.element(XMLElement("c:majorUnit", [("val", "1")])), at: position + 1)
    }
  }
}
