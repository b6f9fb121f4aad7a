// Which alerts were told of these campaigns, by this run or an earlier one?
// $campaigns: list of text, $run: integer
// -> campaign: text, rule: text, day: integer
MATCH (a:Alert) WHERE a.campaign IN $campaigns AND a.run <= $run
RETURN a.campaign AS campaign, a.rule AS rule, a.day AS day
