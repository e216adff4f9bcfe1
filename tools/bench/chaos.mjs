// Chaos, in two parts. First trials with analytic losses on real Temporal, PostgreSQL and S3, while processes of every kind
// are killed by kill -9, slots crash, run out of memory, fall silent, are preempted and leave records that are cut or have a
// bit turned over, and the specification is damaged and published again. Then real training, whose checkpoints are damaged
// on disk. At the end every trial is recorded exactly once, and the phase diagram is that of an undisturbed run.
//
//   node tools/bench/chaos.mjs [--seeds 3] [--seed 1] [--part processes|checkpoints] [--json]
//     so many seeds, from the first on
//     [--trials 10000] [--kills 36] [--specs 6] [--stores cluster|local]   of the first part
//     [--latency 10000] [--limit 3600]       ms that a shard trains; seconds after which a run has failed
//     [--damages 9]                          of the second part: times that all checkpoints there are get damaged
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { cutShort, flipBit } from './chaos/damage-bytes.mjs';
import { damageCheckpoints } from './chaos/damage-checkpoints.mjs';
import { finishSweep } from './chaos/finish-sweep.mjs';
import { randomFrom } from './chaos/random-from.mjs';
import { deploy } from './simulated/deployment.mjs';
import { submit } from './simulated/sweep.mjs';

const { values: options } = parseArgs({
  options: {
    trials: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '36' },
    specs: { type: 'string', default: '6' },
    damages: { type: 'string', default: '9' },
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '3' },
    part: { type: 'string' },
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
/** So long a specification stays damaged. */
const REPAIRED_AFTER_MS = 1500;

const restarts = Math.ceil(Number(options.trials) / CELLS);
const trialCount = restarts * CELLS;
const sweep = `name: chaos
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3], generators: [1, 2, 3, 4, 5], weights: { closure: [0, 1] } }
restarts: ${restarts}
execution: { maxStackMemory: 128KiB }
`;

/** Which trials bring which fault. */
function faults(random) {
  const some = () =>
    Array.from({ length: Math.max(1, Math.round(trialCount / FAULT_EVERY)) }, () => Math.floor(random() * trialCount));
  return {
    ...{ crashOnce: some(), silenceOnce: some(), outOfMemoryOnce: some(), preemptOnce: some() },
    ...{ corruptOnce: some(), flipOnce: some() },
  };
}

/** Every kind equally often, in random order, each when so many trials are recorded; the specification so often besides. */
function planKills(random, count, specs) {
  const kinds = Array.from({ length: count }, (_, index) => KINDS[index % KINDS.length]).concat(
    Array.from({ length: specs }, () => 'specification'),
  );
  const shuffled = kinds.map((kind) => ({ kind, at: random() })).sort((a, b) => a.at - b.at);
  const moments = shuffled.map(() => Math.floor(random() * 0.9 * trialCount)).sort((a, b) => a - b);
  return shuffled.map(({ kind }, index) => ({ kind, recorded: moments[index] }));
}

/** Turns a bit of the stored specification over, or cuts it, and publishes it again a little later. */
async function damageSpecification(deployment, sweepRun, random) {
  const file = join(deployment.storedFiles, sweepRun.specName);
  const content = readFileSync(file);
  writeFileSync(file, random() < 0.5 ? flipBit(content, random) : cutShort(content, random));
  await sleep(REPAIRED_AFTER_MS);
  await sweepRun.publish();
  return true;
}

async function killAsPlanned(deployment, sweepRun, kills, random, isOver) {
  const done = [];
  const pick = (most) => Math.floor(random() * most);
  for (const { kind, recorded } of kills) {
    while (((await sweepRun.recorded()) ?? 0) < recorded && !isOver()) await sleep(POLL_MS);
    const strike = () =>
      kind === 'specification' ? damageSpecification(deployment, sweepRun, random) : deployment.kill(kind, pick);
    while (!isOver() && !(await strike())) await sleep(POLL_MS);
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
      { summary: { status: 'unfinished' }, seconds: NaN, retried: 0 },
      { ref: false },
    );
    const ending = Promise.race([finishSweep(sweepRun), limit]).finally(() => (isOver = true));
    const killing = isDisturbed
      ? killAsPlanned(
          deployment,
          sweepRun,
          planKills(random, Number(options.kills), Number(options.specs)),
          random,
          () => isOver,
        )
      : [];
    const { summary, seconds, retried } = await ending;
    const kills = await killing;
    // The last kill may have been a store.
    await sleep(2000);
    const { problems, diagram } = await sweepRun.judge();
    await sweepRun.close();
    if (summary.status !== 'complete') problems.push(`the sweep ended as ${summary.status}`);
    return { seed, seconds, kills, problems, diagram, retried, rounds: summary.rounds };
  } finally {
    await deployment.stop();
  }
}

