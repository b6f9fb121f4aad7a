import type { CampaignBriefing, MorningBriefing } from '../../../engine/index.js';
import { campaignDocument } from './campaign-document.js';
import { htmlOf } from './html.js';
import { campaignBriefJson, morningJson } from './json.js';
import { markdownOf } from './markdown.js';
import { morningDocument } from './morning-document.js';

/** Markdown for mail and tickets, HTML for the desk and the printer, JSON for machines. */
export const BRIEF_FORMATS = ['md', 'html', 'json'] as const;
export type BriefFormat = (typeof BRIEF_FORMATS)[number];

export function morningPage(briefing: MorningBriefing, format: 'md' | 'html'): string {
  return format === 'md' ? markdownOf(morningDocument(briefing)) : htmlOf(morningDocument(briefing));
}

export function campaignPage(briefing: CampaignBriefing, format: 'md' | 'html'): string {
  return format === 'md' ? markdownOf(campaignDocument(briefing)) : htmlOf(campaignDocument(briefing));
}

export { campaignBriefJson, morningJson };
