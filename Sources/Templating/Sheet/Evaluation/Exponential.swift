import Glibc

/// The one function of the C library that formulas need.
enum Exponential {
  static func power(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }
}
