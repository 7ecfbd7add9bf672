import Diagnostics

extension Fault {
  /// A page break at the end of a section that nothing follows.
  static var blankPage: Fault {
    .other(
      .templateLayout, Bilingual(zh: "每项末尾都有分页符，最后会多出一张空白页", en: "every item ends with a page break, and a blank page comes last"),
      hint: Bilingual(zh: "去掉分页符，在区段里写 {{!分页}}", en: "take the page break out and write {{!分页}} inside the section"))
  }

  /// A field that keeps the result which the template has.
  static var staticField: Fault {
    .other(
      .templateLayout, Bilingual(zh: "这个域填写时不计算，仍是模板里的内容", en: "this field is not computed here and stays as the template has it"),
      hint: Bilingual(
        zh: "直接写标签，换用普通的目录或题注编号，或在 Word 里按 F9 更新",
        en: "write a tag, use a plain table of contents or caption number, or update it in Word with F9"))
  }
}
