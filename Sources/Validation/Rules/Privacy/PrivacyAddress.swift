import Contract
import Diagnostics

extension ValidationRule {
  /// IPv4 addresses.
  static let privacyAddress = ValidationRule(.privacyAddress) { examination in
    examination.privateTexts.compactMap { text in
      text.finding(
        .privacyAddress, of: .address, what: Bilingual(zh: "IP 地址", en: "an IP address"),
        hint: Bilingual(zh: "改写资产编号，如 SRV-001", en: "write the asset's number instead, such as SRV-001"))
    }
  }
}
