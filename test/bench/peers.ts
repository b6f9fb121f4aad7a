/**
 * `npm run bench:peers [-- EDGES ... --rounds N --budget CPU_SECONDS --large]`: our modularity kernel, as built, beside
 * graphology and what Python (`PEER_PYTHON`, else `python3`) has of igraph, leidenalg and NetworKit. `--large` adds 30M
 * edges, for ours alone. Writes a section of `results.md` for each graph.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { comparePeers } from './peers/compare.js';
import { measuredOn, resultSections } from './results.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    budget: { type: 'string', default: '600' },
    large: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});

if (!values['no-build']) execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const given = positionals.map(Number);
const edges = [...(given.length > 0 ? given : [30_000, 300_000, 3_000_000]), ...(values.large ? [30_000_000] : [])];
const rounds = Number(values.rounds);
const budgetCpu = Number(values.budget);
if (![...edges, rounds, budgetCpu].every((number) => Number.isSafeInteger(number) && number > 0))
  throw new Error('usage: npm run bench:peers [-- EDGES ... --rounds N --budget CPU_SECONDS --large]');
const results = resultSections();
for (const { edges: count, title, paragraphs } of comparePeers({ edges, rounds, budgetCpu })) {
  results.put(`peers-${count}`, title, [measuredOn(), ...paragraphs]);
  console.log([title, ...paragraphs].join('\n\n'));
}
