import type { Engine, KernelName, RescoreRequest, RunSummary, StepFigures } from '../../../engine/index.js';
import type { BenchServer } from './server.js';

/** CPU seconds of a piece of work, in this process and in the server's. */
export interface Cost {
  readonly client: number;
  readonly server: number;
  /** Rows that it wrote, where it counts them. */
  readonly rows: number;
}

/** A night with what each of its steps took, by `phase` or `phase: step`. */
export interface NightCost {
  readonly whole: Cost;
  readonly steps: ReadonlyMap<string, Cost>;
  readonly summary: RunSummary | null;
}

const clientSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

export async function costOf(server: BenchServer, work: () => Promise<number>): Promise<Cost> {
  const [client, theirs] = [clientSeconds(), server.cpuSeconds()];
  const rows = await work();
  return { client: clientSeconds() - client, server: server.cpuSeconds() - theirs, rows };
}

/** One night of skein, published, with this kernel. */
export async function measuredNight(server: BenchServer, engine: Engine, kernel: KernelName): Promise<NightCost> {
  const steps = new Map<string, Cost>();
  let [client, theirs] = [clientSeconds(), server.cpuSeconds()];
  const onStep = ({ phase, step, rows }: StepFigures): void => {
    const now = [clientSeconds(), server.cpuSeconds()] as const;
    const name = step === null ? phase : `${phase}: ${step}`;
    steps.set(name, { client: now[0] - client, server: now[1] - theirs, rows: rows ?? 0 });
    [client, theirs] = now;
  };
  let summary: RunSummary | null = null;
  // What agreement costs is not what the detector costs.
  const settings: RescoreRequest['settings'] = kernel === 'gds-leiden' ? { agreement: false } : {};
  const whole = await costOf(server, async () => {
    summary = await engine.rescore({ kernel, settings, onStep });
    return publishedRows(steps);
  });
  return { whole, steps, summary };
}

function publishedRows(steps: ReadonlyMap<string, Cost>): number {
  return [...steps].reduce((sum, [name, { rows }]) => (name.startsWith('publish: ') ? sum + rows : sum), 0);
}

/** Steps that end in memberships, whoever finds them: all that GDS alone does too. */
export function membershipsAlone({ steps }: NightCost): Cost {
  const wanted = [...steps].filter(([name]) => /^(?:load|weigh|detect)\b/.test(name) || name === 'publish: members');
  const sum = (of: keyof Cost) => wanted.reduce((all, [, cost]) => all + cost[of], 0);
  return { client: sum('client'), server: sum('server'), rows: steps.get('publish: members')?.rows ?? 0 };
}
