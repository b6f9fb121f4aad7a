import type { Campaign } from '../../model/campaign.js';
import { TAG_FIELDS, tagsOf, type TagField } from '../published.js';

/**
 * The words by which a campaign is filtered, as one text: each in its JSON form behind a comma. Quotes inside a word are
 * escaped there, so no word, whatever a source wrote, can look like another one or run over into the next.
 */
export function tagsText(campaign: Campaign): string {
  const tags = tagsOf(campaign);
  return TAG_FIELDS.flatMap((field) => [...new Set(tags[field])].map((value) => tagText(field, value))).join('');
}

/** One word as it stands in that text. */
export function tagText(field: TagField, value: string): string {
  return `,${JSON.stringify(`${field}=${value}`)}`;
}
