// Which alerts were told of these campaigns?
// $campaigns: list of text
// -> campaign: text, rule: text, day: integer
MATCH (a:Alert) WHERE a.campaign IN $campaigns
RETURN a.campaign AS campaign, a.rule AS rule, a.day AS day
