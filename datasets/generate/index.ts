/**
 * Synthetic fraud reports with their truth apart: campaigns, actors, shared infrastructure, hubs and noise as the
 * detection rules, section 5, describe them. Same options, same bytes.
 */
export { generate } from './generate.js';
export type { Generation, GeneratedReport, MentionTruth, ReportTruth } from './generate.js';
export { writeDataset } from './dataset.js';
export { RING, ringReports, writeRing } from './ring.js';
export type { RingReport } from './ring.js';
export type { DatasetSummary } from './dataset.js';
export { GREATEST_LOSS_USD } from './losses.js';
export type { GenerateOptions } from './options.js';
export type { CanonicalReport } from './report.js';
export type { Warninglist } from './lists.js';
