import { derivationsFrom, understand } from '../artifact/registry.js';
import type { FoundArtifact, LookupAnswer, LookupHint, LookupReading } from '../engine.js';
import { artifactOf, type Artifact } from '../model/artifact.js';
import type { SetAsideArtifact } from '../model/campaign.js';
import { SkeinError } from '../model/errors.js';
import type { ArtifactId } from '../model/ids.js';
import type { Store } from '../store/store.js';

/** Spaces, and characters that nobody sees. */
const NOTHING = /^[\s\p{C}]*$/u;

/** No run is published as often as this while one value is looked up. */
const LOOKS = 20;

/**
 * Every way to read a value, and what the store knows of each. Where no kind was asked for, what a reading itself tells
 * of others is looked up too: of a URL its host and domain, of an address its domain. All of it is of one run: where another
 * is published meanwhile, it is asked for again.
 *
 * @throws SkeinError `usage` for a value in which nothing is written; `store-busy` where another run comes without end.
 */
export async function lookUp(store: Store, value: string, { kind, country }: LookupHint): Promise<LookupAnswer> {
  if (NOTHING.test(value)) throw new SkeinError('usage', 'the value to look for is empty');
  const readings = understand(value, { country: country ?? null }).filter(
    (one) => kind === undefined || one.kind === kind,
  );
  const understood = kind === undefined ? withDerived(readings) : readings.map(direct);
  for (let look = 1; look <= LOOKS; look++) {
    const run = await latest(store);
    const found = await foundOf(store, understood);
    if (found.length === 0 || (await latest(store)) === run) return { understood, found };
  }
  throw new SkeinError('store-busy', 'one run after the other was published meanwhile: try again');
}

async function latest(store: Store): Promise<number | null> {
  return (await store.latestRun())?.manifest.run ?? null;
}

async function foundOf(store: Store, understood: readonly LookupReading[]): Promise<readonly FoundArtifact[]> {
  const answers = await store.artifacts(understood.map(({ id }) => id));
  const derivedFrom = new Map(understood.map((reading) => [reading.id, reading.derivedFrom]));
  const found = answers.map(async (answer) => {
    const { id } = artifactOf(answer.kind, answer.folded, answer.shown);
    const provisional = await store.provisional(answer.campaigns.map(({ campaign }) => campaign.id));
    return { ...answer, provisional, derivedFrom: derivedFrom.get(id) ?? null, setAside: await setAsideOf(store, id) };
  });
  return Promise.all(found);
}

function direct(artifact: Artifact): LookupReading {
  return { ...artifact, derivedFrom: null };
}

/** Direct readings first: what is both is direct. */
function withDerived(readings: readonly Artifact[]): readonly LookupReading[] {
  const known = new Map<ArtifactId, LookupReading>(readings.map((artifact) => [artifact.id, direct(artifact)]));
  for (const reading of readings)
    for (const { artifact, parent } of derivationsFrom(reading))
      if (!known.has(artifact.id)) known.set(artifact.id, { ...artifact, derivedFrom: known.get(parent) ?? reading });
  return [...known.values()];
}

/** Why the latest run drew no links through it, or doubts them; null where it says nothing. */
async function setAsideOf(store: Store, artifact: ArtifactId): Promise<SetAsideArtifact | null> {
  const { items } = await store.setAside({ artifact }, { limit: 1 });
  return items[0] ?? null;
}
