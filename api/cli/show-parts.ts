import type {
  Campaign,
  CampaignPage,
  Engine,
  Page,
  PageRequest,
  PossibleLink,
  StoredReport,
} from '../../engine/index.js';
import { reportJson } from '../http/disclose.js';
import { campaignPageJson } from '../present/campaign.js';
import { linkPageJson } from '../present/links.js';

/** At most so many campaigns of an operation, and possible links, stand on a page; other commands list the rest. */
const SHOWN = 20;

/** What stands around a campaign or an operation on its page. */
export interface ShowParts {
  readonly reports: Page<StoredReport>;
  /** What might join it to others, or divide it. */
  readonly links: Page<PossibleLink>;
  /** The operation of a campaign, where it has more campaigns than this one. */
  readonly operation: Campaign | null;
  /** The campaigns of an operation. */
  readonly campaigns: CampaignPage | null;
}

export async function showParts(engine: Engine, campaign: Campaign, page: PageRequest): Promise<ShowParts> {
  return {
    reports: await engine.campaignReports(campaign.id, page),
    links: await engine.possibleLinks({ campaign: campaign.id }, { limit: SHOWN }),
    operation: await sharedOperation(engine, campaign),
    campaigns: campaign.level === 'operation' ? await campaignsOf(engine, campaign) : null,
  };
}

async function sharedOperation(engine: Engine, { operation }: Campaign): Promise<Campaign | null> {
  const answer = operation === null ? null : await engine.campaign(operation);
  const found = answer?.campaign ?? null;
  return found !== null && found.campaigns > 1 ? found : null;
}

function campaignsOf(engine: Engine, { id }: Campaign): Promise<CampaignPage> {
  return engine.campaigns({ level: 'campaign', operation: id, sort: 'reports', order: 'desc', limit: SHOWN });
}

export function showPartsJson({ reports, links, operation, campaigns }: ShowParts): object {
  return {
    reports: { total: reports.total, cursor: reports.cursor, items: reports.items.map(reportJson) },
    links: linkPageJson(links),
    operation: operation && { id: operation.id, title: operation.title, campaigns: operation.campaigns },
    campaigns: campaigns && campaignPageJson(campaigns),
  };
}
