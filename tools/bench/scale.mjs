// Scale: 100 000 trials with analytic losses in 2 000 shards. What does a trial cost besides its training, does the
// orchestrator's memory stay flat, do histories stay short, and is the state of the sweep read at once?
//
//   node tools/bench/scale.mjs [--trials 100000] [--stores cluster|local]
import { parseArgs } from 'node:util';
import { deploy } from './simulated/deployment.mjs';
import { submit } from './simulated/sweep.mjs';

const { values } = parseArgs({
  options: { trials: { type: 'string', default: '100000' }, stores: { type: 'string', default: 'cluster' } },
});
const CELLS = 10;
const SLOTS = 4;
const READS = 20;
const restarts = Number(values.trials) / CELLS;

/** Stacks of 50 trials by the memory model: 384 bytes each. */
const sweep = (size) => `name: scale-${size}
system: { oracles: [squared-norm] }
grid:
  dimension: 2
  generators: 1
  weights: { closure: 0, sparsity: [${Array.from({ length: CELLS }, (_, index) => index / 100).join(', ')}] }
restarts: ${size}
execution: { maxStackMemory: 19200B }
`;

/** Median of how long a call takes, ms. */
async function median(call) {
  const times = [];
  for (let read = 0; read < READS; read += 1) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[READS / 2];
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const mean = (numbers) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** What `liesweep status` asks. */
const readStatus = ({ rows, sweepId }) =>
  Promise.all([rows.sweep(sweepId), rows.progress(sweepId), rows.standing(sweepId)]);

const deployment = await deploy({ orchestrators: 1, trainers: 1, slots: SLOTS, stores: values.stores });
try {
  const small = await submit(deployment, sweep(restarts / 100), { slots: SLOTS });
  await small.ended();
  const smallCells = await median(() => small.rows.cells(small.sweepId));
  const before = deployment.processorSeconds();
  const large = await submit(deployment, sweep(restarts), { slots: SLOTS });
  let isOver = false;
  const ending = large.ended().finally(() => (isOver = true));
  let underWay = 0;
  while (!isOver) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    if (!isOver) underWay = Math.max(underWay, await median(() => readStatus(large)));
  }
  const { seconds } = await ending;
  const after = deployment.processorSeconds();
  const { problems } = await large.judge();
  const runs = [];
  for await (const { historyLength, historySize } of deployment.client.workflow.list({
    query: `WorkflowId = "${large.workflowId}"`,
  })) {
    runs.push({ historyLength, historySize });
  }
  const shards = await large.rows.plannedShardCount(large.sweepId, 0);
  const { samples = [], peak = 0 } = deployment.memory.get('orchestrator') ?? {};
  const quarter = Math.floor(samples.length / 4);
  const perTrial = Object.entries(after).map(
    ([kind, used]) => `${kind} ${(((used - before[kind]) / large.trialCount) * 1000).toFixed(2)}`,
  );
  console.log(`| what | measured |
|---|---|
| trials, shards, seconds | ${large.trialCount}, ${shards}, ${seconds.toFixed(0)} |
| correct | ${problems.join('; ') || 'each recorded once'} |
| wall time per trial, without any training | ${((seconds / large.trialCount) * 1000).toFixed(2)} ms |
| processor time per trial | ${perTrial.join(', ')} ms |
| orchestrator's memory: second quarter, last quarter, peak | ${megabytes(mean(samples.slice(quarter, 2 * quarter)))}, ${megabytes(mean(samples.slice(-quarter)))}, ${megabytes(peak)} |
| runs of the sweep's workflow, longest history, largest | ${runs.length}, ${Math.max(...runs.map(({ historyLength }) => historyLength))} events, ${megabytes(Math.max(...runs.map(({ historySize }) => historySize ?? 0)))} |
| what status asks: while it runs, at the end (medians of ${READS}) | ${underWay.toFixed(1)} ms at most, ${(await median(() => readStatus(large))).toFixed(1)} ms |
| reading the ${CELLS} cells: of ${small.trialCount} trials, of ${large.trialCount} | ${smallCells.toFixed(1)} ms, ${(await median(() => large.rows.cells(large.sweepId))).toFixed(1)} ms |`);
  await Promise.all([small.close(), large.close()]);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  await deployment.stop();
}
process.exit();
