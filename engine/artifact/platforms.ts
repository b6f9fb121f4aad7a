/** Messengers, social networks and payment services, and how their accounts are written. A new one is a row here. */
export interface Platform {
  readonly name: string;
  /** Shape of an account's name, folded. */
  readonly shape: RegExp;
  /** Invitation codes differ by case; names of people do not. */
  readonly caseMatters: boolean;
  /** Accounts may be telephone numbers. */
  readonly numbered: boolean;
  /** People write the name with an at sign. */
  readonly at: boolean;
}

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,62}[\p{L}\p{N}_-])?$/u;
const CODE = /^[A-Za-z0-9_-]{6,64}$/;

type Form = 'name' | 'at-name' | 'number-or-name' | 'number-or-at-name' | 'code';

/** Platform, form of its accounts, other words for it. */
const ROWS: readonly (readonly [string, Form, string])[] = [
  ['telegram', 'number-or-at-name', 'tg,telegram username,telegram handle,telegram id'],
  ['telegram-invite', 'code', ''],
  ['whatsapp', 'number-or-name', 'wa,whats app,whatsapp business'],
  ['whatsapp-group', 'code', ''],
  ['signal', 'number-or-name', 'signal messenger'],
  ['viber', 'number-or-name', ''],
  ['imessage', 'number-or-name', ''],
  ['wechat', 'name', 'weixin'],
  ['line', 'name', 'line id'],
  ['kakaotalk', 'name', 'kakao'],
  ['skype', 'name', ''],
  ['discord', 'at-name', ''],
  ['discord-invite', 'code', ''],
  ['instagram', 'at-name', 'ig,insta'],
  ['facebook', 'name', 'fb,messenger,facebook messenger'],
  ['twitter', 'at-name', 'x,x.com,twitter-id'],
  ['tiktok', 'at-name', 'tik tok'],
  ['snapchat', 'name', 'snap'],
  ['linkedin', 'name', ''],
  ['youtube', 'at-name', 'yt'],
  ['reddit', 'name', ''],
  ['threads', 'at-name', ''],
  ['vk', 'name', 'vkontakte'],
  ['tinder', 'name', ''],
  ['hinge', 'name', ''],
  ['bumble', 'name', ''],
  ['cashapp', 'name', 'cash app,cash.app'],
  ['paypal', 'name', 'paypal.me'],
  ['venmo', 'at-name', ''],
  ['github', 'name', 'github-username'],
];

export const PLATFORMS: ReadonlyMap<string, Platform> = new Map(
  ROWS.map(([name, form]) => [
    name,
    {
      name,
      shape: form === 'code' ? CODE : name === 'cashapp' ? /^\$?[a-z][a-z0-9_-]{1,29}$/ : NAME,
      caseMatters: form === 'code',
      numbered: form.startsWith('number'),
      at: form.endsWith('at-name'),
    },
  ]),
);

const BY_WORD = new Map(
  ROWS.flatMap(([name, , words]) => [name, ...words.split(',')].filter((w) => w !== '').map((w) => [w, name] as const)),
);

export function platformOfWord(word: string): Platform | null {
  const name = BY_WORD.get(word.trim().toLowerCase());
  return name === undefined ? null : (PLATFORMS.get(name) ?? null);
}

type PathRule = readonly [platform: string, path: RegExp];

/** Ends a path segment. */
const END = '(?=[/?#]|$)';
const TELEGRAM: readonly PathRule[] = [
  ['telegram-invite', new RegExp(`^(?:joinchat/|\\+)([A-Za-z0-9_-]*[A-Za-z_-][A-Za-z0-9_-]*)${END}`)],
  ['telegram', new RegExp(`^(\\+\\d{7,15})${END}`)],
  [
    'telegram',
    new RegExp(
      `^(?:s/)?(?!(?:joinchat|share|addstickers|addemoji|proxy|socks|c|iv|login|setlanguage)/)([A-Za-z]\\w{3,31})${END}`,
    ),
  ],
];
const FACEBOOK: readonly PathRule[] = [
  ['facebook', /^profile\.php\?(?:[^#]{0,64}&)?id=(\d{5,20})/],
  [
    'facebook',
    new RegExp(
      `^(?!(?:groups|pages|events|watch|marketplace|sharer|share|login|photo|reel|story|help|ads|policies|people|messages)${END})(?![^/?#]*\\.php)([\\w.]{3,64})${END}`,
    ),
  ],
];
const TWITTER: readonly PathRule[] = [
  [
    'twitter',
    new RegExp(`^(?!(?:i|home|search|intent|share|hashtag|login|explore|settings)${END})@?(\\w{1,15})(?=[?#]|/?$)`),
  ],
];
const one = (platform: string, path: string): readonly PathRule[] => [[platform, new RegExp(`^${path}${END}`)]];

const BY_HOST = new Map<string, readonly PathRule[]>([
  ...['t.me', 'telegram.me', 'telegram.dog'].map((host) => [host, TELEGRAM] as const),
  ['wa.me', one('whatsapp', '\\+?(\\d{7,15})')],
  ['api.whatsapp.com', [['whatsapp', /^send\/?\?(?:[^#]{0,64}&)?phone=(?:\+|%2B)?(\d{7,15})/]]],
  ['chat.whatsapp.com', one('whatsapp-group', '(?:invite/)?([A-Za-z0-9]{20,24})')],
  ['instagram.com', one('instagram', '(?!(?:p|reel|reels|explore|stories|accounts|tv)/)([\\w.]{1,30})')],
  ...['facebook.com', 'fb.com', 'm.facebook.com', 'm.me'].map((host) => [host, FACEBOOK] as const),
  ...['twitter.com', 'x.com', 'mobile.twitter.com'].map((host) => [host, TWITTER] as const),
  ['tiktok.com', one('tiktok', '@([\\w.]{2,24})')],
  ['snapchat.com', one('snapchat', 'add/([\\w.-]{3,15})')],
  ['linkedin.com', one('linkedin', 'in/([^/?#]{3,100})')],
  ['youtube.com', one('youtube', '@([\\w.-]{3,30})')],
  ['reddit.com', one('reddit', '(?:u|user)/([\\w-]{3,20})')],
  ['threads.net', one('threads', '@([\\w.]{1,30})')],
  ['vk.com', one('vk', '([a-z][\\w.]{4,31})')],
  ['line.me', one('line', 'ti/p/(?:~|%7E)([\\w.-]{2,20})')],
  ['discord.gg', one('discord-invite', '([A-Za-z0-9-]{6,32})')],
  ['discord.com', one('discord-invite', 'invite/([A-Za-z0-9-]{6,32})')],
  ['cash.app', one('cashapp', '(\\$[A-Za-z][\\w-]{1,29})')],
  ['paypal.me', one('paypal', '([A-Za-z0-9]{2,20})')],
  ['venmo.com', one('venmo', '(?:u/)?([\\w-]{5,30})')],
]);

/** How accounts are found in the paths of a host; empty for hosts that are no platform. */
export function platformOfHost(host: string): readonly PathRule[] {
  return BY_HOST.get(host.startsWith('www.') ? host.slice(4) : host) ?? [];
}
