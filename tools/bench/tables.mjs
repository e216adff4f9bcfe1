// From a file to a dataset that is ready to train on, beside what pyarrow and pandas take to arrays; memory, a refusal, and the certificate of many rows.
//
//   node tools/bench/tables.mjs [--rows 1000000] [--large 10000000] [--rounds 5] [--python …/bin/python]
//
// Peers are of `tables/requirements.txt`, in a virtual environment that is made for the run, or of the Python that is named. Rounds take turns, so
// that ratios are of the same minutes; the median is printed. Every reading is a process of its own, whose start is not counted.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { peakOf } from './tables/peak-of.mjs';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    large: { type: 'string', default: '10000000' },
    rounds: { type: 'string', default: '5' },
    python: { type: 'string' },
  },
});
const [rows, large, rounds] = [options.rows, options.large, options.rounds].map(Number);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const LAUNCHER = here('../../apps/cli/bin/liesweep.mjs');
const COLUMNS = 5;
const BYTES_PER_NUMBER = 8;
const NAN_BYTES = 160e6;
const MIB = 2 ** 20;

/** What is aimed at. */
const BARS = { parquet: 2, csv: 1.5, memory: 3, refusalSeconds: 2, refusalBytes: 200e6 };

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const mib = (bytes) => `${(bytes / MIB).toFixed(0)} MiB`;

function pythonWithPeers(folder) {
  if (options.python !== undefined) return options.python;
  const environment = join(folder, 'python');
  execFileSync('python3', ['-m', 'venv', environment]);
  const pinned = ['--require-hashes', '--only-binary=:all:', '--requirement', here('tables/requirements.txt')];
  execFileSync(join(environment, 'bin', 'pip'), ['install', '--quiet', ...pinned], { stdio: 'inherit' });
  return join(environment, 'bin', 'python');
}

const folder = mkdtempSync(join(tmpdir(), 'liesweep-tables-'));
try {
  const python = pythonWithPeers(folder);
  const peer = (...parameters) =>
    execFileSync(python, [here('tables/peer.py'), ...parameters], { encoding: 'utf8', maxBuffer: MIB });
  const sweep = (file) => {
    const path = join(folder, `${file}.yaml`);
    writeFileSync(
      path,
      `name: bench
system: { oracles: [{ kind: learned, model: polynomial }] }
data: { kind: table, path: ${file}, features: [a, b, c, d], labels: [y] }
grid: { generators: { from: 1, to: 7 } }
`,
    );
    return path;
  };
  const ours = async (file) => {
    const { code, stdout, stderr, peak } = await peakOf(process.execPath, [here('tables/prepare.mjs'), file]);
    if (code !== 0) throw new Error(`reading ended with code ${String(code)}: ${stderr}`);
    const { seconds, before, peak: own } = JSON.parse(stdout);
    return { seconds, before, own, reader: peak - own };
  };

  console.log(
    `${cpus()[0].model}, ${String(cpus().length)} cores, Node ${process.version}; ${String(rounds)} rounds\n`,
  );
  console.log(`| file of ${String(rows)} × ${String(COLUMNS)} | bytes | ours s | peer | peer s | ratio | aimed at |`);
  console.log('|---|---|---|---|---|---|---|');
  const memory = [];
  for (const [kind, name] of [
    ['parquet', 'pyarrow'],
    ['csv', 'pandas'],
  ]) {
    const file = `rows.${kind}`;
    peer('make', kind, join(folder, file), String(rows));
    const path = sweep(file);
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      const own = await ours(path);
      times.push({ ...own, theirs: JSON.parse(peer(kind, join(folder, file))).seconds });
    }
    const [own, theirs, ratio] = [
      times.map(({ seconds }) => seconds),
      times.map((each) => each.theirs),
      times.map((each) => each.seconds / each.theirs),
    ].map(median);
    console.log(
      `| ${kind} | ${mib(statSync(join(folder, file)).size)} | ${own.toFixed(2)} | ${name} | ${theirs.toFixed(3)} | ${ratio.toFixed(1)} | ≤ ${String(BARS[kind])} |`,
    );
    const middle = (key) => median(times.map((each) => each[key]));
    memory.push({ kind, before: middle('before'), own: middle('own'), reader: middle('reader') });
  }

  const numbers = rows * COLUMNS * BYTES_PER_NUMBER;
  console.log(`\nThe numbers are ${mib(numbers)}. Peaks of memory:\n`);
  console.log(
    '| file | before reading | while reading | growth / numbers | the process that reads | all / numbers | aimed at |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const { kind, before, own, reader } of memory) {
    const [growth, all] = [own - before, own - before + reader].map((bytes) => (bytes / numbers).toFixed(1));
    console.log(
      `| ${kind} | ${mib(before)} | ${mib(own)} | ${growth} | ${mib(reader)} | ${all} | ≤ ${String(BARS.memory)} |`,
    );
  }

  peer('make', 'nan', join(folder, 'nan.csv'), String(NAN_BYTES));
  const refused = await peakOf(process.execPath, [LAUNCHER, 'validate', sweep('nan.csv')], { cwd: folder });
  console.log(
    `\n${mib(NAN_BYTES)} of nan: exit code ${String(refused.code)} after ${refused.seconds.toFixed(2)} s (aimed at: ${String(BARS.refusalSeconds)}), peak ${mib(refused.peak)} of all processes (aimed at: ${mib(BARS.refusalBytes)}): ${refused.stderr.trim().split('\n')[0]}`,
  );

  if (large > 0) {
    peer('make', 'parquet', join(folder, 'large.parquet'), String(large));
    const { code, seconds, peak, stdout, stderr } = await peakOf(
      process.execPath,
      [LAUNCHER, 'certify', sweep('large.parquet'), '--json'],
      { cwd: folder },
    );
    const largeNumbers = large * COLUMNS * BYTES_PER_NUMBER;
    const found = code === 0 ? JSON.parse(stdout).slices[0].certificate : { reason: stderr.trim() };
    console.log(
      `\nCertificate of ${String(large)} × ${String(COLUMNS)} from Parquet: ${seconds.toFixed(1)} s, peak ${mib(peak)} of all processes, ${(peak / largeNumbers).toFixed(1)} of the numbers (${mib(largeNumbers)}). ${found.reason}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
