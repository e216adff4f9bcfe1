// The interface and the page on a sweep of 100 000 trials: how large and how late are answers, how far is a stream behind the
// store, does the server's memory stay flat, do those who look slow training down, how soon does the page show something and how
// fluent is it, and how is that beside Optuna's dashboard on as many trials?
//
//   node tools/bench/page.mjs [--only answers,lag,memory,training,paint,optuna] [--minutes 5] [--idle 1000] [--busy 50]
//     [--turns 4] [--turn-seconds 30] [--stores FOLDER]
//
// --stores keeps the filled stores in a folder, and takes them from there. Memory is watched for --minutes; training is in
// turns without and with those who look.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openRowStore } from '@liesweep/storage';
import { measureAnswers } from './page/answers.mjs';
import { startApi } from './page/api-server.mjs';
import { SHOWN_LIMIT_MS } from './page/browser.mjs';
import { fillStore } from './page/fill-store.mjs';
import { measureLag } from './page/lag.mjs';
import { measureMemory } from './page/memory.mjs';
import { measureOptuna } from './page/optuna.mjs';
import { measurePaint, shownBy } from './page/paint.mjs';
import { measureTraining } from './page/training.mjs';
import { startViewers, viewedPaths } from './page/viewers.mjs';

const PARTS = ['answers', 'lag', 'memory', 'training', 'paint', 'optuna'];
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: PARTS.join(',') },
    minutes: { type: 'string', default: '5' },
    idle: { type: 'string', default: '1000' },
    busy: { type: 'string', default: '50' },
    turns: { type: 'string', default: '4' },
    'turn-seconds': { type: 'string', default: '30' },
    stores: { type: 'string' },
  },
});
const wanted = options.only.split(',');
const unknown = wanted.find((name) => !PARTS.includes(name));
if (unknown !== undefined) throw new Error(`--only: expected ${PARTS.join(', ')}, got ${unknown}`);
const [idle, busy, turns, turnSeconds, minutes] = [
  ...[options.idle, options.busy, options.turns, options['turn-seconds'], options.minutes].map(Number),
];
/** What is aimed at. */
const GOALS = { lagMs: 2000, slowdown: 0.02, flatShare: 0.02 };
/** What of the sweep is recorded before the stream is watched. */
const RECORDED_BEFORE = 0.5;
const LAG_SECONDS = 60;
const scratch = mkdtempSync(join(tmpdir(), 'liesweep-page-'));
const say = (line) => console.log(line);

