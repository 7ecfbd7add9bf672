// Notes are a part of their own, and Excel needs a VML drawing with a box a note beside it.

extension SheetDescription {
  private var sortedNotes: [Note] { notes.sorted { $0.cell < $1.cell } }

  /// The comments part.
  var commentsPart: [UInt8] {
    var out = ByteBuffer()
    out.append(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author></author></authors><commentList>
      """ as StaticString)
    for note in sortedNotes {
      out.append("<comment" as StaticString)
      out.append(attribute: "ref", note.cell.description)
      out.append(" authorId=\"0\"><text><t xml:space=\"preserve\">" as StaticString)
      out.append(text: note.text)
      out.append("</t></text></comment>" as StaticString)
    }
    out.append("</commentList></comments>" as StaticString)
    return out.bytes
  }

  /// The drawing: a hidden box beside each cell with a note.
  var notesDrawing: [UInt8] { NoteBoxes.drawing(of: sortedNotes) }
}

/// The boxes that show the notes of a sheet, in VML.
enum NoteBoxes {
  static let firstNumber = 1_025
  static let end: StaticString = "</xml>"

  static func drawing(of notes: [SheetDescription.Note]) -> [UInt8] {
    var out = ByteBuffer()
    out.append(
      """
      <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
      xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\
      <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
      <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
      """ as StaticString)
    write(notes, from: firstNumber, to: &out)
    out.append(end)
    return out.bytes
  }

  static func write(_ notes: [SheetDescription.Note], from number: Int, to out: inout ByteBuffer) {
    for (index, note) in notes.enumerated() {
      out.append("<v:shape" as StaticString)
      out.append(attribute: "id", "_x0000_s\(number + index)")
      out.append(
        """
         type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">\
        <v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
        <v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>
        """ as StaticString)
      let (row, column) = (note.cell.row - 1, note.cell.column - 1)
      // Left column, offset, top row, offset, right column, offset, bottom row, offset.
      let lines = 2 + note.text.count / 18
      out.append(raw: "\(column + 1), 15, \(max(row - 1, 0)), 10, \(column + 4), 15, \(max(row - 1, 0) + min(lines, 12)), 4")
      out.append("</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" as StaticString)
      out.append(row)
      out.append("</x:Row><x:Column>" as StaticString)
      out.append(column)
      out.append("</x:Column></x:ClientData></v:shape>" as StaticString)
    }
  }
}
