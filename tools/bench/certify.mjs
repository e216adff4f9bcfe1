// How long does `liesweep certify` take as a whole command, start of Node included: for a formula, for measured labels, and
// for the exceptional algebras, against the number of features and of rows?
//
//   node tools/bench/certify.mjs [--rounds 3] [--only labels]
//
// The fastest of the rounds counts, as wall time; processor time stands beside it, for a machine that does something else too.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { normalStream } from '@liesweep/sweep';

const { values: options } = parseArgs({ options: { rounds: { type: 'string' }, only: { type: 'string' } } });
const ROUNDS = Number(options.rounds ?? 3);
const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/liesweep.mjs', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
/** Of the labels' standard deviation. */
const NOISE = 0.03;
const folder = mkdtempSync(join(tmpdir(), 'liesweep-bench-'));

/** What is timed: a sweep file, and the seconds that are aimed at. */
const CASES = [
  ...[2, 3, 4, 7, 10].flatMap((n) =>
    [100, 1000, 10_000].map((rows) => ({ what: 'formula', n, rows, goal: 1, file: () => formula(n, rows) })),
  ),
  ...[2, 3, 4, 7].flatMap((n) =>
    [100, 1000, 10_000].map((rows) => ({
      what: 'labels',
      n,
      rows,
      goal: n <= 4 ? 3 : 20,
      file: () => labels(n, rows),
    })),
  ),
  { what: 'F4', n: 26, rows: 1000, goal: 3, file: () => join(EXAMPLES, '13-f4.yaml') },
  { what: 'E6', n: 27, rows: 1000, goal: 3, file: () => join(EXAMPLES, '13-e6.yaml') },
];

/** The squared norm at samples that are drawn. */
function formula(n, rows) {
  return write(
    `formula-${n}-${rows}.yaml`,
    `name: formula\nsystem: { oracles: [squared-norm] }\ndata: { kind: normal, samples: ${rows} }\ngrid: { dimension: ${n}, generators: 1 }\n`,
  );
}

/** A Lorentz norm of n features, measured with noise, in a table. */
function labels(n, rows) {
  const normal = normalStream(17);
  const points = Array.from({ length: rows }, () => Array.from({ length: n }, () => normal()));
  const values = points.map(([first, ...others]) => first ** 2 - others.reduce((sum, x) => sum + x ** 2, 0));
  const mean = values.reduce((sum, value) => sum + value / rows, 0);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / rows, 0));
  const names = Array.from({ length: n }, (_, j) => `x${j}`);
  const lines = points.map((point, row) =>
    [...point, values[row] + NOISE * deviation * normal()].map((x) => x.toPrecision(7)).join(','),
  );
  const table = `labels-${n}-${rows}.csv`;
  write(table, [[...names, 'y'].join(','), ...lines].join('\n'));
  return write(
    `labels-${n}-${rows}.yaml`,
    `name: labels\nsystem: { oracles: [{ kind: learned, model: polynomial }] }\ndata: { kind: csv, path: ${table}, features: [${names.join(', ')}], labels: [y] }\ngrid: { generators: 1 }\n`,
  );
}

function write(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Wall and processor seconds of one command, and what it answers. */
function time(file) {
  const began = performance.now();
  // The shell's `time` counts the processes of the launcher too.
  const script = 'TIMEFORMAT="%U %S"; time "$0" "$@"';
  const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, LAUNCHER, 'certify', file, '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const wall = (performance.now() - began) / 1000;
  const [user = NaN, system = NaN] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  if (stdout === '') return { wall, processor: user + system, answer: 'refused' };
  const [{ status, certificate, structure }] = JSON.parse(stdout).slices;
  const answer = status === 'certified' ? `${certificate.groupDimension} ${structure?.name ?? ''}`.trim() : status;
  return { wall, processor: user + system, answer };
}

console.log(
  `${cpus()[0].model}, ${String(cpus().length)} cores, Node ${process.version}, load ${loadavg()[0].toFixed(1)}\n`,
);
console.log('| what | n | rows | wall s | processor s | aimed at | dim G |');
console.log('|---|---|---|---|---|---|---|');
try {
  for (const { what, n, rows, goal, file } of CASES) {
    if (options.only !== undefined && options.only !== what) continue;
    const path = file();
    const rounds = Array.from({ length: ROUNDS }, () => time(path));
    const wall = Math.min(...rounds.map((round) => round.wall));
    const processor = Math.min(...rounds.map((round) => round.processor));
    const aim = `≤ ${goal}${wall <= goal ? '' : ' (missed)'}`;
    const figures = [n, rows, wall.toFixed(2), processor.toFixed(2), aim, rounds[0].answer];
    console.log(`| ${[what, ...figures].join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