async function filled(name, share) {
  const folder = join(options.stores === undefined ? scratch : resolve(options.stores), name);
  const stores = { rows: `sqlite:${join(folder, 'liesweep.sqlite')}`, tensors: `file:${join(folder, 'tensors')}` };
  const isThere = existsSync(join(folder, 'liesweep.sqlite'));
  mkdirSync(folder, { recursive: true });
  if (!isThere) {
    const began = performance.now();
    const sweep = await fillStore(stores, { share });
    say(
      `${name}: ${sweep.trialCount * share} trials recorded in ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
    );
    return { stores, sweep };
  }
  const rows = await openRowStore(stores.rows);
  const sweep = (await rows.sweeps()).find(({ spec }) => spec.name === 'large');
  await rows.close();
  return { stores, sweep };
}

async function withServer(stores, work) {
  const server = await startApi({ ...stores, environment: { LIESWEEP_API_STREAMS_PER_CALLER: '2000' } });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

const RUN = {
  async answers() {
    const { stores, sweep } = await filled('whole', 1);
    await withServer(stores, async (server) => {
      const { rows, problems } = await measureAnswers(server, sweep);
      say('| answer | status | kB | first ms | median ms |\n|---|---|---|---|---|');
      rows.forEach(say);
      say(`\nAbove 1 MB, or no success: ${problems.join('; ') || 'none'}.`);
    });
  },
  async lag() {
    const { stores, sweep } = await filled('half', RECORDED_BEFORE);
    await withServer(stores, async (server) => {
      const { lags, missed, events, bytes } = await measureLag(server, stores, sweep, {
        ...{ share: RECORDED_BEFORE, seconds: LAG_SECONDS },
      });
      const at = (share) => lags[Math.min(lags.length - 1, Math.floor(share * lags.length))].toFixed(0);
      say(
        `${lags.length} commits, ${missed} never seen; behind the store by ${at(0.5)} ms (median), ${at(0.95)} (95 %), ` +
          `${at(1)} (most; aimed at: ${GOALS.lagMs}); ${events} events, ${(bytes / 1000).toFixed(0)} kB.`,
      );
      if (options.stores !== undefined) rmSync(join(resolve(options.stores), 'half'), { recursive: true });
    });
  },
  async memory() {
    const { stores, sweep } = await filled('whole', 1);
    await withServer(stores, async (server) => {
      const { sweepId } = sweep;
      const viewers = startViewers({
        ...{ server: { url: server.url, headers: server.headers }, idle: 100, busy: 20 },
        idlePath: '/events',
        busyPath: `/sweeps/${sweepId}/events`,
        paths: [...viewedPaths(sweepId, 6250), `/sweeps/${sweepId}/cells?since=0`],
      });
      await viewers.start();
      const { first, last, peak, slope, error, processorShare } = await measureMemory(server.pid, minutes);
      const { asked, failed, bytes } = await viewers.stop();
      viewers.end();
      say(
        `${minutes} minutes, 120 streams, 20 viewers, ${asked} answers (${failed} failed, ${(bytes / 1e6).toFixed(0)} MB): own memory ` +
          `${first.toFixed(0)} MiB at a quarter, ${last.toFixed(0)} at the end, peak ${peak.toFixed(0)}; slope ` +
          `${slope.toFixed(1)} ± ${error.toFixed(1)} MiB an hour over the last three quarters; ${(100 * processorShare).toFixed(0)} % of a core. ` +
          `${slope - 2 * error <= GOALS.flatShare * last ? 'Flat' : 'Growing, or measured too shortly'}.`,
      );
    });
  },
  async training() {
    const { pairs, count, serverSeconds, seconds } = await measureTraining({
      idle,
      busy,
      turns,
      turnSeconds,
      log: say,
    });
    const logs = pairs.map(({ without, during }) => Math.log(during / without));
    const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length;
    const spread = Math.sqrt(
      logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, logs.length - 1) / logs.length,
    );
    const slowdown = 1 - Math.exp(mean);
    say(
      `\n${turns} turns of ${turnSeconds} s each way; ${idle} idle streams and ${busy} busy viewers slow training down by ` +
        `${(100 * slowdown).toFixed(1)} ± ${(100 * spread).toFixed(1)} % (aimed at: ${100 * GOALS.slowdown}); ${count.asked} answers, ${count.failed} failed, ` +
        `${count.events} events; the server took ${((100 * serverSeconds) / seconds).toFixed(1)} % of a core meanwhile.`,
    );
  },
  async paint() {
    const { stores, sweep } = await filled('whole', 1);
    await withServer(stores, async (server) => {
      for (const line of await measurePaint(server, sweep)) say(line);
    });
  },
  async optuna() {
    const { stores, sweep } = await filled('whole', 1);
    await withServer(stores, async (server) => {
      const ours = await shownBy(server, sweep);
      const theirs = await measureOptuna({ trials: sweep.trialCount, scratch });
      say('| page | first paint ms | first data ms | data kB | script kB |\n|---|---|---|---|---|');
      for (const { what, paintMs, dataMs, dataBytes, scriptBytes } of [...ours, ...theirs]) {
        say(
          `| ${what} | ${paintMs.toFixed(0)} | ${Number.isFinite(dataMs) ? dataMs.toFixed(0) : `> ${SHOWN_LIMIT_MS}`} | ${(dataBytes / 1000).toFixed(0)} | ${(scriptBytes / 1000).toFixed(0)} |`,
        );
      }
    });
  },
};

say(
  `${cpus()[0].model}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')}\n`,
);
try {
  for (const name of wanted) {
    say(`### ${name}\n`);
    await RUN[name]();
    say('');
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit();
