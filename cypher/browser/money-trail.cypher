// Money trail
// Where does the money of one wallet or account lead?
// :param account => '...'
// The reports that name it, their campaigns, and the wallets and accounts that the same reports and campaigns were paid to.
// Run the line above first: a wallet (with or without its chain) or an IBAN, spaces or not.
// $account: text
// -> named: path, others: list of path, campaign: list of path, lostMinor: list of text, leftOut: text
// At most 232 nodes: 3 accounts, 100 reports, 29 campaigns, 50 accounts of the reports and 50 of the campaigns. Losses are
// those of these reports as they stand in them, in whole minor units (cents).
WITH replace(trim($account), ' ', '') AS typed
UNWIND ['C' + toUpper(typed), 'D' + toUpper(typed)] + reduce(wallets = [],
    chain IN ['', 'btc:', 'evm:', 'tron:', 'ltc:', 'bch:', 'doge:', 'xrp:', 'xmr:', 'ada:', 'sol:'] |
    wallets + ['E' + chain + typed, 'E' + chain + toLower(typed)]) AS place
MATCH (w:Artifact {place: place})
WITH DISTINCT w LIMIT 3
MATCH (s:Skein)
WITH s, collect(w) AS accounts
CALL (accounts) {
  UNWIND accounts AS w
  MATCH (r:Report)-[:MENTIONS]->(w)
  WITH DISTINCT r
  WITH r ORDER BY r.day DESC, r.place
  RETURN count(r) AS reports, collect(r)[..100] AS newest
}
CALL (newest, s, accounts) {
  UNWIND newest AS r
  MATCH (r)-[m:MEMBER_OF]->(c:Campaign) WHERE m.since <= s.run AND coalesce(m.until > s.run, true)
  WITH accounts, s, c, count(r) AS reports ORDER BY reports DESC, c.id LIMIT 29
  WITH accounts, s, collect(c) AS campaigns
  CALL (campaigns, s, accounts) {
    UNWIND campaigns AS c
    MATCH (c)-[u:USES]->(b:Wallet|Iban|BankAccount)
    WHERE u.since <= s.run AND coalesce(u.until > s.run, true) AND NOT b IN accounts AND NOT b:Hub
    WITH b, sum(u.reports) AS reports ORDER BY reports DESC, b.key
    RETURN count(b) AS ofCampaigns, collect(b)[..50] AS paid
  }
  RETURN campaigns, ofCampaigns, paid
}
CALL (newest, accounts) {
  UNWIND newest AS r
  MATCH (r)-[:MENTIONS]->(b:Wallet|Iban|BankAccount) WHERE NOT b IN accounts
  WITH b, count(r) AS reports ORDER BY reports DESC, b.key
  RETURN count(b) AS ofReports, collect(b)[..50] AS beside
}
CALL (newest) {
  UNWIND newest AS r
  WITH split(r.losses, ' ') AS words WHERE words IS NOT NULL
  UNWIND range(0, size(words) / 4 - 1) AS loss
  WITH words[4 * loss] + ' ' + words[4 * loss + 1] AS what, sum(toInteger(words[4 * loss + 2])) AS minor
  ORDER BY what
  RETURN collect(what + ' ' + minor) AS lostMinor
}
UNWIND newest AS r
MATCH named = (r)-[:MENTIONS]->(w) WHERE w IN accounts
RETURN named,
  COLLECT { MATCH other = (r)-[:MENTIONS]->(b) WHERE b IN beside RETURN other } AS others,
  COLLECT {
    MATCH p = (r)-[m:MEMBER_OF]->(c:Campaign) WHERE c IN campaigns AND m.until IS NULL RETURN p
  UNION ALL
    MATCH (r)-[m:MEMBER_OF]->(c:Campaign) WHERE c IN campaigns AND m.until IS NULL
    MATCH p = (c)-[u:USES]->(b) WHERE b IN paid AND u.until IS NULL RETURN p
  } AS campaign, lostMinor,
  CASE WHEN reports > size(newest) THEN (reports - size(newest)) + ' older reports; ' ELSE '' END +
  CASE WHEN ofReports > 50 THEN (ofReports - 50) + ' accounts of these reports; ' ELSE '' END +
  CASE WHEN ofCampaigns > 50 THEN (ofCampaigns - 50) + ' accounts of these campaigns' ELSE '' END AS leftOut
