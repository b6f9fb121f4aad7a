/**
 * Where two spellings of an address are known to reach one mailbox. Only what a provider documents is folded: elsewhere
 * dots and plus signs are part of the name.
 */
interface MailboxRule {
  /** The name that all of these domains share a mailbox under. */
  readonly domain: string;
  readonly dotsIgnored: boolean;
  /** What starts a tag that the provider drops. */
  readonly tag: '+' | '-' | null;
}

const GMAIL: MailboxRule = { domain: 'gmail.com', dotsIgnored: true, tag: '+' };
const plusAt = (domain: string): MailboxRule => ({ domain, dotsIgnored: false, tag: '+' });

/** Sources are the providers' own help pages, by title. */
export const MAILBOX_RULES: ReadonlyMap<string, MailboxRule> = new Map([
  // Gmail Help: "Dots don't matter in Gmail addresses", "Create task-specific email addresses", "Use @googlemail.com".
  ['gmail.com', GMAIL],
  ['googlemail.com', GMAIL],
  // Exchange Online: "Plus addressing in Exchange Online"; the consumer domains do the same, but are mailboxes apart.
  ...['outlook.com', 'hotmail.com', 'live.com', 'msn.com'].map((name) => [name, plusAt(name)] as const),
  // iCloud: one mailbox under three names ("If you have an @mac.com or @me.com address"), with plus tags.
  ...['icloud.com', 'me.com', 'mac.com'].map((name) => [name, plusAt('icloud.com')] as const),
  // Fastmail: "Plus addressing and subdomain addressing".
  ['fastmail.com', plusAt('fastmail.com')],
  ['fastmail.fm', plusAt('fastmail.fm')],
  // Proton: "Addresses and aliases": +aliases; dots, hyphens and underscores are ignored; one mailbox under its names.
  ...['proton.me', 'protonmail.com', 'pm.me'].map(
    (name) => [name, { domain: 'proton.me', dotsIgnored: true, tag: '+' }] as const,
  ),
  // Yandex ID: "Mailbox aliases": one mailbox under all national names; dots equal hyphens, which is not folded here.
  ...['yandex.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'ya.ru'].map(
    (name) => [name, plusAt('yandex.ru')] as const,
  ),
]);

/** The mailbox that a local part and a domain reach, both in lower case. */
export function mailbox(local: string, domain: string): { readonly local: string; readonly domain: string } {
  const rule = MAILBOX_RULES.get(domain);
  if (rule === undefined) return { local, domain };
  const tagAt = rule.tag === null ? -1 : local.indexOf(rule.tag);
  const untagged = tagAt > 0 ? local.slice(0, tagAt) : local;
  const bare = rule.dotsIgnored ? untagged.replaceAll('.', '') : untagged;
  return { local: bare === '' ? local : bare, domain: rule.domain };
}
