import type { ArtifactKind } from '../model/artifact.js';
import { foldHost, withoutWww } from './domain.js';
import { IpRanges } from './ip-ranges.js';
import type { ListPattern } from './list-pattern.js';
import { listPattern } from './list-pattern.js';
import { kindOf } from './registry.js';
import { hostOfUrl } from './url.js';
import type { Warninglist } from './warninglist.js';

interface NamedPattern {
  readonly list: string;
  readonly matches: ListPattern;
}

/**
 * Warninglists made ready for look-ups, folded with the same registry as artifacts (rules, section 2).
 *
 * - A host is listed if a list names it exactly. What stands below a listed name (hosting, dynamic DNS, shorteners) is
 *   somebody's own and links by its full host; only `substring` lists also cover what is below, on label boundaries.
 * - A URL is listed if a list names it, or if it is the front page of a listed host.
 * - An e-mail address is listed if a list names the address; a list of mail domains speaks of the domain alone.
 * - An IP address is listed if it lies in a range; other kinds by their folded value.
 * - Where several lists name one thing, the first in order answers.
 */
export class ListIndex {
  readonly warnings: readonly string[];
  /**
   * List by folded text, a map for each kind and one for hosts of URLs: most kinds are on no list, and joining kind and
   * text for each look-up would cost more than the look-up.
   */
  readonly #exact = new Map<ArtifactKind | 'url-host', Map<string, string>>();
  /** Domains that are listed with all below them. */
  readonly #suffixes = new Map<string, string>();
  readonly #ranges = new IpRanges<string>();
  readonly #patterns = new Map<ArtifactKind, NamedPattern[]>();

  constructor(lists: readonly Warninglist[]) {
    this.warnings = lists.flatMap((list) => this.#add(list));
  }

  match(kind: ArtifactKind, folded: string): string | null {
    const exact = this.#exact.get(kind)?.get(folded);
    if (exact !== undefined) return exact;
    if (kind === 'ip') return this.#ranges.find(folded);
    if (kind === 'domain') return this.#suffixMatch(folded) ?? this.#patternMatch(kind, folded);
    if (kind === 'url') return this.#frontPageMatch(folded) ?? this.#patternMatch(kind, folded);
    return this.#patternMatch(kind, folded);
  }

  #suffixMatch(host: string): string | null {
    if (this.#suffixes.size === 0) return null;
    for (let from = 0; from >= 0;) {
      const list = this.#suffixes.get(host.slice(from));
      if (list !== undefined) return list;
      const dot = host.indexOf('.', from);
      from = dot < 0 ? -1 : dot + 1;
    }
    return null;
  }

  #frontPageMatch(url: string): string | null {
    return url.indexOf('/', url.indexOf('://') + 3) === url.length - 1
      ? (this.#exact.get('url-host')?.get(hostOfUrl(url)) ?? null)
      : null;
  }

  #patternMatch(kind: ArtifactKind, folded: string): string | null {
    return this.#patterns.get(kind)?.find((pattern) => pattern.matches(folded))?.list ?? null;
  }

  #exactOf(kind: ArtifactKind | 'url-host'): Map<string, string> {
    const known = this.#exact.get(kind);
    if (known !== undefined) return known;
    const made = new Map<string, string>();
    this.#exact.set(kind, made);
    return made;
  }

  /** Reports what could not be used. */
  #add(list: Warninglist): readonly string[] {
    if (list.type === 'regex') return list.entries.flatMap((entry) => this.#addPattern(list, entry));
    if (list.type === 'cidr')
      return list.kinds.has('ip') ? list.entries.flatMap((entry) => this.#addRange(list, entry)) : [];
    for (const entry of list.entries) this.#addValue(list, entry);
    return [];
  }

  #addRange(list: Warninglist, range: string): readonly string[] {
    return this.#ranges.add(range, list.name)
      ? []
      : [`${list.name}: "${range.slice(0, 64)}" is not a range of addresses`];
  }

  #addPattern(list: Warninglist, text: string): readonly string[] {
    const faults = new Set<string>();
    for (const kind of list.kinds) {
      // Numbers hold other numbers: a pattern of eight digits is not meant to be found within thirteen.
      const matches = listPattern(text, kind === 'phone' ? 'whole' : 'anywhere');
      if (typeof matches === 'string') faults.add(matches);
      else this.#patterns.set(kind, [...(this.#patterns.get(kind) ?? []), { list: list.name, matches }]);
    }
    return [...faults].map((fault) => `${list.name}: the pattern "${text.slice(0, 64)}" is left out: ${fault}`);
  }

  #addValue(list: Warninglist, entry: string): void {
    const host = /[/@]/.test(entry) ? null : foldHost(entry.trim().replace(/^\*?\.+/, ''));
    if (host !== null) this.#addHost(list, withoutWww(host));
    else for (const kind of list.kinds) this.#addFolded(kind, entry, list.name);
  }

  #addHost(list: Warninglist, host: string): void {
    if (list.kinds.has('domain')) {
      setOnce(this.#exactOf('domain'), host, list.name);
      if (list.type === 'substring') setOnce(this.#suffixes, host, list.name);
    }
    if (list.kinds.has('url')) setOnce(this.#exactOf('url-host'), host, list.name);
  }

  #addFolded(kind: ArtifactKind, entry: string, list: string): void {
    if (kind === 'ip' && this.#ranges.add(entry, list)) return;
    const cleaned = kindOf(kind)?.clean(entry, {}) ?? null;
    if (cleaned !== null && kind !== 'domain') setOnce(this.#exactOf(kind), cleaned.folded, list);
  }
}

function setOnce(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
