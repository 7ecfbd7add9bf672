import Diagnostics
import OOXML

extension WorkbookTemplate {
  /// What could not be moved if every list had two items: what depends on rows that are not there yet, said before there is any data.
  ///
  /// The template is used up.
  func rehearsal(_ fields: Shape) throws -> Problems {
    var problems = Problems()
    guard sheets.contains(where: \.mayMove) else { return problems }
    let (plan, filling) = try plan(.object(Object(sampleOf: fields)), lenient: true, &problems)
    guard sheets.allSatisfy(plan.hasRoom) else { return Problems() }
    try filling.rehearse(&problems)
    return problems.only(.templateReference)
  }
}

extension Object {
  /// A record of these fields with two items in every list. Texts differ from item to item, as the names of sheets have to.
  fileprivate init(sampleOf shape: Shape, number: Int = 1) {
    self.init(shape) { slot in Value(sampleOf: shape.fields[slot], number: number) }
  }
}

extension Value {
  fileprivate init(sampleOf field: FieldInfo, number: Int) {
    switch field.kind {
    case .list:
      self = .list(
        ValueList(count: 2) { index in
          field.item.map { .object(Object(sampleOf: $0, number: index + 1)) } ?? .text("\(field.names[0])\(index + 1)")
        })
    case .object: self = field.item.map { .object(Object(sampleOf: $0, number: number)) } ?? .null
    case .text: self = .text("\(field.names[0])\(number)")
    case .number: self = .number(Number(number))
    default: self = .null
    }
  }
}
