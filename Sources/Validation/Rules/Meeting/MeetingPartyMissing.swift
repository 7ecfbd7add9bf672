import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Meetings whose list of a party has nobody on it, though the cell is not blank. A blank one is ``recordRequired``'s, under the same code.
  static let meetingPartyMissing = each(.meetingPartyMissing, of: Meeting.self) { meeting, _ in
    [Meeting.Field.office, .operations, .maintenance].filter { !meeting.row.isBlank($0) && meeting.row.list($0).isEmpty }.map { field in
      let name = Meeting.table.name(of: field.rawValue)
      return meeting.row.finding(
        .meetingPartyMissing, field, zh: "\(name.zh)没有写任何人", en: "\(name.en) names nobody",
        hint: Bilingual(zh: "填写到会人员；三方均须到会", en: "name who was there; all three parties must be present"))
    }
  }
}
