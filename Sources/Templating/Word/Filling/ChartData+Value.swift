import Diagnostics
import OOXML

extension ChartData {
  /// A chart's data, or the record `{categories, series: [{name, values}]}` that stands for one in JSON; 类别, 系列, 名称 and 数值 will do too.
  init?(_ value: Value) {
    switch value {
    case .chart(let data): self = data
    case .object(let object):
      guard case .list(let categories)? = object["categories"] ?? object["类别"], case .list(let series)? = object["series"] ?? object["系列"]
      else {
        return nil
      }
      var names: [String] = []
      for index in 0..<categories.count {
        guard let name = categories[index].plainText else { return nil }
        names.append(name)
      }
      var found: [Series] = []
      for index in 0..<series.count {
        guard case .object(let item) = series[index], case .list(let values)? = item["values"] ?? item["数值"] else { return nil }
        var numbers: [Number?] = []
        for position in 0..<values.count {
          switch values[position] {
          case .null: numbers.append(nil)
          case .number(let number): numbers.append(number)
          case .text(let text):
            guard let number = Number(text) else { return nil }
            numbers.append(number)
          default: return nil
          }
        }
        found.append(Series(name: (item["name"] ?? item["名称"])?.plainText ?? "", values: numbers))
      }
      self.init(categories: names, series: found)
    default: return nil
    }
  }
}

/// Why a chart cannot be filled.
struct ChartFault: Error {
  let reason: Bilingual
  init(_ reason: Bilingual) { self.reason = reason }
}
