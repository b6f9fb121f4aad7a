/** A text that is HTML already. Only this file makes one. */
class Html {
  constructor(readonly text: string) {}
}

export type { Html };
export type HtmlPart = string | number | Html | readonly HtmlPart[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * HTML from a template: whatever is put in is escaped unless it came out of here. Values stand in text and between
 * quotes of attributes only, never in scripts, styles or addresses, of which briefings have none.
 *
 * Not named `html`: formatters take templates of that name for whole pages, and close what is left open.
 */
export function markup(literals: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(literals.reduce((so, literal, i) => so + markupOf(parts[i - 1] ?? '') + literal));
}

function markupOf(part: HtmlPart): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(markupOf).join('');
  return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
