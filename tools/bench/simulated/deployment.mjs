// A deployment on this machine as it is on a cluster, with simulated slots: Temporal on a file, stores, several
// orchestrators and trainers, each started again when it dies. It ends with this process.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, guard, startPostgres, startS3 } from '@liesweep/storage/testing';
import { Client, Connection } from '@temporalio/client';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SIMULATED_SLOT = join(ROOT, 'apps/trainer/dist/testing/simulated-slot.js');
/** What a container's restart takes at least. */
const RESTART_MS = 500;
/** A simulated slot speaks ten times per shard. */
const SILENCE_LIMIT_SECONDS = '5';
const WATCH_MS = 1000;
/** What Linux counts processor time in. */
const TICKS_PER_SECOND = 100;

/**
 * @param {{ orchestrators?: number, trainers?: number, slots?: number, stores?: 'cluster' | 'local',
 *   behaviour?: object, slotModule?: string | null, onMessage?: (app: string, message: object) => void }} options
 *   `cluster`: PostgreSQL and S3; `local`: SQLite and files; null for the trainer's own slots
 */
export async function deploy({
  orchestrators = 2,
  trainers = 2,
  slots = 4,
  stores = 'cluster',
  behaviour = {},
  slotModule = SIMULATED_SLOT,
  onMessage = () => undefined,
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-deployment-'));
  const servers = stores === 'cluster' ? await Promise.all([startPostgres(), startS3()]) : [];
  const [postgres, s3] = servers;
  const locations = {
    rows: postgres?.uri ?? `sqlite:${join(folder, 'rows.sqlite')}`,
    tensors: s3?.uri ?? `file:${join(folder, 'tensors')}`,
  };
  Object.assign(process.env, s3?.environment);
  const storedFiles = s3 === undefined ? join(folder, 'tensors') : join(s3.folder, new URL(s3.uri).hostname);
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const environment = {
    ...process.env,
    TEMPORAL_ADDRESS: address,
    LIESWEEP_ROWS: locations.rows,
    LIESWEEP_TENSORS: locations.tensors,
    LIESWEEP_SLOTS: String(slots),
    ...(slotModule === null ? {} : { LIESWEEP_SLOT_MODULE: slotModule }),
    LIESWEEP_SILENCE_LIMIT_SECONDS: SILENCE_LIMIT_SECONDS,
    LIESWEEP_SIMULATION: JSON.stringify({ ...behaviour, storedFiles }),
    LIESWEEP_METRICS_ADDRESS: 'off',
    LIESWEEP_LOG_LEVEL: 'warn',
  };
  const startWorker = (app, index) => () => {
    const child = fork(join(ROOT, `apps/${app}/dist/main.js`), [], {
      env: { ...environment, LIESWEEP_LOG_FILE: join(folder, `${app}-${index}.ndjson`) },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => onMessage(app, message));
    return child;
  };
  const temporal = supervise(() => startTemporal(port, join(folder, 'temporal.sqlite')));
  const workers = {
    orchestrator: count(orchestrators).map((index) => supervise(startWorker('orchestrator', index))),
    trainer: count(trainers).map((index) => supervise(startWorker('trainer', index))),
  };
  // Without the SDK's own retries: on a busy machine they go on after an attempt was given up, and end this process.
  const connection = await patiently(() => Connection.connect({ address, interceptors: [] }), 60_000);
  const peaks = watchMemory(workers);

  return {
    ...locations,
    folder,
    /** Where the files of the tensor store lie, by their names. */
    storedFiles,
    client: new Client({ connection }),
    /** The largest and the last resident memory of each kind of process so far, bytes. */
    memory: peaks.seen,
    /** Processor time so far of each kind of process that has not been started again, seconds. */
    processorSeconds: () => ({
      temporal: secondsOf(temporal.pid()),
      orchestrator: sum(workers.orchestrator.map(({ pid }) => secondsOf(pid()))),
      trainer: sum(workers.trainer.map(({ pid }) => secondsOf(pid()))),
      slots: sum(workers.trainer.flatMap(({ pid }) => childrenOf(pid()).map(secondsOf))),
      ...(postgres && { postgres: secondsOfTree(postgres.pid) }),
      ...(s3 && { s3: secondsOf(s3.pid) }),
    }),
    /**
     * Ends one process of a kind by SIGKILL, or a trainer by SIGTERM (`preemption`); false when there is none just now.
     *
     * @param {string} kind
     * @param {(most: number) => number} pick chooses among several
     */
    async kill(kind, pick) {
      if (kind === 'postgres' || kind === 's3') {
        const server = kind === 'postgres' ? postgres : s3;
        if (server === undefined) return false;
        await server.kill();
        setTimeout(() => void server.restart(), RESTART_MS);
        return true;
      }
      if (kind === 'temporal') return temporal.signal('SIGKILL');
      if (kind === 'slot') {
        const children = workers.trainer.flatMap(({ pid }) => childrenOf(pid()));
        return children.length > 0 && signal(children[pick(children.length)], 'SIGKILL');
      }
      const of = workers[kind === 'preemption' ? 'trainer' : kind];
      return of[pick(of.length)].signal(kind === 'preemption' ? 'SIGTERM' : 'SIGKILL');
    },
    async stop() {
      peaks.stop();
      await connection.close();
      await Promise.all([...workers.trainer, ...workers.orchestrator, temporal].map((one) => one.stop()));
      await Promise.all(servers.map((server) => server.stop()));
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Calls until it does not throw, or the time is over. */
export async function patiently(call, limitMs) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(200);
    }
  }
}

function supervise(start) {
  let child;
  let isStopping = false;
  const run = () => {
    child = start();
    child.once('exit', () => {
      if (!isStopping) setTimeout(() => !isStopping && run(), RESTART_MS);
    });
  };
  run();
  return {
    pid: () => child.pid,
    signal: (name) => child.exitCode === null && child.signalCode === null && child.kill(name),
    async stop() {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function startTemporal(port, databaseFile) {
  const { temporalCli } = JSON.parse(readFileSync(join(ROOT, '.cache/toolchain.json'), 'utf8'));
  const parameters = [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--headless', '--log-level', 'never'],
    ...['--db-filename', databaseFile, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
  ];
  const child = spawn(temporalCli, parameters, { stdio: 'ignore' });
  guard(child);
  return child;
}

function watchMemory(workers) {
  const seen = new Map();
  const timer = setInterval(() => {
    for (const [kind, all] of Object.entries(workers)) {
      for (const { pid } of all) {
        const bytes = residentBytes(pid());
        const known = seen.get(kind) ?? { peak: 0, samples: [] };
        known.samples.push(bytes);
        seen.set(kind, { ...known, peak: Math.max(known.peak, bytes) });
      }
    }
  }, WATCH_MS);
  return { seen, stop: () => clearInterval(timer) };
}

function residentBytes(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Of a process that runs, of those it waited for, and of its children. */
function secondsOfTree(pid) {
  return secondsOf(pid) + sum(childrenOf(pid).map(secondsOf));
}

function secondsOf(pid) {
  try {
    const times = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 15);
    return sum(times.map(Number)) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}

function childrenOf(parent) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const [, of] = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return Number(of) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function count(size) {
  return Array.from({ length: size }, (_, index) => index);
}
