// Which reports were in these campaigns in this run? Row keys, with a blank between two.
// $campaigns: list of text, $run: integer
// -> campaign: text, reports: text
UNWIND $campaigns AS id
MATCH (v:Version {id: id}) WHERE v.since <= $run AND v.until > $run
RETURN v.id AS campaign, v.members AS reports
