/** A family of wallet addresses that share one namespace. One file per way of writing addresses. */
export interface Chain {
  /** Starts the folded form: `btc:…`. EVM chains share keys and addresses, so they are one. */
  readonly name: string;
  /** Tickers and URI schemes that name it, in lower case. */
  readonly prefixes: readonly string[];
  /** Whether an address proves itself by a checksum, so that free text may be searched for it. */
  readonly checked: boolean;
  /** The canonical address, or null. Declines quickly what does not look like one, and never throws. */
  readonly read: (text: string) => string | null;
  /** As `read`, when the reporter named the chain: also takes forms that would mean another chain without the name. */
  readonly readNamed?: (text: string) => string | null;
  /** As a person would write the canonical address; the same text where it is not given. */
  readonly show?: (canonical: string) => string;
}
