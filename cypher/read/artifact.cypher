// Is this artifact known, and how often, since when and until when was it mentioned at the end of this batch?
// $id: text, $seq: integer
// -> key: integer, kind: text, folded: text, shown: text, reports: integer, firstDay: integer?, lastDay: integer?
MATCH (a:Artifact {id: $id}) WHERE a.since <= $seq
CALL (a) {
  MATCH (a)<-[m:MENTIONS]-() WHERE m.since <= $seq AND (m.until IS NULL OR m.until > $seq)
  RETURN count(m) AS reports, min(m.day) AS firstDay, max(m.day) AS lastDay
}
RETURN a.key AS key, a.kind AS kind, a.folded AS folded, a.shown AS shown, reports, firstDay, lastDay
