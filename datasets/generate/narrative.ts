export interface NarrativeOf {
  readonly row: number;
  /** Template artifact of the message that the victim quotes, or -1. */
  readonly quoted: number;
  /** Artifacts that stand nowhere else. */
  readonly told: readonly string[];
}

/** What victims tell in their own words, with the message that they got. */
export class Narratives {
  of(want: NarrativeOf): string {
    return want.told.join(', ');
  }
}
