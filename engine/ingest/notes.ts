/** What was set aside over accepted reports, so that nothing is in silence (shape of `IngestNotes` at the engine's door). */
export interface DraftNotes {
  /** Artifacts kept as `other`: nobody knows the kind, or the value is not one of its kind. */
  readonly unknownKinds: number;
  readonly badArtifacts: number;
  /** Artifacts that give the victim away: dropped. */
  readonly victimsOwn: number;
  readonly unreadableLosses: number;
  /** Artifacts beyond `MAX_ARTIFACTS`: dropped. */
  readonly overLimit: number;
  /** Lines that were not UTF-8 and were read as Windows-1252. */
  readonly reencoded: number;
}

export const NO_NOTES: DraftNotes = {
  unknownKinds: 0,
  badArtifacts: 0,
  victimsOwn: 0,
  unreadableLosses: 0,
  overLimit: 0,
  reencoded: 0,
};

export function addNotes(a: DraftNotes, b: DraftNotes): DraftNotes {
  return {
    unknownKinds: a.unknownKinds + b.unknownKinds,
    badArtifacts: a.badArtifacts + b.badArtifacts,
    victimsOwn: a.victimsOwn + b.victimsOwn,
    unreadableLosses: a.unreadableLosses + b.unreadableLosses,
    overLimit: a.overLimit + b.overLimit,
    reencoded: a.reencoded + b.reencoded,
  };
}
