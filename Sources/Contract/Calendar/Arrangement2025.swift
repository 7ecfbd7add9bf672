extension Arrangement {
  static let year2025 = Arrangement(
    year: 2025, notice: "国办发明电〔2024〕12号",
    holidays: [
      Holiday("元旦", off: 0101...0101, statutory: 0101...0101),
      Holiday("春节", off: 0128...0204, statutory: 0128...0131, worked: [0126, 0208]),
      Holiday("清明节", off: 0404...0406, statutory: 0404...0404),
      Holiday("劳动节", off: 0501...0505, statutory: 0501...0502, worked: [0427]),
      Holiday("端午节", off: 0531...0602, statutory: 0531...0531),
      Holiday("国庆节", off: 1001...1008, statutory: 1001...1003, worked: [0928, 1011]),
      Holiday("中秋节", off: 1006...1006, statutory: 1006...1006),
    ])
}
