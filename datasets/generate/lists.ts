import type { Hub, HubFamily } from './hubs.js';
import type { Values } from './values/values.js';

/** A MISP warninglist. */
export interface Warninglist {
  readonly file: string;
  readonly content: {
    readonly name: string;
    readonly description: string;
    readonly version: number;
    readonly type: 'string' | 'hostname';
    readonly matching_attributes: readonly string[];
    readonly list: readonly string[];
  };
}

interface ListKind {
  readonly file: string;
  readonly name: string;
  readonly families: readonly HubFamily[];
  readonly type: 'string' | 'hostname';
  readonly attributes: readonly string[];
}

const HOST_ATTRIBUTES = ['domain', 'hostname']; // not url or email: pages behind a shortener and mailboxes at a provider are not benign
const LISTS: readonly ListKind[] = [
  {
    file: 'mail-providers',
    name: 'Synthetic mail providers',
    families: ['mail'],
    type: 'hostname',
    attributes: HOST_ATTRIBUTES,
  },
  {
    file: 'url-shorteners',
    name: 'Synthetic URL shorteners',
    families: ['shortener'],
    type: 'hostname',
    attributes: HOST_ATTRIBUTES,
  },
  {
    file: 'bank-websites',
    name: 'Synthetic bank websites',
    families: ['bankDomain'],
    type: 'hostname',
    attributes: HOST_ATTRIBUTES,
  },
  {
    file: 'exchange-wallets',
    name: 'Synthetic exchange hot wallets',
    families: ['wallet'],
    type: 'string',
    attributes: ['btc', 'xmr', 'dash'],
  },
  {
    file: 'phone-numbers',
    name: 'Synthetic SMS gateways and bank hotlines',
    families: ['gateway', 'bankPhone'],
    type: 'string',
    attributes: ['phone-number'],
  },
];

/** The lists that come with the data: the hubs that someone has noticed. */
export function warninglists(hubs: readonly Hub[], values: Values): readonly Warninglist[] {
  return LISTS.map(({ file, name, families, type, attributes }) => ({
    file: `${file}.json`,
    content: {
      name,
      description: 'Hubs of a set of synthetic reports, as far as lists know them.',
      version: 1,
      type,
      matching_attributes: attributes,
      list: hubs
        .filter((hub) => hub.listed && families.includes(hub.family))
        .map((hub) => values.text(hub.artifact))
        .sort(),
    },
  }));
}
