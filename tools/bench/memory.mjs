// An hour of a run, and the memory of each of its processes: what Linux counts, all of it (RSS), with shared pages divided
// (PSS) and without the pages of files (own), and of Node processes what the heap holds after a collection. Writes the series
// and a figure, and says how steep each is over the last three quarters. PSS moves with what else runs on the machine and
// has the same files open: a leak is looked for in what is the process's own.
//
//   node tools/bench/memory.mjs [--minutes 60] [--interval 10] [--heap-interval 60] [--slots 1] [--out runs/memory]
//     intervals in seconds; --heap-interval 0 leaves the processes alone
//
// The sweep is one grid point with more restarts than an hour can train on any machine, of shards of some seconds,
// interrupted when the time is over: nothing but time changes. All processes have the lowest priority, so that it may run
// beside other work; where that leaves them no processor at all, workflow tasks run out of time and nothing is handed out.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fitSlope } from './memory/fit-slope.mjs';
import { memoryFigure } from './memory/memory-figure.mjs';
import { processesUnder, proportionalBytes } from './processes-under.mjs';

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    interval: { type: 'string', default: '10' },
    'heap-interval': { type: 'string', default: '60' },
    slots: { type: 'string', default: '1' },
    out: { type: 'string', default: 'runs/memory' },
  },
});
const [minutes, intervalSeconds, heapSeconds] = [options.minutes, options.interval, options['heap-interval']].map(
  Number,
);
const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/liesweep.mjs', import.meta.url));
const PROBE = fileURLToPath(new URL('memory/heap-probe.cjs', import.meta.url));
const LOWEST_PRIORITY = 19;
const BYTES_PER_MIB = 2 ** 20;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
/** Starting up is no leak. */
const SETTLED_AFTER = 0.25;
/** A process grows where its slope is surely above this share of its size in an hour. */
const FLAT_SHARE = 0.02;
/** What the command exits with when it was interrupted, as it is here when the time is over. */
const INTERRUPTED = 130;

const sweep = `name: memory
system: { oracles: [squared-norm] }
grid: { dimension: 4, generators: 6, weights: { closure: 1 } }
restarts: 200000
training: { steps: 20000, stopBelow: 1e-30 }
execution: { maxStackMemory: 4MiB, checkpointInterval: 2s }
`;

/** By process: its samples. */
const series = new Map();

