import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { artifactOf } from '../../engine/model/artifact.js';
import type { ArtifactKind, Mention } from '../../engine/model/artifact.js';
import { compareText, reportId } from '../../engine/model/ids.js';
import type { Report } from '../../engine/model/report.js';

/** A mention of `kind:folded`, shown as it is folded unless said otherwise. */
export function mention(kind: ArtifactKind, folded: string, more: Partial<Mention> & { shown?: string } = {}): Mention {
  const { shown = folded, ...rest } = more;
  return { artifact: artifactOf(kind, folded, shown), origin: 'named', role: null, parents: [], ...rest };
}

/** A whole report around the fields a test is about; the digest follows from the content, as in ingest. */
export function report(fields: Partial<Report> & Pick<Report, 'ref'>): Report {
  const source = fields.source ?? 'agency';
  const whole = {
    id: reportId(source, fields.ref),
    source,
    type: 'victim' as const,
    reportedAt: null,
    incidentAt: null,
    fraudType: null,
    country: null,
    victim: [],
    losses: [],
    unreadableLosses: [],
    handling: null,
    reliability: null,
    ...fields,
    mentions: (fields.mentions ?? []).toSorted((a, b) => compareText(a.artifact.id, b.artifact.id)),
  };
  const { victim, ...digested } = whole;
  return { ...digested, victim, digest: createHash('sha256').update(JSON.stringify(digested)).digest('hex') };
}

const ARTIFACTS = ['a', 'b', 'c', 'd'] as const;

/** Reports from a small world, so that versions, shared artifacts and odd spellings meet often. */
export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    ref: fc.constantFrom('1', '2', '3', '\uffff', '\u{1f600}'),
    source: fc.constantFrom('x', 'ü 7 ✓'),
    reportedAt: fc.constantFrom(null, '2026-03-01T00:00:00.000Z', '2026-03-02T23:59:59.999Z'),
    country: fc.constantFrom(null, 'DE', 'GB'),
    victim: fc.constantFrom(
      [],
      [{ field: 'email' as const, token: '0'.repeat(32) }],
      [{ field: 'phone' as const, token: '1'.repeat(32) }],
    ),
    losses: fc.array(
      fc.record({
        kind: fc.constant('lost' as const),
        currency: fc.constant('USD'),
        minor: fc.nat(),
        at: fc.constant(null),
      }),
      {
        maxLength: 2,
      },
    ),
    named: fc.uniqueArray(fc.constantFrom(...ARTIFACTS), { maxLength: 3 }),
    spelling: fc.constantFrom('', '!', '~'),
  })
  .map(({ named, spelling, ...fields }) =>
    report({
      ...fields,
      mentions: named.map((folded, i) =>
        mention('domain', folded, {
          shown: folded + spelling,
          parents: i === 0 ? [] : [`domain:${named[i - 1] ?? ''}`],
        }),
      ),
    }),
  );
