// What stands on these pages that reports are about to be added to, or replaced on?
// $pages: list of integer
// -> page: integer, reports: text, mentions: text
UNWIND $pages AS page
MATCH (p:ReportPage {page: page})
RETURN p.page AS page, p.reports AS reports, p.mentions AS mentions