async function measure(folder) {
  writeFileSync(join(folder, 'sweep.yaml'), sweep);
  mkdirSync(join(folder, 'heap'));
  const probe = {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${PROBE}`,
    LIESWEEP_BENCH_HEAP: join(folder, 'heap'),
    LIESWEEP_BENCH_HEAP_SECONDS: String(heapSeconds),
  };
  const child = spawn(process.execPath, [LAUNCHER, 'run', 'sweep.yaml', '--slots', options.slots], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...(heapSeconds > 0 ? probe : {}) },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  let said = '';
  child.stderr.on('data', (data) => (said = `${said}${data}`.slice(-500)));
  const began = Date.now();
  const sample = () => {
    for (const { pid, role, bytes, ownBytes } of processesUnder(child.pid)) {
      if (role === undefined) continue;
      const known = series.get(pid) ?? { role, samples: [] };
      known.samples.push({
        at: (Date.now() - began) / MS_PER_MINUTE,
        rss: bytes,
        pss: proportionalBytes(pid),
        own: ownBytes,
      });
      series.set(pid, known);
    }
  };
  const timer = setInterval(sample, intervalSeconds * 1000);
  const end = setTimeout(() => child.kill('SIGINT'), minutes * MS_PER_MINUTE);
  const code = await new Promise((done) => child.once('close', done));
  clearInterval(timer);
  clearTimeout(end);
  for (const [pid, known] of series) known.heap = readHeap(join(folder, 'heap', `${pid}.ndjson`), began);
  return { code, said };
}

function readHeap(file, began) {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line))
    .map(({ at, ...rest }) => ({ at: (at - began) / MS_PER_MINUTE, ...rest }));
}

/** What is said of one process: sizes in MiB, slopes in MiB an hour over the last three quarters. */
function summarise([pid, { role, samples, heap }]) {
  const name = `${role} ${pid}`;
  const lasted = samples.at(-1).at;
  const settled = (one) => one.filter(({ at }) => at >= SETTLED_AFTER * minutes && at <= minutes);
  const perHour = (of, field) => {
    const { slope, error } = fitSlope(
      settled(of).map((each) => ({ at: each.at / MINUTES_PER_HOUR, value: each[field] / BYTES_PER_MIB })),
    );
    return { slope, error };
  };
  const own = settled(samples).map((each) => each.own / BYTES_PER_MIB);
  return {
    name,
    lasted,
    quarter: own[0] ?? NaN,
    last: own.at(-1) ?? NaN,
    peak: Math.max(...samples.map((each) => each.own / BYTES_PER_MIB)),
    own: perHour(samples, 'own'),
    rss: perHour(samples, 'rss'),
    pss: perHour(samples, 'pss'),
    heap: perHour(heap, 'heapUsed'),
    lastHeap: (settled(heap).at(-1)?.heapUsed ?? NaN) / BYTES_PER_MIB,
    resources: [settled(heap)[0]?.resources, settled(heap).at(-1)?.resources],
  };
}

const withError = ({ slope, error }) => (Number.isFinite(slope) ? `${slope.toFixed(1)} ± ${error.toFixed(1)}` : '–');
const whole = (number) => (Number.isFinite(number) ? number.toFixed(0) : '–');

function writeFiles(folder) {
  mkdirSync(folder, { recursive: true });
  const lines = [...series].flatMap(([pid, { role, samples, heap }]) => [
    ...samples.map(({ at, rss, pss, own }) => [role, pid, at.toFixed(3), rss, pss, own, '', '', '']),
    ...heap.map((each) => [role, pid, each.at.toFixed(3), '', '', '', each.heapUsed, each.external, each.resources]),
  ]);
  const head = 'process,pid,minutes,rss_bytes,pss_bytes,own_bytes,heap_used_bytes,external_bytes,resources';
  writeFileSync(join(folder, 'memory.csv'), `${[head, ...lines.map((line) => line.join(','))].join('\n')}\n`);
  const drawn = [...series].flatMap(([pid, { role, samples, heap }]) => {
    const process = `${role} ${pid}`;
    const point = (at, kind, bytes) => ({ process, minutes: at, kind, mebibytes: bytes / BYTES_PER_MIB });
    return [
      ...samples.map(({ at, own }) => point(at, 'its own', own)),
      ...heap.map(({ at, heapUsed }) => point(at, 'heap after a collection', heapUsed)),
    ];
  });
  return memoryFigure(drawn).then((svg) => writeFileSync(join(folder, 'memory.svg'), svg));
}

setPriority(LOWEST_PRIORITY);
const folder = mkdtempSync(join(tmpdir(), 'liesweep-memory-'));
try {
  const { code, said } = await measure(folder);
  if (series.size === 0) throw new Error(`liesweep ended with code ${code}: ${said}`);
  await writeFiles(resolve(options.out));
  const all = [...series].map(summarise);
  console.log(
    `${minutes} minutes, ${options.slots} slots, lowest priority; own memory in MiB, slopes in MiB an hour over the last three quarters.\n`,
  );
  console.log(
    '| process | minutes | at a quarter | last | peak | own an hour | RSS an hour | PSS an hour | heap, last | heap an hour | handles |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|---|');
  for (const one of all) {
    const resources = one.resources[0] === undefined ? '–' : one.resources.join(' → ');
    console.log(
      `| ${one.name} | ${one.lasted.toFixed(1)} | ${whole(one.quarter)} | ${whole(one.last)} | ${whole(one.peak)} | ${withError(one.own)} | ${withError(one.rss)} | ${withError(one.pss)} | ${whole(one.lastHeap)} | ${withError(one.heap)} | ${resources} |`,
    );
  }
  // What is not known is not flat.
  const growing = all.filter(({ own, last }) => !(own.slope - 2 * own.error <= FLAT_SHARE * last));
  console.log(
    `\n${growing.length === 0 ? 'All are flat' : `Growing, or measured too shortly: ${growing.map(({ name }) => name).join(', ')}`}: a process grows where its slope, less two errors, is above ${FLAT_SHARE * 100} % of it an hour.`,
  );
  console.log(`Series and figure: ${resolve(options.out)}`);
  if (code !== INTERRUPTED) console.log(`The command ended with code ${code}: ${said}`);
  process.exitCode = code === INTERRUPTED && growing.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
