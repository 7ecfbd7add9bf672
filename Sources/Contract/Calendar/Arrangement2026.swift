extension Arrangement {
  static let year2026 = Arrangement(
    year: 2026, notice: "国办发明电〔2025〕7号",
    holidays: [
      Holiday("元旦", off: 0101...0103, statutory: 0101...0101, worked: [0104]),
      Holiday("春节", off: 0215...0223, statutory: 0216...0219, worked: [0214, 0228]),
      Holiday("清明节", off: 0404...0406, statutory: 0405...0405),
      Holiday("劳动节", off: 0501...0505, statutory: 0501...0502, worked: [0509]),
      Holiday("端午节", off: 0619...0621, statutory: 0619...0619),
      Holiday("中秋节", off: 0925...0927, statutory: 0925...0925),
      Holiday("国庆节", off: 1001...1007, statutory: 1001...1003, worked: [0920, 1010]),
    ])
}
