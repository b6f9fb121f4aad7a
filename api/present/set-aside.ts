import type { HubMeasure, Page, Reach, SetAsideArtifact, SetAsideClass } from '../../engine/index.js';
import { artifactJson, type ArtifactJson } from './campaign.js';
import { runOrNull, type ItemsJson } from './page.js';

/** An artifact whose links were not used, or that an analyst should look at. */
export interface SetAsideJson extends ArtifactJson {
  readonly class: SetAsideClass;
  /** Name of the benign list, for listed ones. */
  readonly list: string | null;
  /** For hubs and suspects. */
  readonly measure: HubMeasure | null;
  /** Class, list and measure in a sentence. */
  readonly reason: string;
  readonly reports: number;
  /** What it would tie together, at most, if it were let back. */
  readonly reach: Reach;
}

export function setAsideJson(one: SetAsideArtifact): SetAsideJson {
  const { q, attached, clusters } = one.measure ?? { q: 0, attached: 0, clusters: 0 };
  const { campaigns, reports, unclustered, largest } = one.reach;
  return {
    ...artifactJson(one),
    class: one.class,
    list: one.list,
    measure: one.measure && { q, attached, clusters },
    reason: reasonText(one),
    reports: one.reports,
    reach: { campaigns, reports, unclustered, largest },
  };
}

export function setAsidePageJson({ run, total, cursor, items }: Page<SetAsideArtifact>): ItemsJson<SetAsideJson> {
  return { run: runOrNull(run), total, cursor, items: items.map(setAsideJson) };
}

/** Why it is here, in plain words and with what was measured. */
export function reasonText(one: Pick<SetAsideArtifact, 'class' | 'list' | 'measure'>): string {
  if (one.class === 'listed') return `on the benign list ${one.list ?? 'of unknown name'}`;
  const said = one.class === 'hub' ? 'measured to serve many campaigns' : 'looks like a hub and still links';
  return one.measure === null ? said : `${said}: ${measureText(one.measure)}`;
}

function measureText({ q, attached, clusters }: HubMeasure): string {
  const share = q.toFixed(3).replace(/^0(?=\.)/, '');
  return (
    `q ${share}, the share of pairs of its ${attached} reports attached elsewhere that fall in one cluster; ` +
    `${clusters} established ${clusters === 1 ? 'cluster uses' : 'clusters use'} it`
  );
}

/** What letting it back would tie together, at most. */
export function reachText({ campaigns, reports, unclustered, largest }: Reach): string {
  const tied = `${campaigns} ${campaigns === 1 ? 'campaign' : 'campaigns'} of ${reports} reports`;
  const rest = `${unclustered} ${unclustered === 1 ? 'report' : 'reports'} in none`;
  return `${tied}, ${rest}${largest.length > 0 ? `; largest ${largest.join(', ')}` : ''}`;
}
