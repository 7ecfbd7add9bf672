import Templating

/// Every text of everything that a template can look up.
enum FieldWalk {
  /// - Parameter see: the field's name and its text, or one of its texts.
  static func visit(_ value: Value, _ name: String = "", _ see: (String, String) -> Void) {
    switch value {
    case .null, .number, .boolean, .date, .moment, .time, .duration: break
    case .text(let text), .prose(let text): see(name, text)
    case .link(let text, let target): for text in [text, target.file, target.anchor].compactMap({ $0 }) { see(name, text) }
    case .picture(let picture): see(name, picture.description)
    case .chart(let chart): for text in chart.categories + chart.series.map(\.name) { see(name, text) }
    case .list(let list): for index in 0..<list.count { visit(list[index], name, see) }
    case .object(let object):
      for (slot, field) in object.shape.fields.enumerated() { visit(object[slot], "\(name).\(field.names[0])", see) }
    }
  }
}
