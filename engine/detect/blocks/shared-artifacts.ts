/** Artifacts that are named of two sides which share many; attackers decide how many there are. */
const MOST_NAMED = 20;

/** What two sides share, told spell by spell in ascending order. */
export class SharedArtifacts {
  /** Ascending; the first few. */
  readonly artifacts: number[] = [];
  spells = 0;
  private lastSpell = -1;

  /** Counts a spell once, however often it is told in a row. */
  add(spell: number, artifact: number): void {
    if (spell === this.lastSpell) return;
    this.lastSpell = spell;
    this.spells++;
    // The spells of an artifact are neighbours.
    if (this.artifacts.length < MOST_NAMED && this.artifacts.at(-1) !== artifact) this.artifacts.push(artifact);
  }
}