const say = (line) => options.json || console.log(line);
const seeds = Array.from({ length: Number(options.seeds) }, (_, index) => Number(options.seed) + index);
const verdictOf = ({ problems, isEqual }) =>
  `${problems.join('; ') || 'each recorded once'} | ${isEqual ? 'equal' : '**DIFFERENT**'}`;
const isWrong = ({ problems, isEqual }) => problems.length > 0 || !isEqual;
const report = {};

if (options.part !== 'checkpoints') {
  const undisturbed = await run(0);
  say(
    `${trialCount} trials undisturbed: ${undisturbed.seconds.toFixed(0)} s; ${undisturbed.problems.join('; ') || 'each recorded once'}\n`,
  );
  say('| seed | strikes | of each kind | wall s | × undisturbed | retried | trials | phase diagram |');
  say('|---|---|---|---|---|---|---|---|');
  const runs = [];
  for (const seed of seeds) {
    const { kills, diagram, ...rest } = await run(seed);
    const isEqual = isDeepStrictEqual(diagram, undisturbed.diagram);
    const kinds = [...KINDS, 'specification'];
    const perKind = Object.fromEntries(kinds.map((kind) => [kind, kills.filter((killed) => killed === kind).length]));
    runs.push({ ...rest, kills: kills.length, perKind, isEqual });
    const times = Object.entries(perKind).map(([kind, count]) => `${kind} ${count}`);
    say(
      `| ${seed} | ${kills.length} | ${times.join(', ')} | ${rest.seconds.toFixed(0)} | ${(rest.seconds / undisturbed.seconds).toFixed(2)} | ${rest.retried} | ${verdictOf(runs.at(-1))} |`,
    );
  }
  report.processes = {
    trialCount,
    undisturbed: { seconds: undisturbed.seconds, problems: undisturbed.problems },
    runs,
  };
  if (undisturbed.problems.length > 0 || runs.some(isWrong)) process.exitCode = 1;
}

if (options.part !== 'processes') {
  const undisturbed = await damageCheckpoints({ random: randomFrom(0), times: 0 });
  say(
    `\n${undisturbed.trials.size} trials really trained, undisturbed: ${undisturbed.seconds.toFixed(0)} s; ${undisturbed.problems.join('; ') || 'each recorded once'}\n`,
  );
  say(
    '| seed | checkpoints damaged | of each kind | noticed | wall s | retried | trials that differ | trials | phase diagram |',
  );
  say('|---|---|---|---|---|---|---|---|---|');
  const runs = [];
  for (const seed of seeds) {
    const { trials, diagram, damaged, ...rest } = await damageCheckpoints({
      random: randomFrom(seed),
      times: Number(options.damages),
    });
    const different = [...undisturbed.trials].filter(
      ([key, trial]) => !isDeepStrictEqual(trials.get(key), trial),
    ).length;
    const isEqual = isDeepStrictEqual(diagram, undisturbed.diagram) && different === 0;
    runs.push({ seed, ...rest, damaged, different, isEqual });
    const times = Object.entries(damaged).map(([kind, count]) => `${kind} ${count}`);
    const sum = Object.values(damaged).reduce((total, count) => total + count, 0);
    say(
      `| ${seed} | ${sum} | ${times.join(', ')} | ${rest.noticed} | ${rest.seconds.toFixed(0)} | ${rest.retried} | ${different} | ${verdictOf(runs.at(-1))} |`,
    );
  }
  report.checkpoints = { undisturbed: { seconds: undisturbed.seconds, problems: undisturbed.problems }, runs };
  if (undisturbed.problems.length > 0 || runs.some(isWrong)) process.exitCode = 1;
}

if (options.json) console.log(JSON.stringify(report));
process.exit();
