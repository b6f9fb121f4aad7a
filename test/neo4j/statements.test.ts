import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFiles } from '../tidy/sources.js';
import { campaign, publishPlan } from '../contract/store-runs.js';
import { mention, report } from '../contract/store-reports.js';
import { CYPHER_DIR, openStore, theServer, wipe, withServer } from './reach.js';

interface Statement {
  readonly name: string;
  readonly text: string;
  readonly question: string;
  /** Types by name, as the heading has them. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
}

const STATEMENTS: readonly Statement[] = ['read', 'write', 'detect'].flatMap((folder) =>
  readdirSync(join(CYPHER_DIR, folder)).map((file) => {
    const whole = readFileSync(join(CYPHER_DIR, folder, file), 'utf8');
    const lines = whole.split('\n');
    const heading = lines.filter((line) => line.startsWith('//')).map((line) => line.slice(3));
    return {
      name: `${folder}/${file}`,
      text: lines.filter((line) => !line.startsWith('//')).join('\n'),
      question: heading[0] ?? '',
      parameters: Object.fromEntries(
        heading.flatMap((line) =>
          [...line.matchAll(/\$(\w+): (list(?: of (?:\{[^}]*\}|\[[^\]]*\]|\w+))?\??|\w+\??)/g)].map((found) => [
            found[1],
            found[2],
          ]),
        ),
      ) as Record<string, string>,
      columns: heading
        .filter((line) => line.startsWith('-> '))
        .flatMap((line) => [...line.matchAll(/(?:-> |, )(\w+): /g)].map((found) => found[1] ?? '')),
    };
  }),
);

/** A projection has to be there before it is used: the tests of the detector run these. */
const ALONE = STATEMENTS.filter(({ name }) => !name.startsWith('detect/'));

/** A value of a type as a heading writes it, that matches next to nothing. */
function sampleOf(type: string): unknown {
  const bare = type.replace(/\?$/, '');
  if (bare === 'text') return 'Email';
  if (bare === 'integer') return neo4j.int(999_999);
  if (bare === 'number') return 0.5;
  if (bare === 'bytes') return Int8Array.of(1);
  if (bare === 'map') return { id: 'none', key: neo4j.int(999_999), until: neo4j.int(0), run: neo4j.int(999_999) };
  if (bare === 'list') return [];
  const fields = /^list of \{(.*)\}$/.exec(bare)?.[1] ?? null;
  if (fields !== null) return [Object.fromEntries(fieldsOf(fields))];
  const tuple = /^list of \[(.*)\]$/.exec(bare)?.[1] ?? null;
  if (tuple !== null) return [fieldsOf(tuple).map(([, value]) => value)];
  const element = /^list of (\w+)$/.exec(bare)?.[1];
  if (element === undefined) throw new Error(`a heading has a type that nobody knows: ${type}`);
  return [sampleOf(element)];
}

function fieldsOf(fields: string): readonly (readonly [string, unknown])[] {
  return fields.split(', ').map((field) => {
    const [name = '', type = ''] = field.split(': ');
    return [name, sampleOf(type)];
  });
}

describe('statements', () => {
  it('are each headed by a question or a task, and name every parameter that they use', () => {
    for (const { name, question, text, parameters } of STATEMENTS) {
      expect(question, name).toMatch(/^[A-Z].*[.?:]/);
      const used = new Set([...text.matchAll(/\$(\w+)/g)].map((found) => found[1]));
      expect(Object.keys(parameters).sort(), name).toEqual([...used].sort());
    }
  });

  it('are all used, and all there', () => {
    const named = new Set(
      sourceFiles('engine/store/neo4j').flatMap(({ path }) =>
        [...readFileSync(join(CYPHER_DIR, '..', path), 'utf8').matchAll(/'((?:read|write|detect)\/[a-z-]+)'/g)].map(
          (found) => `${found[1] ?? ''}.cypher`,
        ),
      ),
    );
    expect([...named].sort()).toEqual(STATEMENTS.map(({ name }) => name).sort());
  });
});

withServer('every statement', () => {
  beforeAll(async () => {
    await wipe();
    const store = await openStore();
    await store.addReports([report({ ref: '1', mentions: [mention('email', 'a@b.c')] })]);
    await publishPlan(store, { run: 1, campaigns: [{ campaign: campaign({ id: 'c-1' }), members: ['agency/1'] }] });
    await store.close();
  });

  it.each(ALONE)('$name runs on the server, and answers the columns that it names', async (statement) => {
    const { text, parameters, columns } = statement;
    const sample = Object.fromEntries(Object.entries(parameters).map(([name, type]) => [name, sampleOf(type)]));
    expect(await keysOf(text, sample)).toEqual(columns);
  });
});

/** Runs the statement and leaves no trace: what makes transactions of its own finds nothing to do with these samples. */
async function keysOf(text: string, sample: object): Promise<readonly PropertyKey[]> {
  const { url, user, password } = theServer();
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password));
  const session = driver.session();
  try {
    if (/IN TRANSACTIONS|TRANSACTIONS YIELD/.test(text)) {
      const result = session.run(text, sample);
      await result.summary();
      return await result.keys();
    }
    const transaction = session.beginTransaction();
    const result = transaction.run(text, sample);
    const keys = await result.keys();
    await result.summary();
    await transaction.rollback();
    return keys;
  } finally {
    await session.close();
    await driver.close();
  }
}
