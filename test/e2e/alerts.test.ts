import { stat, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, PLANTED_MARKS, plantedReports } from './reports.js';
import { ended, folders, lastJson, skein, startSkein } from './skein.js';
import { verified, webhookReceiver, type WebhookReceiver } from './webhook-receiver.js';

const folder = folders();

/** One campaign of so many reports, by as many victims, a day apart. */
const reports = (size: number) => linesOf(plantedReports({ campaigns: 1, size }));

interface AlertLine {
  readonly id: string;
  readonly campaignId: string;
  readonly toldBy: string;
  readonly victims: number;
  readonly provisionalReports: number;
  readonly delivery: string;
}

/** A run over three reports: one victim too few. */
async function nearly(env: NodeJS.ProcessEnv): Promise<string> {
  const cwd = await folder();
  await writeFile(join(cwd, 'five.jsonl'), reports(5));
  expect((await skein(['ingest', '-'], { cwd, env, stdin: reports(3) })).code).toBe(0);
  const night = await skein(['rescore'], { cwd, env });
  expect([night.code, night.stdout]).toEqual([0, expect.not.stringContaining('alert:')]);
  return cwd;
}

async function alertsOf(cwd: string): Promise<readonly AlertLine[]> {
  const { stdout } = await skein(['alerts', '--json'], { cwd });
  return (lastJson(stdout) as { readonly items: readonly AlertLine[] }).items;
}

const idsOf = ({ got }: WebhookReceiver) => got.map(({ headers }) => headers['webhook-id']);

describe.concurrent('an early warning', () => {
  it('is told as the report comes in, sent signed, and told no more by the night that follows', async ({
    onTestFinished,
  }) => {
    const receiver = await webhookReceiver('takes', onTestFinished);
    const { env, got } = receiver;
    const cwd = await nearly(env);

    const second = await skein(['ingest', 'five.jsonl'], { cwd, env });
    expect(second.stdout).toContain('2 reports attached to campaigns provisionally');
    expect(second.stdout).toMatch(/^alert: 2026-03-05 {2}outbreak .*5 victims from .* \(2 reports provisional\)/m);
    const shown = await skein(['show', (await alertsOf(cwd))[0]!.campaignId], { cwd });
    expect(shown.stdout).toContain('+2 provisional reports since run 1, up to 2 further victims');

    const later = await skein(['ingest', '-'], { cwd, env, stdin: reports(6) });
    const night = await skein(['rescore'], { cwd, env });
    expect(later.stdout + night.stdout).not.toContain('alert:');
    expect(night.stdout).toContain('provisional reports: 3 confirmed, 0 moved, 0 released');
    expect((await skein(['settled'], { cwd })).stdout.match(/^confirmed /gm)).toHaveLength(3);

    const [alert, ...more] = await alertsOf(cwd);
    expect([alert, more]).toEqual([expect.objectContaining({ toldBy: 'ingest', delivery: 'sent' }), []]);
    expect(idsOf(receiver)).toEqual([alert!.id]);
    expect(verified(got[0]!)).toMatchObject({
      type: 'skein.alert',
      data: { id: alert!.id, campaign: alert!.campaignId, victims: 5, provisionalReports: 2 },
    });
    expect(got[0]!.body).toContain('fast-profit-0[.]com');
    for (const mark of PLANTED_MARKS) expect(got[0]!.body.toLowerCase()).not.toContain(mark);
  });

  it('that nobody takes is kept for its owner alone, and sent under the same id by skein alerts --redeliver', async ({
    onTestFinished,
  }) => {
    const receiver = await webhookReceiver('fails', onTestFinished);
    const { env } = receiver;
    const cwd = await nearly(env);
    const told = await skein(['ingest', 'five.jsonl', '--quiet'], { cwd, env });
    expect(told.code).toBe(0);
    expect(told.stderr).toBe('the webhook did not take 1 alert: skein alerts --redeliver sends what is left\n');
    expect(receiver.got).toHaveLength(4);
    const [alert] = await alertsOf(cwd);
    expect(alert).toMatchObject({ delivery: 'dead' });
    const letters = join(cwd, '.skein', 'alerts', 'undelivered.jsonl');
    expect((await stat(letters)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(letters, 'utf8'))).toMatchObject({ id: alert!.id, fault: 'the answer was 503' });

    receiver.answer = 'takes';
    const again = await skein(['alerts', '--redeliver', '--json'], { cwd, env });
    expect([again.code, lastJson(again.stdout)]).toEqual([0, { sent: 1, left: 0 }]);
    expect(new Set(idsOf(receiver))).toEqual(new Set([alert!.id]));
    verified(receiver.got.at(-1)!);
    expect(await alertsOf(cwd)).toMatchObject([{ delivery: 'sent' }]);
    await expect(stat(letters)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(lastJson((await skein(['alerts', '--redeliver', '--json'], { cwd, env })).stdout)).toEqual({
      sent: 0,
      left: 0,
    });
  });

  it('whose sender is killed in the middle is sent again by the next command, under the same id', async ({
    onTestFinished,
  }) => {
    const receiver = await webhookReceiver('hangs', onTestFinished);
    const { env } = receiver;
    const cwd = await nearly(env);
    const child = startSkein(['ingest', 'five.jsonl'], { cwd, env });
    receiver.onMessage = () => child.kill('SIGKILL');
    expect((await ended(child)).signal).toBe('SIGKILL');
    expect(receiver.got).toHaveLength(1);
    expect(await alertsOf(cwd)).toMatchObject([{ delivery: 'waiting' }]);

    receiver.answer = 'takes';
    receiver.onMessage = () => undefined;
    expect((await skein(['ingest', 'five.jsonl'], { cwd, env })).code).toBe(0);
    const [alert] = await alertsOf(cwd);
    expect(alert).toMatchObject({ delivery: 'sent', victims: 5 });
    expect(idsOf(receiver)).toEqual([alert!.id, alert!.id]);
    for (const message of receiver.got) verified(message);
  });
});
