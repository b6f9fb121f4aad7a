import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const INTRODUCTION = `# How good detection is

Written by \`npm run bench:quality\` (sizes), \`-- --stress\` (sensitivity) and \`npx vitest run test/bench/real-data\` (bars
only, nothing written): do not edit. Synthetic reports with their truth apart, through the real line: generator, intake, SQLite,
lists (the generator's and the built-in ones), evidence graph, kernel. Parameters are the defaults everywhere; no seed here
was tuned on.

- **Pair, B3, found** are scored against the *recoverable* truth: campaigns as far as genuine links could show them. Three in
  ten reports hold nothing that anyone else reports; nobody can place those. **abs.** is against the true campaigns, these
  reports included: its ceiling is about .82 (pair F1), .79 (B3) and .79 (found).
- **found**: share of campaigns of at least 5 reports that have a cluster with Jaccard of at least .5.
- **victims off, losses off**: error of the linked victims and losses of the 50 largest campaigns, as a share of the true figure.
- **largest**: share of all reports in the largest cluster.
- **minus lists**: without artifacts that benign lists name. Rows of \`blocks\` use lists, too.
`;

/** A page of sections, each put in place of its last version. */
export class DocumentSections {
  readonly #file: URL;
  readonly #introduction: string;
  readonly #sections: Map<string, string>;

  /** @param introduction what stands above the sections. */
  constructor(file: URL, introduction = INTRODUCTION) {
    this.#file = file;
    this.#introduction = introduction;
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const found = text.matchAll(/^<!-- section (\S+) -->\n([^]*?)(?=^<!-- section |(?![^]))/gm);
    this.#sections = new Map(Array.from(found, ([, name = '', body = '']) => [name, body.trim()]));
  }

  put(name: string, title: string, parts: readonly string[]): void {
    this.#sections.set(name, [`## ${title}`, ...parts].join('\n\n'));
    const bodies = [...this.#sections]
      .sort(([a], [b]) => order(a) - order(b))
      .map(([key, body]) => `<!-- section ${key} -->\n\n${body}\n`);
    writeFileSync(this.#file, [this.#introduction, ...bodies].join('\n'));
  }
}

/** Sizes first, in their order. */
function order(name: string): number {
  const size = /^size-(\d+)$/.exec(name)?.[1];
  return size === undefined ? Infinity : Number(size);
}
