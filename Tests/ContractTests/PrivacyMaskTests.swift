import Contract
import Foundation
import Testing

@testable import Contract

@Suite("The privacy mask")
struct PrivacyMaskTests {
  private let mask = PrivacyMask(allowed: ["12345", "13900000000", "YW-13812345678-001"])

  @Test(
    "shows what is private masked",
    arguments: [
      ("11010519491231002X", "110*************2X"), ("身份证440524188001010014。", "身份证440*************14。"),
      ("34052419800101001x", "340*************1x"),
      ("370101190102039973", "370*************73"), ("１１０１０５１９４９１２３１００２Ｘ", "110*************2X"),
      ("1101051949\u{200B}1231002X", "110*************2X"),
      ("电话13812345678", "电话138****5678"), ("+86 138-1234-5678", "138****5678"), ("8613812345678转", "138****5678转"),
      ("①③⑧12345678", "138****5678"),
      ("私钥-----BEGIN PRIVATE KEY-----Zx9KaB，身份证11010519491231002X，完", "私钥******110*************2X******"),
      ("𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "138****5678"), ("(13812345678)，13987654321", "(138****5678)，139****4321"),
      ("GZ-13812345678-001", "GZ-138****5678-001"),
      ("密码：Abc@1234", "密码：******"), ("初始口令为 admin888，请改", "初始口令为 ******，请改"), ("password=hunter2; ok", "password=******; ok"),
      ("PWD： 8888", "PWD： ******"),
      ("ｐａｓｓｗｏｒｄ＝ｓｅｃｒｅｔ１", "ｐａｓｓｗｏｒｄ＝******"), ("密⁠码:abc123", "密⁠码:******"), ("the password is swordfish1", "the password is ******"),
      ("{\"token\": \"t0ken-xyz\"}", "{\"token\": \"******\"}"), ("AKIAIOSFODNN7EXAMPLE", "******"), ("key=a1b2c3d4e5", "key=******"),
      ("jdbc:mysql://db/x?user=u&password=p4ss", "jdbc:mysql://db/x?user=u&password=******"), ("服务器192.168.10.21宕机", "服务器192.168.*.*宕机"),
      ("10.0.0.1.", "10.0.*.*."), ("1381-2345-678", "138****5678"), ("138.1234.5678", "138****5678"), ("138  1234 - 5678", "138****5678"),
      ("电话138 123 45678，", "电话138****5678，"), ("一三八一二三四五六七八", "138****5678"),
      ("手机幺三八〇〇零零五六七八转一", "手机138****5678转一"), ("110105 19491231 002X", "110***************2X"),
      ("1101 0519 4912 3100 2X", "110*****************2X"), ("110105-1949-1231-002x", "110****************2x"),
      ("一一〇一〇五一九四九一二三一〇〇二X", "110*************2X"),
      ("server 10.0.0.1", "server 10.0.*.*"), ("IPv4:１０．１．２．３", "IPv4:10.1.*.*"), ("10。1", "10。1"),
    ])
  func masked(text: String, expected: String) {
    #expect(mask.masked(text) == expected)
    #expect(mask.masked(expected) == expected, "masking again changes nothing")
  }

  @Test(
    "leaves alone what only looks like it",
    arguments: [
      "110105194912310021", "41010519900230123X", "411060400018001856562", "12345热线", "13900000000", "YW-13812345678-001",
      "工单YW-20260309-003", "138123456789",
      "0.13812345678", "密码应用安全性评估", "密码已重置", "密码：已重置", "口令复杂度检查", "密码是否过期", "密码：******", "密码为AES加密", "token 过期", "secretary: Bob",
      "monkey: banana", "key: value",
      "版本号10.2.0.1.5", "V10.2.0.1", "版本：10.2.0.1", "升级到10.2.0.1版", "version 10.2.0.1", "10.2.0", "256.1.1.1", "第1.2.3.4条",
      "2026-03-05 09:12:30", "490500.00",
      "1.2.3.4.5", "", "2026-03-09 14 30 00", "1300 1400 1500 1600", "13 14 15 16 17 3", "1,380,013,800", "1300.1400.150", "二〇二六年一月一日",
      "110106 19491231 002X", "11 0105 19491231 002X", "1381234.5678",
    ])
  func silent(text: String) { #expect(mask.masked(text) == text) }

  @Test("hides the middle of whatever a phone column holds")
  func phones() {
    #expect(mask.maskedPhone("13812345678") == "138****5678")
    #expect(mask.maskedPhone("0371-67185678") == "0371-****5678")
    #expect(mask.maskedPhone("12345") == "12345")
    #expect(mask.maskedPhone("138****5678") == "138****5678")
  }

  @Test("reads every compatibility form of one ASCII character as NFKC does")
  func compatibility() {
    for value in UInt32(0x80)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let plain = String(scalar).precomposedStringWithCompatibilityMapping
      guard plain.utf8.count == 1, String(scalar) != plain else { continue }
      #expect(CompatibilityForm(String(scalar)).bytes == Array(plain.utf8), "U+\(String(value, radix: 16))")
    }
  }

  /// The quick look says yes to every text in which the scanner finds something, whatever it is put together from.
  @Test func theQuickLookMissesNothing() {
    let pieces = [
      "138", "1234", "5678", "-", " ", "１", "③", "⒈", ".", "。", "．", "10", "255", "110105194912310", "02X", "密码", "口令", "⼝令", "㊙钥", "pwd",
      "Password", "token",
      "key", "为", "是", " is ", "：", "=", "＝", "abc1234", "a1b2c3d4", "\u{200B}", "eyJhbGciOiJI.eyJzdWIi.abcDEF", "AKIAIOSFODNN7EXAMPLE",
      "-----BEGIN ",
      "系统", "，", "、", "“", "𝟏𝟑𝟖", "一三八", "〇零", "一二三四", "幺",
    ]
    var state: UInt64 = 2_026
    var found = 0
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      var scanner = PrivacyScanner(CompatibilityForm(text), allowed: AllowedNumbers(numbers: [], tickets: []))
      guard !scanner.matches().isEmpty else { continue }
      found += 1
      #expect(Array(text.utf8).withUnsafeBufferPointer(PrivacyGlance.mayMatch), "\(text)")
    }
    #expect(found > 1_000, "the texts are worth looking at")
  }
}
