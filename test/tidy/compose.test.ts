import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { GDS_VERSION, NEO4J_VERSION } from '../../api/cli/neo4j/pom.js';
import { DEFAULT_PORT } from '../../api/cli/serve.js';
import { ROOT } from './sources.js';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly ports?: readonly string[];
  readonly network_mode?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly command?: readonly string[];
  readonly profiles?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

const text = readFileSync(join(ROOT, 'compose.yaml'), 'utf8');
const compose = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const { neo4j, skein, nightly } = compose.services;

describe('compose.yaml', () => {
  it('runs the server of the release that skein was tried with, with Graph Data Science', () => {
    expect(neo4j?.image).toBe(`neo4j:${NEO4J_VERSION.split('.').slice(0, 2).join('.')}-community`);
    expect(JSON.parse(neo4j?.environment['NEO4J_PLUGINS'] ?? '[]')).toEqual(['graph-data-science']);
    expect(GDS_VERSION).toMatch(/^2\.13\./); // the one for 5.26
  });

  it('lets nobody in from other machines', () => {
    for (const service of Object.values(compose.services))
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    expect(text).toContain(`http://127.0.0.1:${DEFAULT_PORT}`);
    expect(skein?.command).toEqual(['serve']); // which refuses any address but loopback
  });

  it('holds no password, and starts nothing without one', () => {
    const passwords = [...text.matchAll(/^.*(?:PASSWORD|NEO4J_AUTH):.*$/gm)].map(([line]) => line);
    expect(passwords.length).toBeGreaterThanOrEqual(2);
    for (const line of passwords) expect(line).toContain('${NEO4J_PASSWORD:?');
  });

  it('sends no telemetry', () => {
    expect(neo4j?.environment).toMatchObject({
      NEO4J_dbms_usage__report_enabled: 'false',
      NEO4J_client_allow__telemetry: 'false',
    });
  });

  it('keeps data in volumes that it declares, and waits until the server answers', () => {
    const used = Object.values(compose.services).flatMap(({ volumes }) => volumes.map((each) => each.split(':')[0]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes).sort());
    expect(skein?.depends_on?.['neo4j']?.condition).toBe('service_healthy');
    expect(neo4j?.healthcheck?.test.join(' ')).toContain('neo4j_version');
  });

  it('builds skein from the Dockerfile beside it, and runs the night on demand on the same data', () => {
    expect(skein?.build).toBe('.');
    const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
    const copied = [...dockerfile.matchAll(/^COPY --from=build \/skein\/(\S+)/gm)].map((found) => found[1] ?? '');
    for (const path of copied.filter((each) => each !== 'dist')) expect(existsSync(join(ROOT, path)), path).toBe(true);
    expect(nightly).toMatchObject({ command: ['rescore'], profiles: ['nightly'], volumes: skein?.volumes });
  });
});
