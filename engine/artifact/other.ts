import { createHash } from 'node:crypto';
import type { Artifact } from '../model/artifact.js';
import { domainArtifact, mayStandInText } from './domain.js';
import { ipArtifact } from './ip.js';
import type { Cleaned, Kind } from './kind.js';
import { isProse } from './prose.js';
import { plain } from './spelling.js';

const KEPT_LENGTH = 480;

/** Whatever no kind reads: kept in sight, never a link. Long texts are cut and told apart by a digest. */
function clean(raw: string): Cleaned | null {
  const text = plain(raw.length > 65_536 ? raw.slice(0, 65_536) : raw);
  if (text === '') return null;
  if (text.length <= KEPT_LENGTH + 24) return { folded: text, shown: text };
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const cut = plain(`${plain(text.slice(0, KEPT_LENGTH))}…#${digest}`);
  return { folded: cut, shown: cut };
}

const RANGE = /^[\d.]{7,15}\/\d{1,2}$/;
const ENDPOINT = /^([^\s/:@]{4,253})(?::\d{1,5})?(?:\/\S*)?$/;

/**
 * Host and port, or host and path: what feeds without types write. It is no artifact of a kind, but plainly names a host,
 * which is weaker evidence as any derived artifact is.
 */
function derive(folded: string): readonly Artifact[] {
  const host = RANGE.test(folded) ? undefined : ENDPOINT.exec(folded)?.[1];
  if (host === undefined || host === folded) return [];
  const address = ipArtifact(host);
  if (address !== null) return [address];
  const name = isProse(host) ? null : domainArtifact(host);
  return name !== null && mayStandInText(name.folded) ? [name] : [];
}

export const other: Kind = {
  name: 'other',
  traits: { links: false, prior: 0, gapDays: 0, flag: -1 },
  clean,
  derive,
};
