// Victims by country
// Where do victims report from, month by month?
// :param campaign => ''
// Reports by victims of the last 12 months, by country. Run the line above first: an id of a campaign narrows it down, ''
// takes all reports. One person may have reported twice: skein show counts people apart.
// $campaign: text
// -> month: text, country: text, reports: integer, withoutIdentity: integer, leftOut: text
// At most 180 rows: 12 months by 14 countries, the rest of each month as one row.
MATCH (s:Skein) MATCH (run:Run {run: s.run})
WITH s, left(toString(date(run.asOf) - duration({months: 11})), 7) AS first, run.asOf + 'T24' AS end
CALL (s, first, end) {
  MATCH (r:Report)-[m:MEMBER_OF]->(c:Campaign {id: $campaign})
  WHERE m.since <= s.run AND coalesce(m.until > s.run, true)
  RETURN r
UNION ALL
  MATCH (r:Report) WHERE $campaign = ''
  RETURN r
}
WITH r, first, end, s
WHERE r.since <= s.seq AND r.type = 'victim' AND r.reportedAt >= first AND r.reportedAt < end
WITH left(r.reportedAt, 7) AS month, coalesce(r.country, 'unknown') AS country, count(r) AS reports,
  sum(CASE WHEN r.identified THEN 0 ELSE 1 END) AS withoutIdentity
WITH country, sum(reports) AS inAll, collect({month: month, reports: reports, without: withoutIdentity}) AS months
ORDER BY inAll DESC, country
WITH collect({country: country, months: months}) AS countries
UNWIND range(0, size(countries) - 1) AS place
UNWIND countries[place].months AS m
WITH m.month AS month, CASE WHEN place < 14 THEN countries[place].country ELSE 'all others' END AS country,
  CASE WHEN place < 14 THEN place ELSE 14 END AS place, sum(m.reports) AS reports, sum(m.without) AS withoutIdentity,
  size(countries) - 14 AS others
ORDER BY month DESC, place
RETURN month, country, reports, withoutIdentity,
  CASE WHEN others > 0 THEN others + ' countries stand as "all others"' ELSE '' END AS leftOut
