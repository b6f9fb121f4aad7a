import { plain } from './spelling.js';

/** Nothing below can match a text without one of these: most texts pay for one look only. */
const MAY_BE_DEFANGED = /[[\](){}*\\]|h[x_]{2}ps?|hxtp|meow:\/\/|fxp/i;

const BRACKETED: readonly (readonly [RegExp, string])[] = [
  [/[[({<] ?: ?\/\/ ?[\])}>]/g, '://'],
  [/ ?[[({] ?(?:\.|dot|d0t|punkt|punto|point) ?[\])}] ?/gi, '.'],
  [/ ?[[({] ?(?:@|at|arroba) ?[\])}] ?/gi, '@'],
  [/[[({] ?: ?[\])}]/g, ':'],
  [/[[({] ?\/ ?[\])}]/g, '/'],
  // Half a bracket: `evil[.com`, `evil.]com`.
  [/[[({]{1,8}\.(?=[a-z0-9])|\.[\])}]{1,8}(?=[a-z0-9])/gi, '.'],
  [/\\\./g, '.'],
  [/(?<![a-z0-9])h(?:xx|\*\*|__|xt|tx)p(s?)(?=\b|:)/gi, 'http$1'],
  [/(?<![a-z0-9])meow(?=:\/\/)/gi, 'http'],
  [/(?<![a-z0-9])f(?:x|\*)p(?=:\/\/)/gi, 'ftp'],
  // `http[:]//`, `https[://` and `http:\\` have become nearly right by now.
  [/(?<![a-z0-9])(https?|ftp)(?:\[|\()?:?(?:\]|\))?:?(?:\/\/|\\\\)(?:\]|\))?/gi, '$1://'],
];

/** Brackets within brackets come off one by one; nobody means more than these. */
const MAX_PASSES = 4;

/**
 * Undoes what analysts do to make addresses unclickable: hxxp, `[.]`, `(dot)`, `[at]`, `[:]`, `[://]`, `h**p`, fullwidth
 * and zero-width characters. Any text goes in, and a text without such forms comes out as it was (trimmed, one line).
 */
export function refang(text: string): string {
  const line = plain(text);
  if (!MAY_BE_DEFANGED.test(line)) return line;
  let live = line;
  for (let pass = 0, before = ''; pass < MAX_PASSES && live !== before && MAY_BE_DEFANGED.test(live); pass++) {
    before = live;
    for (const [defanged, plainly] of BRACKETED) live = live.replace(defanged, plainly);
  }
  return live.trim();
}

const NAME = String.raw`\p{L}\p{M}\p{N}`;
const LOCAL = `${NAME}.!#$%&'*+=^_\`{|}~-`;

/**
 * What of an address is made harmless: the at sign after a local part (whose dots are no host's and stay), any other at
 * sign between names, and the dots of hosts. `@name` alone is an account and no address.
 */
const LIVE = new RegExp(
  `(?<![/${LOCAL}])([${LOCAL}]{1,64})@(?=[${NAME}[])` +
    `|(?<=[${NAME}])@(?=[${NAME}[])` +
    String.raw`|(?<=[${NAME}\]_-])\.(?=[${NAME}_])`,
  'gu',
);

/**
 * Makes addresses in a text safe to show: nothing of it is a link to click, and `refang` reads it back.
 * Schemes lose their letters, dots of hosts and the at sign of addresses get brackets.
 */
export function defang(text: string): string {
  return text
    .replace(/h(?:tt)(ps?)(?=:\/\/)/gi, 'hxx$1')
    .replace(/ftp(?=:\/\/)/gi, 'fxp')
    .replace(LIVE, (live: string, local: string | undefined) => (live === '.' ? '[.]' : `${local ?? ''}[@]`));
}
