import { type LinkKind, type NamedArtifact, type Page, type PossibleLink } from '../../engine/index.js';
import { artifactJson, type ArtifactJson } from './campaign.js';
import { runOrNull, type ItemsJson } from './page.js';
import { shownText } from './shown.js';

/** A question for an analyst, never a finding. */
export interface PossibleLinkJson {
  readonly kind: LinkKind;
  /** One for a weak joint, two or more else. */
  readonly campaigns: readonly string[];
  /** What they share, or what alone holds the joint; at most 20. */
  readonly artifacts: readonly ArtifactJson[];
  /** Uses of these artifacts, apart in time, that both sides share. */
  readonly spells: number;
  readonly smallerReports: number;
  /** Days between the stretches in which both sides of a weak joint were active; null for other kinds. */
  readonly pauseDays: number | null;
  /** Measured chance that both sides are one campaign, 0 to 1; null where none was measured. */
  readonly probability: number | null;
  /** The same in a sentence. */
  readonly text: string;
}

export function linkJson(link: PossibleLink): PossibleLinkJson {
  return {
    kind: link.kind,
    campaigns: link.campaigns,
    artifacts: link.artifacts.map(artifactJson),
    spells: link.spells,
    smallerReports: link.smallerReports,
    pauseDays: link.pauseDays,
    probability: link.probability,
    text: linkText(link, null),
  };
}

export function linkPageJson({ run, total, cursor, items }: Page<PossibleLink>): ItemsJson<PossibleLinkJson> {
  return { run: runOrNull(run), total, cursor, items: items.map(linkJson) };
}

/** The question in plain words, as the campaign `seenFrom` would ask it; null names all of them. */
export function linkText(link: PossibleLink, seenFrom: string | null): string {
  return `${claim(link, seenFrom)}; ${chanceText(link)}; a question, not a finding`;
}

function claim(link: PossibleLink, seenFrom: string | null): string {
  const shared = sharedText(link.artifacts);
  if (link.kind === 'weak-joint') {
    const whose = seenFrom === null ? ` of ${link.campaigns.join(', ')}` : '';
    const reports = `${link.smallerReports} ${link.smallerReports === 1 ? 'report' : 'reports'}`;
    return `possibly a campaign of its own: ${reports}${whose}, held to the rest by ${shared}${pauseText(link)}`;
  }
  const [first, ...rest] = link.campaigns;
  if (seenFrom === null || !link.campaigns.includes(seenFrom))
    return `${first ?? '-'} possibly linked with ${rest.join(', ')} by ${shared}`;
  return `possibly linked with ${link.campaigns.filter((one) => one !== seenFrom).join(', ')} by ${shared}`;
}

/** Shorter ones say nothing: campaigns rest on week-ends. */
const TOLD_PAUSE_DAYS = 14;

function pauseText({ pauseDays }: PossibleLink): string {
  return pauseDays === null || pauseDays < TOLD_PAUSE_DAYS ? '' : ` across a pause of ${pauseDays} days`;
}

const NAMED = 3;

function sharedText(artifacts: readonly NamedArtifact[]): string {
  const [only] = artifacts;
  if (only === undefined) return 'shared evidence';
  if (artifacts.length === 1) return `one shared ${only.kind} ${shownText(only)}`;
  const named = artifacts.slice(0, NAMED).map((one) => `${one.kind} ${shownText(one)}`);
  return `${artifacts.length} shared artifacts: ${named.join(', ')}${artifacts.length > NAMED ? ' …' : ''}`;
}

function chanceText({ probability, kind }: PossibleLink): string {
  if (probability === null) return 'the chance that both are one campaign was not measured';
  const sides = kind === 'weak-joint' ? 'both sides' : 'both';
  return `measured chance ${probability.toFixed(2).replace(/^0/, '')} that ${sides} are one campaign`;
}
