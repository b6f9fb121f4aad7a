import type { ArtifactKind } from '../../../engine/model/artifact.js';
import type { Artifacts } from '../artifacts.js';
import { Draws } from '../draws.js';
import type { HubFamily, Hubs } from '../hubs.js';
import { KIND, OWNED_KINDS } from '../scam-types.js';
import { STREAM } from '../streams.js';
import { ibanOf } from './iban.js';
import type { PhoneNumber } from './phone.js';
import { phoneNumber } from './phone.js';
import { slip } from './slip.js';
import { walletOf } from './wallet.js';
import { NAME_WORDS, TRADE_WORDS } from './words.js';

const MESSENGERS = ['telegram', 'telegram', 'telegram', 'instagram', 'tiktok'] as const;
const HUB_NAMES: Readonly<Record<HubFamily, string>> = {
  mail: 'mail',
  shortener: 'go',
  bankDomain: 'bank',
  wallet: '',
  gateway: '',
  bankPhone: '',
};

/**
 * What each artifact is called, in its plainest spelling: real-looking and safe. Names stand under `.example` and `.test`
 * (RFC 2606), IPv4 addresses in 240.0.0.0/4 (RFC 1112, never in use) and IPv6 ones in 2001:db8::/32 (RFC 3849); phones,
 * accounts and wallets as their files say. Handles end in `_example`, since no platform keeps names apart.
 */
export class Values {
  readonly #artifacts: Artifacts;
  readonly #hubs: Hubs;
  readonly #draws: Draws;

  constructor(artifacts: Artifacts, hubs: Hubs, seed: number) {
    this.#artifacts = artifacts;
    this.#hubs = hubs;
    this.#draws = new Draws(seed);
  }

  kind(artifact: number): ArtifactKind {
    return OWNED_KINDS[this.#artifacts.kind(artifact)] ?? 'other';
  }

  text(artifact: number): string {
    switch (this.#artifacts.kind(artifact)) {
      case KIND.email:
        return this.#email(artifact);
      case KIND.phone:
        return `+${this.phone(artifact).digits}`;
      case KIND.iban:
        return ibanOf(this.#drawsOf(artifact));
      case KIND.wallet:
        return walletOf(this.#drawsOf(artifact));
      case KIND.domain:
        return this.#domain(artifact);
      case KIND.url:
        return this.#url(artifact);
      case KIND.ip:
        return ipOf(this.#drawsOf(artifact));
      case KIND.handle:
        return this.#handle(artifact);
      default:
        return `message-${this.#hexOf(artifact)}`;
    }
  }

  phone(artifact: number): PhoneNumber {
    const market = this.#artifacts.market(artifact);
    return phoneNumber(this.#artifacts.ordinal(artifact), artifact, market);
  }

  #drawsOf(artifact: number): Draws {
    return this.#draws.beginAt(STREAM.value, this.#artifacts.keyHi(artifact), this.#artifacts.keyLo(artifact));
  }

  #hexOf(artifact: number): string {
    const { hi, lo } = { hi: this.#artifacts.keyHi(artifact), lo: this.#artifacts.keyLo(artifact) };
    return (hi >>> 0).toString(16).padStart(8, '0') + (lo >>> 0).toString(16).padStart(8, '0');
  }

  /** What makes a name the only one of its kind: the artifact's number, in a form that looks like a serial. */
  #serial(artifact: number): string {
    return artifact.toString(36);
  }

  #email(artifact: number): string {
    const model = this.#artifacts.model(artifact);
    if (model >= 0) return misspeltAddress(this.text(model), this.#drawsOf(artifact));
    const draws = this.#drawsOf(artifact);
    const local = `${draws.pick(TRADE_WORDS)}${draws.pick(['.', '-', '_', ''])}${draws.pick(NAME_WORDS)}`;
    return `${local}.${this.#serial(artifact)}@${this.text(this.#artifacts.host(artifact))}`;
  }

  #domain(artifact: number): string {
    const model = this.#artifacts.model(artifact);
    if (model >= 0) return slip(this.text(model), this.#drawsOf(artifact));
    const draws = this.#drawsOf(artifact);
    const family = this.#hubs.familyOf(artifact);
    const first = draws.pick(NAME_WORDS);
    if (family !== null) return `${first}${HUB_NAMES[family]}${this.#serial(artifact)}.example`;
    const joint = draws.pick(['-', '', '']);
    const root = draws.chance(0.8) ? 'example' : 'test';
    return `${first}${joint}${draws.pick(TRADE_WORDS)}-${this.#serial(artifact)}.${root}`;
  }

  #url(artifact: number): string {
    const model = this.#artifacts.model(artifact);
    const host = this.#artifacts.host(artifact);
    const hostText = host >= 0 ? this.text(host) : 'unknown.example';
    const draws = this.#drawsOf(model >= 0 ? model : artifact);
    const serial = this.#serial(model >= 0 ? model : artifact);
    if (this.#hubs.familyOf(host) === 'shortener') return `https://${hostText}/${this.#shortPath(artifact)}`;
    const path = `${draws.pick(TRADE_WORDS)}/${draws.pick(TRADE_WORDS)}-${serial}`;
    const tail = draws.pick(['', '', '.html', '?id=' + String(draws.below(9000)), '/']);
    return `https://${hostText}/${path}${tail}`;
  }

  #shortPath(artifact: number): string {
    return this.#hexOf(artifact).slice(0, 4) + this.#serial(artifact);
  }

  #handle(artifact: number): string {
    const draws = this.#drawsOf(artifact);
    const platform = draws.pick(MESSENGERS);
    const name = `${draws.pick(NAME_WORDS)}${draws.pick(TRADE_WORDS)}`.slice(0, 14);
    return `${platform}:@${name}_${this.#serial(artifact)}_example`;
  }
}

function ipOf(draws: Draws): string {
  draws.next();
  const { hi, lo } = draws;
  if (draws.chance(0.8))
    return `${240 + (((hi >>> 24) & 15) % 15)}.${(hi >>> 16) & 255}.${(hi >>> 8) & 255}.${1 + ((hi & 255) % 254)}`;
  const group = (word: number): string => (1 + (word & 0xfffe)).toString(16);
  return `2001:db8:${group(hi >>> 16)}:${group(hi)}::${group(lo)}`;
}

function misspeltAddress(address: string, draws: Draws): string {
  const at = address.indexOf('@');
  return slip(address.slice(0, at), draws) + address.slice(at);
}
