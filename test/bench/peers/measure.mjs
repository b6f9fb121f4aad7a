// The peers' protocol. A peer is a program: argv = PEER GRAPH OUT WEIGHTED REPEAT THREADS. It writes one i32 label per
// node to OUT; the last line of its output is JSON {peer, thr, load, loadCpu, wall, user, cpu, baseMB, loadedMB, peakMB}.
// Times are minima over REPEAT, cpu = user + system seconds of the detection call alone; load = from arrays of edges to the
// peer's own graph; baseMB = resident with those arrays read.
import fs from 'node:fs';
import { readGraph, writeMembership } from './graph-file.mjs';

/** @param peer `load(graph, threads)` makes its graph, `detect(loaded, seed)` labels its nodes, `close` ends what it opened. */
export async function speak({ load, detect, close }) {
  const [name, file, out, weighted, repeat, threads] = process.argv.slice(2);
  const graph = readGraph(file, { weighted: weighted !== '0' });
  const baseMB = memoryMB('VmRSS');
  const loading = await timed(() => load(graph, Number(threads)));
  const loadedMB = memoryMB('VmRSS');
  const rounds = [];
  for (let round = 1; round <= Number(repeat); round++) {
    const { result, ...times } = await timed(() => detect(loading.result, round));
    if (round === 1) {
      rounds.peakMB = memoryMB('VmHWM');
      writeMembership(out, result);
    }
    rounds.push(times);
  }
  await close?.(loading.result);
  const least = (key) => Math.min(...rounds.map((round) => round[key]));
  const figures = {
    load: loading.wall,
    loadCpu: loading.cpu,
    wall: least('wall'),
    user: least('user'),
    cpu: least('cpu'),
  };
  console.log(
    JSON.stringify({ peer: name, thr: Number(threads), ...figures, baseMB, loadedMB, peakMB: rounds.peakMB }),
  );
}

async function timed(work) {
  const wall = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, wall: (performance.now() - wall) / 1e3, user: user / 1e6, cpu: (user + system) / 1e6 };
}

/** From the system's own book: NaN where there is none. */
function memoryMB(key) {
  if (!fs.existsSync('/proc/self/status')) return NaN;
  const found = new RegExp(`${key}:\\s+(\\d+)`).exec(fs.readFileSync('/proc/self/status', 'utf8'));
  return Number(found?.[1]) / 1024;
}
