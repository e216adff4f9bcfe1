import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { canStartS3, POSTGRES_REMEDY, postgresPrograms, S3_REMEDY, startS3 } from '@liesweep/storage/testing';
import { buildLiesweep } from '../testing/run-liesweep.js';

const ROOT = resolve(__dirname, '../../../..');
const BENCHMARK = resolve(ROOT, 'tools/bench/chaos.mjs');

const TRIALS = 1000;
/** Some of every kind: slot, trainer, orchestrator, Temporal, PostgreSQL, S3, and a trainer that is told to stop. */
const KILLS = 14;
const FEWEST_KILLS = 8;
/** A shard's training, so that there is always something to interrupt. */
const LATENCY_MS = 1000;

/** Compiling and bundling on a busy machine, and the S3 server where it was never built. */
const BUILD_MS = 900_000;
/** Two sweeps of seconds each, and the recovery from every kill. */
const LIMIT_MS = 600_000;

interface ChaosResult {
  readonly trialCount: number;
  readonly undisturbed: { readonly problems: readonly string[] };
  readonly runs: readonly { readonly kills: number; readonly problems: readonly string[]; readonly isEqual: boolean }[];
}

const canUseServers = postgresPrograms() !== undefined && canStartS3();
if (!canUseServers) process.stderr.write(`On SQLite and files: ${POSTGRES_REMEDY}; ${S3_REMEDY}\n`);

let child: ChildProcess | undefined;

afterAll(() => {
  child?.kill('SIGKILL'); // its servers and workers end with it
});

beforeAll(async () => {
  buildLiesweep();
  if (canUseServers) await (await startS3()).stop();
}, BUILD_MS);

/** Runs `tools/bench/chaos.mjs` to its end. */
async function runChaos(seed: number): Promise<ChaosResult> {
  const stores = canUseServers ? 'cluster' : 'local';
  const options = {
    trials: TRIALS,
    kills: KILLS,
    latency: LATENCY_MS,
    limit: LIMIT_MS / 3000,
    seed,
    seeds: 1,
    stores,
    part: 'processes',
  };
  const parameters = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const started = spawn(process.execPath, [BENCHMARK, ...parameters, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  const output = { stdout: '', stderr: '' };
  started.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  started.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  await new Promise((closed) => started.once('close', closed));
  if (output.stdout === '') throw new Error(`with seed ${String(seed)}: ${output.stderr}`);
  return (JSON.parse(output.stdout) as { processes: ChaosResult }).processes;
}

test(
  'every trial is recorded exactly once whatever is killed, and the phase diagram is that of an undisturbed run',
  async () => {
    const seed = randomInt(1, 1_000_000);
    const { trialCount, undisturbed, runs } = await runChaos(seed);
    expect(trialCount).toBe(TRIALS);
    expect(undisturbed.problems).toEqual([]);
    expect(runs).toMatchObject([{ seed, problems: [], isEqual: true }]);
    expect(runs[0]?.kills).toBeGreaterThanOrEqual(FEWEST_KILLS);
  },
  LIMIT_MS,
);
