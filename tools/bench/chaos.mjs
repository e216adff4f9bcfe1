// Chaos: trials with analytic losses on real Temporal, PostgreSQL and S3, while processes of every kind are killed by
// kill -9 and slots crash, run out of memory, fall silent, are preempted and leave damaged files. At the end every trial is
// recorded exactly once, and the phase diagram is that of an undisturbed run.
//
//   node tools/bench/chaos.mjs [--trials 10000] [--kills 36] [--seeds 1,2,3] [--stores cluster|local] [--json]
//     [--latency 10000] [--limit 3600]       ms that a shard trains; seconds after which a run has failed
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { deploy } from './simulated/deployment.mjs';
import { submit } from './simulated/sweep.mjs';

const { values: options } = parseArgs({
  options: {
    trials: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '36' },
    seeds: { type: 'string', default: '1,2,3' },
    stores: { type: 'string', default: 'cluster' },
    latency: { type: 'string', default: '10000' },
    limit: { type: 'string', default: '3600' },
    json: { type: 'boolean', default: false },
  },
});
const KINDS = ['slot', 'trainer', 'orchestrator', 'temporal', 'preemption'].concat(
  options.stores === 'cluster' ? ['postgres', 's3'] : [],
);
/** SO(2) and SO(3), 5 numbers of generators, with closure and without. */
const CELLS = 20;
const [TRAINERS, SLOTS, ORCHESTRATORS] = [2, 4, 2];
/** Of each fault, one in so many trials. */
const FAULT_EVERY = 1000;
const POLL_MS = 100;

const restarts = Math.ceil(Number(options.trials) / CELLS);
const trialCount = restarts * CELLS;
const sweep = `name: chaos
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3], generators: [1, 2, 3, 4, 5], weights: { closure: [0, 1] } }
restarts: ${restarts}
execution: { maxStackMemory: 128KiB }
`;

/** A small generator of random numbers in [0, 1), so that a seed tells the whole story (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Which trials bring which fault. */
function faults(random) {
  const some = () =>
    Array.from({ length: Math.max(1, Math.round(trialCount / FAULT_EVERY)) }, () => Math.floor(random() * trialCount));
  return {
    ...{ crashOnce: some(), silenceOnce: some(), outOfMemoryOnce: some(), preemptOnce: some(), corruptOnce: some() },
  };
}

/** Every kind equally often, in random order, each when so many trials are recorded. */
function planKills(random, count) {
  const kinds = Array.from({ length: count }, (_, index) => KINDS[index % KINDS.length]);
  const shuffled = kinds.map((kind) => ({ kind, at: random() })).sort((a, b) => a.at - b.at);
  const moments = shuffled.map(() => Math.floor(random() * 0.9 * trialCount)).sort((a, b) => a - b);
  return shuffled.map(({ kind }, index) => ({ kind, recorded: moments[index] }));
}

async function killAsPlanned(deployment, sweepRun, kills, random, isOver) {
  const done = [];
  const pick = (most) => Math.floor(random() * most);
  for (const { kind, recorded } of kills) {
    while (((await sweepRun.recorded()) ?? 0) < recorded && !isOver()) await sleep(POLL_MS);
    while (!isOver() && !(await deployment.kill(kind, pick))) await sleep(POLL_MS);
    if (isOver()) break;
    done.push(kind);
  }
  return done;
}

async function run(seed) {
  const random = randomFrom(seed);
  const isDisturbed = seed > 0;
  const behaviour = { latencyMs: Number(options.latency), ...(isDisturbed ? faults(random) : {}) };
  const deployment = await deploy({
    ...{ orchestrators: ORCHESTRATORS, trainers: TRAINERS, slots: SLOTS, stores: options.stores, behaviour },
  });
  try {
    const sweepRun = await submit(deployment, sweep, { slots: TRAINERS * SLOTS, window: 64 });
    let isOver = false;
    const limit = sleep(
      Number(options.limit) * 1000,
      { summary: { status: 'unfinished' }, seconds: NaN },
      { ref: false },
    );
    const ending = Promise.race([sweepRun.ended(), limit]).finally(() => (isOver = true));
    const killing = isDisturbed
      ? killAsPlanned(deployment, sweepRun, planKills(random, Number(options.kills)), random, () => isOver)
      : [];
    const { summary, seconds } = await ending;
    const kills = await killing;
    // The last kill may have been a store.
    await sleep(2000);
    const { problems, diagram } = await sweepRun.judge();
    await sweepRun.close();
    if (summary.status !== 'complete') problems.push(`the sweep ended as ${summary.status}`);
    return { seed, seconds, kills, problems, diagram, rounds: summary.rounds };
  } finally {
    await deployment.stop();
  }
}

const say = (line) => options.json || console.log(line);
const undisturbed = await run(0);
say(
  `${trialCount} trials undisturbed: ${undisturbed.seconds.toFixed(0)} s; ${undisturbed.problems.join('; ') || 'all recorded once'}\n`,
);
say('| seed | kills | of each kind | wall s | × undisturbed | trials | phase diagram |\n|---|---|---|---|---|---|---|');
const runs = [];
for (const seed of options.seeds.split(',').map(Number)) {
  const { seconds, kills, problems, diagram, rounds } = await run(seed);
  const isEqual = isDeepStrictEqual(diagram, undisturbed.diagram);
  const perKind = Object.fromEntries(KINDS.map((kind) => [kind, kills.filter((killed) => killed === kind).length]));
  runs.push({ seed, seconds, kills: kills.length, perKind, problems, isEqual, rounds });
  say(
    `| ${seed} | ${kills.length} | ${Object.entries(perKind)
      .map(([kind, times]) => `${kind} ${times}`)
      .join(
        ', ',
      )} | ${seconds.toFixed(0)} | ${(seconds / undisturbed.seconds).toFixed(2)} | ${problems.join('; ') || 'each recorded once'} | ${isEqual ? 'equal' : 'DIFFERENT'} |`,
  );
}
if (options.json) {
  console.log(
    JSON.stringify({ trialCount, undisturbed: { seconds: undisturbed.seconds, problems: undisturbed.problems }, runs }),
  );
}
const isWrong =
  undisturbed.problems.length > 0 || runs.some(({ problems, isEqual }) => problems.length > 0 || !isEqual);
process.exit(isWrong ? 1 : 0);
