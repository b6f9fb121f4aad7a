/**
 * What a character counts for when messages are compared, whatever its case, accent or alphabet of origin:
 * - letters that look alike become one Latin letter, for swapping them is how filters are dodged;
 * - Latin, Greek and Cyrillic letters lose their accents;
 * - every digit is the same digit; everything that is neither letter nor digit is a space.
 */
export const SPACE = 0x20;
export const DIGIT = 0x23;

/**
 * Letters, lower case, that pass for a Latin one: the confusables of UTS #39 that are in use, so few that a table of ours
 * is kept instead of a library's 300 KB. `l` and the rest of its kin count as `i`, which capitals make them look like.
 */
const LOOK_ALIKES = new Map(
  Object.entries({
    a: 'аαɑ',
    b: 'вь',
    c: 'сϲᴄ',
    d: 'ԁ',
    e: 'еєҽ℮',
    g: 'ɡ',
    h: 'нһη',
    i: 'lіιıӏɩǀ',
    j: 'јϳ',
    k: 'кκ',
    m: 'м',
    n: 'пո',
    o: 'оοσօ',
    p: 'рρ',
    q: 'ԛգ',
    r: 'гᴦ',
    s: 'ѕꜱ',
    t: 'тτ',
    u: 'υսʋ',
    v: 'νѵ',
    w: 'ԝωѡ',
    x: 'хχ',
    y: 'уγү',
    z: 'ᴢ',
  }).flatMap(([latin, kin]) => Array.from(kin).map((letter) => [letter, latin] as const)),
);
const STROKED: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 's', ø: 'o', ł: 'i', đ: 'd', ħ: 'h', ŧ: 't', æ: 'a', œ: 'o' }),
);
const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** Each character of the basic plane is looked up once. A table, and not a cache of what was read: it has 65,536 places. */
const KNOWN = new Uint16Array(0x10000);

/** The code that stands for a UTF-16 unit. Halves of pairs (emoji, mostly) are spaces. */
export function foldUnit(unit: number): number {
  const known = KNOWN[unit] ?? SPACE;
  if (known !== 0) return known;
  const code = foldCharacter(String.fromCharCode(unit));
  KNOWN[unit] = code;
  return code;
}

function foldCharacter(character: string): number {
  if (/\p{N}/u.test(character)) return DIGIT;
  if (!/[\p{L}\p{M}]/u.test(character)) return SPACE;
  const lower = character.toLowerCase();
  const bare = ALPHABETIC.test(lower) ? lower.normalize('NFD').charAt(0) : lower;
  return (LOOK_ALIKES.get(bare) ?? STROKED.get(bare) ?? bare).charCodeAt(0);
}

/** Scripts that put no spaces between words: a web address among them ends where their letters begin. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f]/u;
const UNSPACED_FROM = 0x0e00;
const unspaced = new Uint8Array(0x10000);

export function isUnspaced(unit: number): boolean {
  if (unit < UNSPACED_FROM) return false;
  unspaced[unit] ||= UNSPACED.test(String.fromCharCode(unit)) ? 2 : 1;
  return unspaced[unit] === 2;
}
