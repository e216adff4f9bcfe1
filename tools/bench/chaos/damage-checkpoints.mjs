// Real training in stacks that write checkpoints; again and again its trainer is killed, and every checkpoint that lies on the
// disk is damaged before the next one starts.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deploy } from '../simulated/deployment.mjs';
import { submit } from '../simulated/sweep.mjs';
import { DAMAGES } from './damage-bytes.mjs';
import { finishSweep } from './finish-sweep.mjs';

const HEARTBEAT_TIMEOUT_MS = 3000;
const POLL_MS = 50;
/** A slot whose trainer is gone ends by itself in less, and a trainer is started again later. */
const SLOT_ENDS_MS = 250;
const KINDS = Object.keys(DAMAGES);

/** All generators of SO(4), whose closure gets better to the last step: three shards. */
const sweep = `name: chaos-checkpoints
system: { oracles: [squared-norm] }
grid: { dimension: 4, generators: 6, weights: { closure: 1 } }
restarts: 48
training: { steps: 60000, stopBelow: 1e-30 }
execution: { maxStackMemory: 1MiB, checkpointInterval: 1s }
`;

/**
 * @param {{ random: () => number, times: number }} options how often the trainer is killed
 * @returns what was damaged and what came of it
 */
export async function damageCheckpoints({ random, times }) {
  const deployment = await deploy({
    ...{ orchestrators: 1, trainers: 1, slots: 1, stores: 'local', slotModule: null },
  });
  try {
    const sweepRun = await submit(deployment, sweep, { slots: 1, heartbeatTimeoutMs: HEARTBEAT_TIMEOUT_MS });
    const damaged = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
    let isOver = false;
    const ending = finishSweep(sweepRun).finally(() => (isOver = true));
    // Kinds in turn, from a random one on.
    let next = Math.floor(random() * KINDS.length);
    let damagedAt = 0;
    for (let round = 0; round < times && !isOver; round++) {
      while (!isOver && !checkpoints(deployment).some((file) => writtenAt(file) > damagedAt)) await sleep(POLL_MS);
      if (isOver || !(await deployment.kill('trainer', () => 0))) continue;
      await sleep(SLOT_ENDS_MS);
      for (const file of checkpoints(deployment)) {
        const kind = KINDS[next++ % KINDS.length];
        writeFileSync(file, DAMAGES[kind](readFileSync(file), random));
        damaged[kind] += 1;
      }
      damagedAt = Date.now();
    }
    const { summary, seconds, retried } = await ending;
    const { problems, diagram, trials } = await sweepRun.judge();
    await sweepRun.close();
    if (summary.status !== 'complete') problems.push(`the sweep ended as ${summary.status}`);
    return { damaged, noticed: noticed(deployment), seconds, retried, problems, diagram, trials };
  } finally {
    await deployment.stop();
  }
}

function checkpoints({ storedFiles }) {
  const folder = join(storedFiles, 'checkpoints');
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** A checkpoint may be gone: its shard has just ended. */
function writtenAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** How often a trainer has said that it starts over because a checkpoint cannot be used. */
function noticed({ folder }) {
  const lines = readFileSync(join(folder, 'trainer-0.ndjson'), 'utf8').split('\n');
  return lines.filter((line) => line.includes('its checkpoint cannot be used')).length;
}
