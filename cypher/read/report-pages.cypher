// What do runs read of the reports on these pages?
// $from: integer, $to: integer
// -> reports: text
MATCH (p:ReportPage) WHERE p.page >= $from AND p.page < $to
RETURN p.reports AS reports
