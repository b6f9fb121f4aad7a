// Which ids were last given up for one of these, until this run, and are no campaign's or operation's in it?
// $ids: list of text, $run: integer
// -> id: text
MATCH (a:Alias) WHERE a.to IN $ids AND a.published <= $run AND a.run <= $run
  AND NOT EXISTS { MATCH (later:Alias {from: a.from}) WHERE later.run > a.run AND later.published <= $run }
  AND NOT EXISTS { MATCH (v:Version {id: a.from}) WHERE v.since <= $run AND v.until > $run }
RETURN DISTINCT a.from AS id
