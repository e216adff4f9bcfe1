// A sweep with real training whose trainer gets kill -9 twenty seconds after the first step of every attempt: it finishes
// all the same, from its checkpoints. Checkpoint interval 2 s, heartbeat timeout 3 s.
//
//   node tools/bench/long-run.mjs [--steps 4000]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deploy } from './simulated/deployment.mjs';
import { submit } from './simulated/sweep.mjs';

const { values } = parseArgs({ options: { steps: { type: 'string', default: '4000' } } });
const KILL_AFTER_MS = 20_000;
const HEARTBEAT_TIMEOUT_MS = 3000;

/** All 45 generators of SO(10), whose closure gets better to the last step. */
const sweep = `name: long-run
system: { oracles: [squared-norm] }
grid: { dimension: 10, generators: 45, weights: { closure: 1 } }
restarts: 48
training: { steps: ${values.steps}, stopBelow: 1e-30 }
execution: { checkpointInterval: 2s }
`;

/** How far the attempt under way is, of the shard that it trains. */
let attempt;
let kills = 0;
/** By shard: the furthest step that any attempt has reached. */
const furthest = new Map();
let deployment;

function onMessage(app, { type, shardIndex, progress }) {
  if (app !== 'trainer' || type !== 'progress') return;
  furthest.set(shardIndex, Math.max(furthest.get(shardIndex) ?? 0, progress.step));
  if (attempt?.shardIndex === shardIndex) return;
  clearTimeout(attempt?.timer);
  const timer = setTimeout(() => {
    kills += 1;
    reached.push({ shardIndex, step: furthest.get(shardIndex) });
    attempt = undefined;
    void deployment.kill('trainer', () => 0);
  }, KILL_AFTER_MS);
  attempt = { shardIndex, timer };
}

/** Where each killed attempt was, and where each later one began. */
const reached = [];
function resumed() {
  return readFileSync(join(deployment.folder, 'trainer-0.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('resumes from its checkpoint'))
    .map((line) => JSON.parse(line).details);
}

deployment = await deploy({
  ...{ orchestrators: 1, trainers: 1, slots: 1, stores: 'cluster', slotModule: null, onMessage },
});
try {
  const submitted = await submit(deployment, sweep, { slots: 1, heartbeatTimeoutMs: HEARTBEAT_TIMEOUT_MS });
  const { summary, seconds } = await submitted.ended();
  clearTimeout(attempt?.timer);
  const { problems } = await submitted.judge();
  const needed = [...furthest.values()].reduce((sum, steps) => sum + steps, 0);
  const resumes = resumed();
  let repeated = 0;
  for (const { shardIndex, step } of reached) {
    const next = resumes.findIndex(({ shard }) => shard === shardIndex);
    repeated += step - (next === -1 ? 0 : resumes.splice(next, 1)[0].step);
  }
  const share = repeated / needed;
  console.log(
    `${submitted.trialCount} trials of ${values.steps} steps, ${summary.status} in ${seconds.toFixed(0)} s, the trainer killed ${kills} times; ${repeated} of ${needed} steps of stacks repeated (${(share * 100).toFixed(1)} %); ${problems.join('; ') || 'each recorded once'}`,
  );
  await submitted.close();
  process.exitCode = problems.length > 0 || kills === 0 || share > 0.2 ? 1 : 0;
} finally {
  await deployment.stop();
}
process.exit();
