// What do the reports on these pages mention?
// $from: integer, $to: integer
// -> mentions: text
MATCH (p:ReportPage) WHERE p.page >= $from AND p.page < $to
RETURN p.mentions AS mentions
