import { isValidIBAN } from 'ibantools';
import WAValidator from 'multicoin-address-validator';
import { describe, expect, it } from 'vitest';
import type { GeneratedReport } from '../../datasets/generate/index.js';
import { generate } from '../../datasets/generate/index.js';
import { phoneNumber } from '../../datasets/generate/values/phone.js';
import { cleanArtifact } from '../../engine/artifact/registry.js';

const MADE: readonly GeneratedReport[] = [...generate({ reports: 4000, seed: 21, textOnly: 0 }).reports];
const MENTIONS = MADE.flatMap(({ mentions }) => mentions);

function valuesOf(kind: string): string[] {
  return [...new Set(MENTIONS.filter((mention) => mention.kind === kind).map(({ value }) => value))];
}

describe('generated values', () => {
  it('fold, in whatever spelling a report has them, to the artifact that the truth names', () => {
    for (const { report, mentions } of MADE) {
      const truth = new Set(mentions.map(({ kind, value }) => cleanArtifact(kind, value, {}).artifact.id));
      for (const { kind, value } of report.artifacts ?? []) {
        const { artifact, fellBack } = cleanArtifact(kind, value, { country: report.country ?? null });
        expect([kind, fellBack]).toEqual([artifact.kind, null]);
        expect(truth).toContain(artifact.id);
      }
    }
  });

  it('are written in several ways', () => {
    const ibans = MADE.flatMap(({ report }) => report.artifacts ?? []).filter(({ kind }) => kind === 'iban');
    expect(ibans.some(({ value }) => value.includes(' '))).toBe(true);
    expect(ibans.some(({ value }) => value === value.toLowerCase())).toBe(true);
    const phones = MADE.flatMap(({ report }) => report.artifacts ?? []).filter(({ kind }) => kind === 'phone');
    for (const start of [/^\+/, /^00/, /^0[1-9]/]) expect(phones.some(({ value }) => start.test(value))).toBe(true);
  });

  it('are accounts with right check digits at banks that do not exist', () => {
    const ibans = valuesOf('iban');
    expect(ibans.length).toBeGreaterThan(300);
    expect(ibans.filter((value) => !isValidIBAN(value))).toEqual([]);
    expect(ibans.filter((value) => !/^[A-Z]{2}\d\d(?:99|XSKN)/.test(value))).toEqual([]);
  });

  it('are wallets whose checksums hold', () => {
    const wallets = valuesOf('wallet');
    expect(wallets.length).toBeGreaterThan(200);
    const coin = (value: string): string => (value.startsWith('0x') ? 'eth' : value.startsWith('T') ? 'trx' : 'btc');
    expect(wallets.filter((value) => !WAValidator.validate(value, coin(value)))).toEqual([]);
  });

  it('are names under reserved roots, addresses that nobody routes, and handles marked as examples', () => {
    const hosts = [
      ...valuesOf('domain'),
      ...valuesOf('email').map((value) => value.slice(value.indexOf('@') + 1)),
      ...valuesOf('url').map((value) => new URL(value).hostname),
    ];
    expect(hosts.filter((host) => !/\.(?:example|test)$/.test(host))).toEqual([]);
    expect(valuesOf('ip').filter((value) => !/^(?:24\d|25[0-4])\.|^2001:db8:/.test(value))).toEqual([]);
    expect(valuesOf('handle').filter((value) => !value.endsWith('_example'))).toEqual([]);
  });

  it('name no domain outside the reserved ones anywhere in a report', () => {
    const name =
      /[a-z0-9-]+(?:\[?\.\]?[a-z0-9-]+)*\[?\.\]?(?:com|net|org|info|me|io|co|de|fr|es|uk|br)\b(?![\w.-]*(?:@|\[at\]))/gi;
    const found = MADE.flatMap(({ report }) => JSON.stringify(report).match(name) ?? []);
    expect([...new Set(found)]).toEqual(['example.org']);
  });

  it('are telephone numbers kept for fiction, or of a service that never was, each given once', () => {
    const reserved =
      /^\+(?:44(?:11[3-8]496|1[2-6]1496|191498|207946|289018|292018|306999)0|1\d{3}55501|61[2378](?:5550|7010)|33(?:19900|26191|35301|46571|53649)|49(?:3023125|6990009|4066969|2214710|8999998)|87810)/;
    expect(valuesOf('phone').filter((value) => !reserved.test(value))).toEqual([]);
    const many = Array.from({ length: 60_000 }, (_, place) => phoneNumber(place, place, 0).digits);
    expect(new Set(many).size).toBe(60_000);
  });

  it('give no victim the number or address of an artifact', () => {
    const artifacts = new Set(MENTIONS.map(({ value }) => value));
    const own = MADE.flatMap(({ report }) => [report.victim?.phone ?? '', report.victim?.email ?? '']);
    expect(own.filter((value) => artifacts.has(value))).toEqual([]);
  });
});
