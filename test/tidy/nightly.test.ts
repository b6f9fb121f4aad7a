import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from './sources.js';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface CronJob {
  readonly kind: string;
  readonly spec: {
    readonly concurrencyPolicy: string;
    readonly jobTemplate: {
      readonly spec: {
        readonly backoffLimit: number;
        readonly template: {
          readonly spec: { readonly containers: readonly { readonly command: readonly string[] }[] };
        };
      };
    };
  };
}

describe('what ships for the night', () => {
  it('is a CronJob that runs one night at a time and does not insist', () => {
    const { kind, spec } = parse(read('docs/nightly/cronjob.yaml')) as CronJob;
    expect([kind, spec.concurrencyPolicy, spec.jobTemplate.spec.backoffLimit]).toEqual(['CronJob', 'Forbid', 0]);
    expect(spec.jobTemplate.spec.template.spec.containers[0]?.command).toEqual(['skein', 'rescore', '--quiet']);
  });

  it('names no command and no option that skein has not', () => {
    const sources = ['program', 'rescore', 'publish', 'rollback', 'verify', 'runs', 'hubs'].map((name) =>
      read(`api/cli/${name}.ts`),
    );
    const code = sources.join('\n');
    const texts = ['nightly.md', 'nightly/skein-night.service', 'nightly/cronjob.yaml'].map((name) =>
      read(`docs/${name}`),
    );
    const commands = texts.join('\n').matchAll(/skein (rescore|publish|rollback|verify|runs|hubs)\b/g);
    for (const [, command] of commands) expect(code).toContain(`.command('${command}')`);
    const options = [...texts.join('\n').matchAll(/skein [a-z]+ (--[a-z-]+)/g)].map(([, option]) => option ?? '');
    expect(options.length).toBeGreaterThan(2);
    for (const option of options) expect(code).toContain(`'${option}`);
  });
});
