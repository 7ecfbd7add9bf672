// swift-tools-version: 6.2
import PackageDescription

/// Set by `.fuzz/run` alone: the fuzz targets are then a program for libFuzzer instead of tests.
let isFuzzing = Context.environment["HOTLINE_FUZZ"] != nil

/// A release does not look at run time for overlapping access to memory; every debug build, and so every test, does.
let fast: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

/// Every target of ours compiles in Swift 6 mode, and a warning is an error.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)] + fast

/// What the tests run through many thousand times is optimised in debug builds too: the suite takes a third of the time.
let tried = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A floor of the house: it imports only from the floors that it names, all of them below it.
func floor(_ name: String, on below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: tried)
}

/// The tests of one floor.
func tests(of name: String, with others: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + others,
    exclude: [], swiftSettings: strict)
}

func system(_ name: String, _ pkgConfig: String, _ apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// What the fuzzer throws bytes at: tested with its seeds, or linked with libFuzzer.
func fuzz(on below: [Target.Dependency]) -> Target {
  isFuzzing
    ? .executableTarget(
      name: "Fuzz", dependencies: below, path: "Tests/Fuzz", exclude: ["SeedTests.swift", "Seeds", "Found", "Words"], swiftSettings: strict)
    : .testTarget(
      name: "FuzzTests", dependencies: below, path: "Tests/Fuzz", exclude: ["Driver.swift", "Seeds", "Found", "Words"],
      swiftSettings: strict)
}

let package = Package(
  name: "hotline-docs",
  products: [.executable(name: "hotline-docs", targets: ["hotline-docs"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Floor 0: system libraries.
    system("CLibXML2", "libxml-2.0", "libxml2-dev"),
    system("CLibZip", "libzip", "libzip-dev"),
    system("CDeflate", "libdeflate", "libdeflate-dev"),
    system("CCrypto", "libcrypto", "libssl-dev"),
    .systemLibrary(name: "CLinux"),

    // Floor 1: words that every floor speaks, and the file formats.
    floor("Measures"),
    floor("Diagnostics", on: ["Measures"]),
    floor("Files", on: ["CLinux"]),
    floor("OOXML", on: ["CLibXML2", "CLibZip", "CDeflate", "CCrypto"]),

    // Floor 2: templates; the contract and its records.
    floor("Templating", on: ["Measures", "Diagnostics", "OOXML"]),
    floor("Contract", on: ["Measures", "Diagnostics"]),

    // Floor 3: from files to records, and what the contract makes of them.
    floor("Ledgers", on: ["Measures", "Diagnostics", "Files", "OOXML", "Contract", .product(name: "Yams", package: "Yams")]),
    floor("Validation", on: ["Measures", "Diagnostics", "Contract"]),
    floor("Assessment", on: ["Measures", "Diagnostics", "Contract"]),
    floor("Settlement", on: ["Measures", "Diagnostics", "Contract", "Assessment"]),

    // Floor 4: one recipe a document.
    floor(
      "Documents",
      on: ["Measures", "Diagnostics", "OOXML", "Templating", "Contract", "Validation", "Assessment", "Settlement"]),

    // Floor 5: the whole run.
    floor(
      "HotlineDocs",
      on: [
        "CLinux", "Measures", "Diagnostics", "Files", "OOXML", "Templating", "Contract", "Ledgers", "Validation", "Assessment",
        "Settlement", "Documents",
      ]),

    // Floor 6: commands and exit codes only.
    .executableTarget(
      name: "hotline-docs",
      dependencies: [
        "Measures", "Diagnostics", "Files", "Contract", "HotlineDocs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // How fast it is: `swift run -c release benchmark`.
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "Measures", "OOXML", "Templating", "Contract", "Ledgers", "HotlineDocs", "CDeflate",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/Benchmark", swiftSettings: strict),

    // What several floors' tests share: dossiers made in memory, and seeded random numbers.
    .target(
      name: "TestSupport", dependencies: ["Measures", "Diagnostics", "OOXML", "Contract", "Validation"], path: "Tests/TestSupport",
      swiftSettings: tried),

    tests(of: "Measures", with: ["TestSupport"]),
    tests(of: "OOXML"),
    tests(of: "Documents", with: ["Measures", "Diagnostics", "OOXML", "Contract", "Assessment", "Templating", "TestSupport"]),
    tests(of: "Templating", with: ["Measures", "Diagnostics", "OOXML"]),
    tests(of: "Ledgers", with: ["Contract", "Diagnostics", "Measures", "OOXML", "TestSupport"]),
    tests(of: "Diagnostics", with: ["Measures"]),
    tests(of: "Validation", with: ["Measures", "Diagnostics", "Contract", "TestSupport"]),
    tests(of: "HotlineDocs", with: ["Files", "hotline-docs", "ReleaseVictim", "TestSupport"]),
    .executableTarget(name: "ReleaseVictim", dependencies: ["HotlineDocs", "OOXML"], path: "Tests/ReleaseVictim", swiftSettings: strict),
    tests(of: "Contract", with: ["Measures", "Diagnostics"]),
    .testTarget(name: "SheetTests", dependencies: ["Templating", "OOXML", "Measures", "Diagnostics"], swiftSettings: strict),
    tests(of: "Assessment", with: ["Measures", "Diagnostics", "Contract", "TestSupport"]),
    fuzz(on: [
      "Measures", "Diagnostics", "OOXML", "Templating", "Contract", "Ledgers", "Validation", "Assessment", "Settlement", "Documents",
      "TestSupport",
    ]),
    tests(of: "Settlement", with: ["Measures", "Diagnostics", "Contract", "Assessment", "TestSupport"]),
  ]
)
