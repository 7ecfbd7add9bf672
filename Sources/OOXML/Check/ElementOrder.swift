/// The order of children that the schema asks for (ECMA-376 part 1 and 4), for the elements that templates and writers touch.
///
/// Declared once, as data: the check reads it, and whoever inserts an element asks it for the place.
public enum ElementOrder {
  /// Parent → children in their order.
  static let sequences: [(parent: String, children: [String])] = [
    (
      "w:pPr",
      words(
        """
        pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku \
        wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing \
        mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
        """, "w")
    ),
    (
      "w:tblPr",
      words(
        """
        tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout \
        tblCellMar tblLook tblCaption tblDescription tblPrChange
        """, "w")
    ),
    (
      "w:tcPr",
      words(
        """
        cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel \
        cellMerge tcPrChange
        """, "w")
    ),
    (
      "w:sectPr",
      words(
        """
        footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi \
        rtlGutter docGrid printerSettings sectPrChange
        """, "w")
    ),
    ("w:tbl", words("tblPr tblGrid tr", "w")),
    ("w:tr", words("tblPrEx trPr tc", "w")),
    (
      "x:worksheet",
      words(
        """
        sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState \
        dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins \
        pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing \
        legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst
        """, "x")
    ),
    (
      "x:workbook",
      words(
        """
        fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize \
        customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst
        """, "x")
    ),
  ]

  /// Properties that stand before everything else of their parent.
  static let firsts: [(parent: String, first: String)] = [("w:p", "w:pPr"), ("w:r", "w:rPr"), ("w:tc", "w:tcPr"), ("w:sdt", "w:sdtPr")]

  private static func words(_ list: String, _ prefix: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map { "\(prefix):\($0)" }
  }

  /// The index among `parent.children` at which a child of a name belongs; the end where its order is free.
  public static func place(of child: String, in parent: XMLElement) -> Int {
    if firsts.contains(where: { $0.parent == parent.tag && $0.first == child }) { return 0 }
    guard let order = sequences.first(where: { $0.parent == parent.tag })?.children, let rank = order.firstIndex(of: child) else {
      return parent.children.count
    }
    let later = Set(order[(rank + 1)...])
    return parent.children.firstIndex { $0.element.map { later.contains($0.tag) } ?? false } ?? parent.children.count
  }
}

extension XMLElement {
  /// Inserts a child where the schema allows it.
  public func insertInOrder(_ child: XMLElement) {
    children.insert(.element(child), at: ElementOrder.place(of: child.tag, in: self))
  }

  /// The child of a name, made and inserted in its place where it is missing.
  public func ensure(_ tag: String) -> XMLElement {
    if let child = first(tag) { return child }
    let child = XMLElement(tag)
    insertInOrder(child)
    return child
  }
}
