/** The only door of the engine: what is not exported here is nobody's business. */
export { packageRoot, readConfig, type Config, type ConfigFlags } from './config.js';
export { alertText } from './campaign/alert-text.js';
export { defang } from './artifact/refang.js';
export { MAX_ACCOUNTS, type LiveAccounts } from './briefing/live-accounts.js';
export type { Joints } from './briefing/joints.js';
export type { MorningBriefing } from './briefing/morning.js';
export type { CampaignBriefing, LargestOf } from './briefing/one-campaign.js';
export type { LiveAccount, NamedIn, PaymentList, PaymentTarget } from './briefing/payments.js';
export { BRIEFED_EVENTS, type BriefedEvent, type Section, type SectionRow } from './briefing/sections.js';
export type { Timeline } from './briefing/timeline.js';
export { DEFAULT_WINDOW_DAYS, URGENT_DAYS, type PaymentWindow } from './briefing/window.js';
export * from './engine.js';
export type { Agreement, Scores } from './evaluate/scores.js';
export type { Spread, TopErrors } from './evaluate/top-errors.js';
export { copyStores, loadServer, openEngine, type OpenOptions } from './open.js';
export type { Comparison, Method, Outcome, TruthScore } from './rescore/compare.js';
export type { NightProgress, StepFigures } from './rescore/phases.js';
export type { IdsCompared, ReportsCompared, RunComparison } from './rescore/compare-runs.js';
export type { Verdict } from './rescore/verify.js';
export type { RescorePhase } from './rescore/usual-shares.js';
export * from './model/alert.js';
export * from './model/artifact.js';
export * from './model/campaign.js';
export * from './model/day.js';
export { SkeinError, type ErrorCode } from './model/errors.js';
export { SET_ASIDE_REASONS, type SetAsideReason } from './model/graph.js';
export * from './model/handling.js';
export { compareText, type ArtifactId, type CampaignId, type ReportId } from './model/ids.js';
export {
  LOSS_KINDS,
  minorDigits,
  moneyJson,
  moneyText,
  type Loss,
  type LossKind,
  type Money,
  type MoneyJson,
} from './model/money.js';
export { grouped, plural } from './model/words.js';
export { KERNEL_NAMES, type KernelName } from './model/partition.js';
export { SETTLED, type Provisional, type Settled, type Settlement } from './model/provisional.js';
export type { AlertFilter } from './store/between-nights.js';
export { REPORT_TYPES, type ReportType, type UnreadableLoss } from './model/report.js';
export type { Meter } from './model/watch.js';
export type { Rest, KeptRun, RunManifest, RunState, RunSummary, Alias } from './model/run.js';
export type { CopyProgress, CopyResult } from './store/copy.js';
export type { NightHolder } from './store/night-lock.js';
export type { WholeDigest, WholeTotals } from './store/whole-digest.js';
export {
  CAMPAIGN_SORTS,
  DEFAULT_PAGE,
  MAX_PAGE,
  type ArtifactAnswer,
  type ArtifactInCampaign,
  type CampaignAnswer,
  type CampaignFilter,
  type CampaignPage,
  type CampaignSort,
  type LinkFilter,
  type SetAsideFilter,
  type MembershipRow,
  type MentionRow,
  type Page,
  type PageRequest,
  type StoreCounts,
  type StoredMention,
  type StoredReport,
} from './store/store.js';
