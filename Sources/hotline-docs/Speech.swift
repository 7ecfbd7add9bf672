import ArgumentParser
import Diagnostics
import Glibc
import HotlineDocs

/// The language of help and messages: what `--lang` says where it stands among the arguments, else the locale's.
enum Speech {
  static let language = chosen(by: CommandLine.arguments) ?? ofEnvironment

  /// As the C library weighs LC_ALL, LC_MESSAGES and LANG.
  static var ofEnvironment: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.lowercased().hasPrefix("zh") ? .zh : .en
    }
    return .en
  }

  /// Help is made before the arguments are parsed, so they are looked at here.
  private static func chosen(by arguments: [String]) -> Language? {
    let values = zip(arguments, arguments.dropFirst() + [""]).compactMap { argument, next -> String? in
      argument == "--lang" ? next : argument.hasPrefix("--lang=") ? String(argument.dropFirst(7)) : nil
    }
    return values.last.flatMap(Language.init)
  }
}

/// A sentence of the help in the language that is spoken.
func said(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[Speech.language] }

/// Commands as a person types them, each with what it does in the language that is spoken.
func examples(_ lines: (command: String, zh: String, en: String)...) -> String {
  TextTable.lines(lines.map { [$0.command, said($0.zh, $0.en)] }, indent: "").joined(separator: "\n")
}

extension ArgumentHelp {
  /// What an option or argument is for, in the language that is spoken.
  static func said(_ zh: String, _ en: String, value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(Bilingual(zh: zh, en: en)[Speech.language], valueName: value)
  }
}

extension ValidationError {
  /// Wrong usage, in the language that is spoken.
  static func said(_ zh: String, _ en: String) -> ValidationError { ValidationError(Bilingual(zh: zh, en: en)[Speech.language]) }
}
