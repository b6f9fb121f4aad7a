import type { ArtifactKind } from '../../model/artifact.js';
import type { Campaign } from '../../model/campaign.js';

// What Neo4j Browser writes on a node. Pictures of graphs are passed on, so a name tells an address apart and gives none
// to call, write or click; the whole value stands in `shown`.

/** The label that each kind has beside `Artifact`: a closed list, never a word of the input. */
export const KIND_LABELS: Readonly<Record<ArtifactKind, string>> = {
  email: 'Email',
  phone: 'Phone',
  iban: 'Iban',
  'bank-account': 'BankAccount',
  wallet: 'Wallet',
  domain: 'Domain',
  url: 'Url',
  ip: 'Ip',
  handle: 'Handle',
  template: 'Template',
  'card-bin': 'CardBin',
  other: 'Other',
};

const LONGEST_NAME = 60;

export function artifactName(kind: ArtifactKind, shown: string): string {
  return short(NAMES[kind](shown));
}

export function reportName(source: string, ref: string): string {
  return short(`${source} ${ref}`);
}

/** What it is and what it is strongest around: its title has that artifact whole, and says more than a circle holds. */
export function clusterName({ title, strongest }: Pick<Campaign, 'title' | 'strongest'>): string {
  const [first] = strongest;
  if (first === undefined) return short(title);
  const [what = title] = title.split(/ around |, /, 1);
  return short(`${what} ${artifactName(first.kind, first.shown)}`);
}

const NAMES: Readonly<Record<ArtifactKind, (shown: string) => string>> = {
  email: (shown) => {
    const at = shown.lastIndexOf('@');
    return at < 0 ? masked(shown) : `${shown.slice(0, 2)}…@${defanged(shown.slice(at + 1))}`;
  },
  phone: masked,
  iban: masked,
  'bank-account': masked,
  wallet: (shown) => (shown.length <= 14 ? masked(shown) : `${shown.slice(0, 8)}…${shown.slice(-4)}`),
  domain: defanged,
  url: defanged,
  ip: defanged,
  handle: (shown) => shown,
  template: (shown) => `message ${shown.slice(0, 12)}`,
  'card-bin': (shown) => shown,
  other: masked,
};

function masked(shown: string): string {
  const close = shown.replace(/\s+/g, '');
  return close.length <= 6 ? `${close.slice(0, 1)}…` : `${close.slice(0, 4)}…${close.slice(-2)}`;
}

function defanged(shown: string): string {
  return shown.replace(/^h(?:tt)(ps?:\/\/)/i, 'hxx$1').replaceAll('.', '[.]');
}

function short(name: string): string {
  const one = name.replace(/\s+/g, ' ');
  return one.length <= LONGEST_NAME ? one : `${one.slice(0, LONGEST_NAME - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
