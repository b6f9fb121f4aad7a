import { readJsonLine } from './jsonl.js';
import type { PackedPortion, PackedReading } from './packed.js';
import { packReading, unpackPortion } from './packed.js';
import { readPortion } from './portion.js';
import { compileProfile } from './profile.js';

/** The work of a thread of ingest: reads one portion. It keeps nothing of it but what folding remembers. */
export default function work({ file, profile, victimKey, text }: PackedPortion): PackedReading {
  const context = {
    file,
    profile: profile === null ? null : compileProfile(profile),
    victimKey: Buffer.from(victimKey.buffer, victimKey.byteOffset, victimKey.byteLength),
    readLine: readJsonLine,
  };
  return packReading(readPortion(unpackPortion(text), context));
}
