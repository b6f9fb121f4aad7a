/** Pairs of quotation marks. Apostrophes are not among them: they stand in too many words. */
const QUOTED = /"([^"]+)"|[“„‟]([^“”„‟]+)[“”]|«([^«»]+)»|»([^«»]+)«/g;
const OPENS = /["“„‟«»]/;
const SHORTEST_QUOTE = 40;

/** What a text quotes at length, one after the other: a victim's own story around a message is no part of it. */
export function quotesIn(text: string): string {
  if (!OPENS.test(text)) return '';
  const quotes: string[] = [];
  for (const [quote] of text.matchAll(QUOTED)) if (quote.length >= SHORTEST_QUOTE) quotes.push(quote);
  return quotes.join(' ');
}
