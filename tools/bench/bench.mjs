// Runs every benchmark, one after the other, each in a process of its own: `npm run bench`; or one with its own options:
// `npm run bench -- heat-map --seeds 1`. The figures in docs/benchmarks.md are its output on the machine named there.
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
  ['Memory', 'memory.mjs', '--minutes', '10'],
  ['Certificates', 'certify.mjs'],
  ['Systems of the literature', 'systems.mjs'],
  ['Calibration of verdicts', 'calibration.mjs'],
  ['Preconditioned coordinates', 'preconditioning.mjs'],
  ['Published figures', 'published.mjs'],
  ['Oracles over an algebra', 'oracle-algebra.mjs'],
  ['Names of algebras', 'naming.mjs'],
  ['Fields of the reference', 'fields.mjs'],
  ['Tables', 'tables.mjs'],
  ['The page', 'page.mjs'],
];

/** The benchmarks that the command line asks for: one by its name, with options of its own, or all. */
function chosenBenchmarks([name, ...options]) {
  if (name === undefined) return BENCHMARKS;
  const found = BENCHMARKS.find(([, script]) => script === `${name}.mjs`);
  if (found !== undefined) return [[found[0], found[1], ...options]];
  const names = [...new Set(BENCHMARKS.map(([, script]) => script.replace('.mjs', '')))];
  console.error(`There is no benchmark ${name}; expected one of ${names.join(', ')}.`);
  process.exit(2);
}

for (const [title, script, ...options] of chosenBenchmarks(process.argv.slice(2))) {
  console.log(`\n## ${title}\n`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
