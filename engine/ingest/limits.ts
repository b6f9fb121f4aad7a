/**
 * Every bound of this room, in one place: attackers write part of what we read, so nothing here may grow with the input
 * without an end. What goes over a limit is rejected, cut or counted, never dropped in silence.
 */

const KIB = 1024;
const MIB = 1024 * KIB;

/** Read from a file at a time. */
export const CHUNK_BYTES = 256 * KIB;

/** A longer line is skipped to its end and rejected; real reports are a few KiB, the largest public list is 3 MiB. */
export const MAX_LINE_BYTES = 4 * MIB;

/** One object of a STIX bundle, or one MISP event with all of its attributes. */
export const MAX_ELEMENT_BYTES = 64 * MIB;

/** Objects that one STIX document may hold in memory while their references are followed. */
export const MAX_BUNDLE_OBJECTS = 1_000_000;

/** Lines that one quoted CSV record may span; what is longer is a quote that nobody closed. */
export const MAX_RECORD_LINES = 1_000;

/** How much of a rejected line the rejects file keeps. */
export const MAX_RAW_BYTES = 64 * KIB;

/**
 * Gunzipping stops where the output is both over `GZIP_FREE_BYTES` and over `GZIP_MAX_RATIO` times the input. Reports
 * compress 5 to 30 times, the same line over and over about 100 times, a bomb 1,000 times.
 */
export const GZIP_FREE_BYTES = 64 * MIB;
export const GZIP_MAX_RATIO = 200;

/** Characters of `source` and of `ref`. */
export const MAX_NAME_LENGTH = 512;
/** Characters of a fraud type in the source's own words, and of an artifact's role. */
export const MAX_WORD_LENGTH = 64;
/** Characters of one artifact's value; longer ones are cut and kept as `other`. */
export const MAX_VALUE_LENGTH = 8 * KIB;
/** Characters of the narrative that are searched for artifacts. */
export const MAX_NARRATIVE_LENGTH = 256 * KIB;

/**
 * Kept for one report, the strongest first; the rest is counted. Public reports of one actor's infrastructure name up to
 * 10,000; what is dropped is a link that may be missed, so the bound stands well above.
 */
export const MAX_ARTIFACTS = 20_000;
export const MAX_LOSSES = 1_000;
/** Organisations in a report's handling. */
export const MAX_RELEASABLE_TO = 100;

/** Lines that travel together from a reader to the store. */
export const BATCH_LINES = 1_000;
/** A batch also ends at this much raw text, so that a thousand long lines do not pile up. */
export const BATCH_CHARS = 16 * MIB;
/**
 * Batches that are written in one transaction: each transaction writes the pages that it touched once, so one for each batch
 * cost the system half as much again.
 */
export const BATCHES_TOGETHER = 4;
