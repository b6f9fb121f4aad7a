// Put what runs read of reports where they read it, page by page.
// $rows: list of {page: integer, reports: text, mentions: text}
UNWIND $rows AS row
MERGE (p:ReportPage {page: row.page})
  ON CREATE SET p.name = 'what runs read of some reports'
SET p.reports = row.reports, p.mentions = row.mentions
