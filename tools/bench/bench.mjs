// Runs every benchmark, one after the other, each in a process of its own: `npm run bench`. The figures in
// docs/benchmarks.md are its output on the machine named there.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHMARKS = [
  ['Engine', 'engine.mjs'],
  ['Heat map', 'heat-map.mjs'],
  ['Heat map, closed half alone', 'heat-map.mjs', '--closed', '--seeds', '3'],
  ['Shards', 'shards.mjs'],
  ['Chaos', 'chaos.mjs'],
  ['Scale', 'scale.mjs'],
  ['Trials that sleep', 'sleeping.mjs'],
  ['Long run', 'long-run.mjs'],
  ['Systems of the literature', 'systems.mjs'],
];

for (const [title, script, ...options] of BENCHMARKS) {
  console.log(`\n## ${title}\n`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
