import ArgumentParser

/// The formats of `score` and `settle`.
enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
