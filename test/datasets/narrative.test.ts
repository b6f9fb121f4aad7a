import { describe, expect, it } from 'vitest';
import { extractArtifacts } from '../../engine/artifact/extract.js';
import { cleanArtifact } from '../../engine/artifact/registry.js';
import { generate } from '../../datasets/generate/index.js';

/** Runs of five letters, digits masked: what a near-duplicate search would look at. */
function grams(text: string): Set<string> {
  const plain = text.toLowerCase().replace(/[^\p{L}]+/gu, ' ');
  return new Set(Array.from({ length: Math.max(0, plain.length - 4) }, (_, place) => plain.slice(place, place + 5)));
}

function likeness(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((gram) => b.has(gram)).length;
  return common / (a.size + b.size - common);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

describe('narratives', () => {
  it('quote one message in other words: alike within a campaign, unlike between strangers', () => {
    const quoted = new Map<string, Set<string>[]>();
    for (const { report, mentions } of generate({ reports: 6000, seed: 8 }).reports) {
      const message = mentions.find(({ kind }) => kind === 'template');
      const text = /"([^"]*)"/.exec(report.narrative ?? '')?.[1];
      if (message === undefined || text === undefined) continue;
      quoted.set(message.value, [...(quoted.get(message.value) ?? []), grams(text)]);
    }
    const groups = [...quoted.values()].filter((group) => group.length >= 4);
    const within = groups.flatMap((group) => [likeness(group[0]!, group[1]!), likeness(group[2]!, group[3]!)]);
    const between = groups.slice(1).map((group, place) => likeness(group[0]!, groups[place]![0]!));
    expect(groups.length).toBeGreaterThan(20);
    expect(median(within)).toBeGreaterThan(0.7);
    expect(median(within)).toBeLessThan(1);
    expect(median(between)).toBeLessThan(0.15);
  });

  it('are in five languages', () => {
    const text = [...generate({ reports: 3000, seed: 8 }).reports]
      .map(({ report }) => report.narrative ?? '')
      .join('\n');
    for (const word of ['regards', 'Grüßen', 'salutations', 'saludo', 'Atenciosamente']) expect(text).toContain(word);
  });

  it('hold the artifacts that stand nowhere else, so that extraction finds them', () => {
    let inText = 0;
    for (const { report, mentions } of generate({ reports: 1500, seed: 9, textOnly: 1 }).reports) {
      const text = report.narrative ?? '';
      const found = new Set(extractArtifacts(text, {}).map(({ id }) => id));
      for (const { kind, value } of mentions) {
        const telling = text.split(/[\s,]+/).includes(value);
        if (kind === 'template' || !telling) continue;
        inText++;
        expect(found).toContain(cleanArtifact(kind, value, {}).artifact.id);
      }
    }
    expect(inText).toBeGreaterThan(500);
  });
});
