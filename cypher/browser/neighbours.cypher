// Neighbours of a value
// Who else names this value, however it is written?
// :param value => '...'
// The artifact, the reports that name it, their campaigns, what else they name, and what follows from what. Spaces,
// brackets around dots and capital letters do not matter, nor does a missing country code, chain or platform; for all other
// spellings ask skein lookup, and paste what it calls folded. Run the line above first.
// $value: text
// -> named: path, others: list of path, follows: list of path, leftOut: text
// At most 225 nodes: 5 artifacts, 80 reports, 80 campaigns, 40 artifacts that they share, 20 that follow.
WITH reduce(text = trim($value), p IN [[' ', ''], ['[.]', '.'], ['(.)', '.'], ['[dot]', '.'], ['[at]', '@'], ['[@]', '@'], ['[:]', ':'],
  ['hxxp', 'http'], ['hXXp', 'http']] | replace(text, p[0], p[1])) AS typed
WITH typed, reduce(text = typed, p IN [' ', '-', '.', '(', ')', '/'] | replace(text, p, '')) AS close
WITH typed, close, CASE WHEN left(close, 2) = '00' THEN '+' + substring(close, 2) ELSE close END AS number
WITH typed, number, CASE WHEN left(number, 1) = '0' THEN substring(number, 1) ELSE number END AS national,
  ['B' + number, 'B+' + number, 'C' + toUpper(close), 'D' + toUpper(close), 'J' + typed] +
  reduce(places = [], text IN [typed, toLower(typed)] | places + ['A' + text, 'E' + text, 'F' + text, 'G' + text,
    'F' + replace(text, 'www.', ''), 'G' + replace(text, '://www.', '://'), 'G' + text + '/', 'H' + text, 'I' + text,
    'I' + replace(text, '@', '')]) +
  reduce(places = [], chain IN ['btc:', 'evm:', 'tron:', 'ltc:', 'bch:', 'doge:', 'xrp:', 'xmr:', 'ada:', 'sol:'] |
    places + ['E' + chain + typed, 'E' + chain + toLower(typed)]) AS places
CALL (typed, national, places) {
  UNWIND places AS place
  MATCH (a:Artifact {place: place})
  RETURN a
UNION
  MATCH (a:Phone) WHERE size(national) >= 6 AND a.folded ENDS WITH national
  RETURN a
UNION
  MATCH (a:Handle) WHERE size(typed) >= 3 AND a.folded ENDS WITH ':' + replace(toLower(typed), '@', '')
  RETURN a
}
WITH a ORDER BY a.place LIMIT 5
MATCH (s:Skein)
WITH s, collect(a) AS found
CALL (found) {
  UNWIND found AS a
  MATCH (r:Report)-[:MENTIONS]->(a)
  WITH DISTINCT r
  WITH r ORDER BY r.day DESC, r.place
  RETURN count(r) AS reports, collect(r)[..80] AS newest
}
CALL (found, newest) {
  UNWIND newest AS r
  MATCH (r)-[:MENTIONS]->(b:Artifact) WHERE NOT b IN found
  WITH b, count(r) AS shared WHERE shared > 1
  WITH b, shared ORDER BY b:Hub, shared DESC, b.key
  RETURN count(b) AS beside, collect(b)[..40] AS shared
}
UNWIND newest AS r
MATCH named = (r)-[:MENTIONS]->(a) WHERE a IN found
RETURN named,
  COLLECT {
    MATCH other = (r)-[:MENTIONS]->(b) WHERE b IN shared RETURN other
  UNION ALL
    MATCH other = (r)-[m:MEMBER_OF]->(:Campaign) WHERE m.since <= s.run AND coalesce(m.until > s.run, true) RETURN other
  } AS others,
  COLLECT { MATCH follows = (a)-[:DERIVED_FROM]-(b:Artifact) WITH follows, b ORDER BY b.key LIMIT 4 RETURN follows }
    AS follows,
  CASE WHEN reports > size(newest) THEN (reports - size(newest)) + ' older reports; ' ELSE '' END +
  CASE WHEN beside > 40 THEN (beside - 40) + ' artifacts that fewer of these reports name' ELSE '' END AS leftOut
