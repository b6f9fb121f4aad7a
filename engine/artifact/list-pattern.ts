/**
 * Patterns of `regex` lists, run on values that attackers wrote. JavaScript's matcher backtracks, so only patterns whose
 * time is bounded by a small power of the value's length are accepted, and values are bounded too.
 */
export type ListPattern = (value: string) => boolean;

const MAX_PATTERN = 512;
const MAX_VALUE = 256;
/** With n endless repeats a search takes length^(n+1) steps, one power less if the start is fixed. */
const MAX_POWER = 3;
const LONG_REPEAT = 32;

/**
 * The pattern, or why it is refused. PHP's `/…/flags` and bare patterns are read. `whole` patterns have to cover the
 * value from end to end, `anywhere` ones to be found in it.
 */
export function listPattern(text: string, reach: 'whole' | 'anywhere'): ListPattern | string {
  const [, source = text, flags = ''] = /^\/(.*)\/([a-zA-Z]*)$/s.exec(text) ?? [];
  if (source.length > MAX_PATTERN) return 'longer than a pattern may be';
  const fault = dangerOf(source);
  if (fault !== null) return fault;
  try {
    const covering = reach === 'whole' ? `^(?:${source})$` : source;
    const pattern = new RegExp(covering, flags.includes('i') ? 'i' : '');
    return (value) => value.length <= MAX_VALUE && pattern.test(value);
  } catch {
    return 'not a pattern that can be read';
  }
}

interface Group {
  repeats: number;
  choices: boolean;
}

/** One pass over the pattern's tokens, keeping for each open group what a repeat of it would multiply. */
function dangerOf(source: string): string | null {
  const open: Group[] = [{ repeats: 0, choices: false }];
  let closed: Group | null = null;
  let total = 0;
  for (const [token] of source.matchAll(TOKEN)) {
    const group = open.at(-1);
    if (group === undefined) return 'brackets do not match';
    if (/^\\(?:[1-9]|k)/.test(token)) return 'it refers back to a group';
    if (token.startsWith('(')) open.push({ repeats: 0, choices: false });
    if (token === '|') group.choices = true;
    if (isLongRepeat(token)) {
      if (closed !== null && (closed.repeats > 0 || closed.choices)) return 'a repeat within a repeat';
      total++;
      group.repeats++;
    }
    closed = token === ')' ? closeGroup(open) : null;
  }
  return total + (source.startsWith('^') ? 0 : 1) > MAX_POWER ? 'too many endless repeats' : null;
}

function closeGroup(open: Group[]): Group | null {
  const group = open.pop() ?? null;
  const outer = open.at(-1);
  if (group !== null && outer !== undefined) outer.repeats += group.repeats;
  return group;
}

const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\)|\||[*+]\??|\{\d*(?:,\d*)?\}\??|[^]/g;

function isLongRepeat(token: string): boolean {
  if (/^[*+]/.test(token)) return true;
  const [, from = '', , to] = /^\{(\d*)(,(\d*))?\}/.exec(token) ?? [];
  return token.startsWith('{') && (to === '' || Number(to ?? from) > LONG_REPEAT);
}
