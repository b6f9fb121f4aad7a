import { KeyTable } from './key-table.js';

/** What the truth says of an artifact: one campaign's own, used by several, nobody's doing, or a slip of the pen. */
export const ARTIFACT_CLASSES = ['genuine', 'shared', 'hub', 'noise', 'typo'] as const;
export type ArtifactClass = (typeof ARTIFACT_CLASSES)[number];
export const ARTIFACT_CLASS = { genuine: 0, shared: 1, hub: 2, noise: 3, typo: 4 } as const;

/** More than there are markets. */
const MOST_MARKETS = 16;

export interface NewArtifact {
  /** Place in `OWNED_KINDS`. */
  readonly kind: number;
  /** Place in `ARTIFACT_CLASSES`. */
  readonly class: number;
  /** Place in `MARKETS`: where its telephone number or account is at home. */
  readonly market: number;
  /** Number of the domain under a URL or an address. */
  readonly host?: number;
  /** Place in `SCAM_TYPES` of the campaign that used it first. */
  readonly type?: number;
  /** Number of the artifact that this one misspells, or of the message that it is a variant of. */
  readonly model?: number;
}

/**
 * Every artifact of the data, numbered in the order in which reports first name it. Values are made from the number
 * within the kind and market (so that no two telephones are one) and from the artifact's key.
 */
export class Artifacts {
  readonly #numbers = new KeyTable();
  readonly #ordinals = new Int32Array(16 * MOST_MARKETS);
  #kind = new Uint8Array(1024);
  #class = new Uint8Array(1024);
  #market = new Uint8Array(1024);
  #host = new Int32Array(1024);
  #model = new Int32Array(1024);
  #type = new Uint8Array(1024);
  #ordinal = new Int32Array(1024);
  #keyHi = new Int32Array(1024);
  #keyLo = new Int32Array(1024);
  count = 0;

  /** The artifact known under a key, or -1. */
  find(hi: number, lo: number): number {
    return this.#numbers.get(hi, lo);
  }

  add(hi: number, lo: number, artifact: NewArtifact): number {
    if (this.count === this.#kind.length) this.#grow();
    const number = this.count++;
    this.#kind[number] = artifact.kind;
    this.#class[number] = artifact.class;
    this.#market[number] = artifact.market;
    this.#host[number] = artifact.host ?? -1;
    this.#model[number] = artifact.model ?? -1;
    this.#type[number] = artifact.type ?? 0;
    const sequence = artifact.kind * MOST_MARKETS + artifact.market;
    const ordinal = this.#ordinals[sequence] ?? 0;
    this.#ordinal[number] = ordinal;
    this.#ordinals[sequence] = ordinal + 1;
    this.#keyHi[number] = hi;
    this.#keyLo[number] = lo;
    this.#numbers.set(hi, lo, number);
    return number;
  }

  /** Another key for an artifact that exists: one mule's account serves several campaigns. */
  alias(hi: number, lo: number, number: number): void {
    this.#numbers.set(hi, lo, number);
  }

  kind(number: number): number {
    return this.#kind[number] ?? 0;
  }

  class(number: number): number {
    return this.#class[number] ?? 0;
  }

  market(number: number): number {
    return this.#market[number] ?? 0;
  }

  host(number: number): number {
    return this.#host[number] ?? -1;
  }

  type(number: number): number {
    return this.#type[number] ?? 0;
  }

  model(number: number): number {
    return this.#model[number] ?? -1;
  }

  /** Number among the artifacts of its kind and market. */
  ordinal(number: number): number {
    return this.#ordinal[number] ?? 0;
  }

  keyHi(number: number): number {
    return this.#keyHi[number] ?? 0;
  }

  keyLo(number: number): number {
    return this.#keyLo[number] ?? 0;
  }

  #grow(): void {
    const length = 2 * this.#kind.length;
    this.#kind = widened(this.#kind, new Uint8Array(length));
    this.#class = widened(this.#class, new Uint8Array(length));
    this.#market = widened(this.#market, new Uint8Array(length));
    this.#host = widened(this.#host, new Int32Array(length));
    this.#type = widened(this.#type, new Uint8Array(length));
    this.#model = widened(this.#model, new Int32Array(length));
    this.#ordinal = widened(this.#ordinal, new Int32Array(length));
    this.#keyHi = widened(this.#keyHi, new Int32Array(length));
    this.#keyLo = widened(this.#keyLo, new Int32Array(length));
  }
}

function widened<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
