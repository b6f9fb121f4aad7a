import ipaddr from 'ipaddr.js';

interface Masked<T> {
  readonly bits: number;
  readonly networks: Map<bigint, T>;
}

/**
 * Ranges of addresses, each with a label. A look-up costs one map access per prefix length in use (some twenty for
 * clouds' ten thousand ranges), longest first; the first label given to a range stays.
 */
export class IpRanges<T> {
  readonly #v4 = new Map<number, Masked<T>>();
  readonly #v6 = new Map<number, Masked<T>>();
  #order: readonly (readonly Masked<T>[])[] | null = null;

  /** Adds `192.0.2.0/24`, `2001:db8::/32` or a single address; false where it is none of them. */
  add(range: string, label: T): boolean {
    const [text = '', length] = range.trim().split('/');
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.parse(text);
    const width = address.kind() === 'ipv4' ? 32 : 128;
    const bits = length === undefined ? width : /^\d{1,3}$/.test(length) ? Number(length) : -1;
    if (bits < 0 || bits > width) return false;
    const lengths = width === 32 ? this.#v4 : this.#v6;
    const masked = lengths.get(bits) ?? { bits: width - bits, networks: new Map<bigint, T>() };
    lengths.set(bits, masked);
    const network = numberOf(address) >> BigInt(masked.bits);
    if (!masked.networks.has(network)) masked.networks.set(network, label);
    this.#order = null;
    return true;
  }

  /** The label of the narrowest range that holds a folded address, or null. */
  find(folded: string): T | null {
    if (!ipaddr.isValid(folded)) return null;
    const address = ipaddr.parse(folded);
    const value = numberOf(address);
    this.#order ??= [this.#v4, this.#v6].map((lengths) => [...lengths.values()].sort((a, b) => a.bits - b.bits));
    for (const { bits, networks } of this.#order[address.kind() === 'ipv4' ? 0 : 1] ?? []) {
      const label = networks.get(value >> BigInt(bits));
      if (label !== undefined) return label;
    }
    return null;
  }
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
