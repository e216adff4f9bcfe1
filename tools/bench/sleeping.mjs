// 10 000 trials that really sleep one second, on 16 slots: how much longer than the 625 s of sleeping does it take? Ray
// Tune's own figure for the same is 715 s (its documentation, "Tune: scalability and overhead benchmarks").
//
//   node tools/bench/sleeping.mjs [--trials 10000] [--slots 16] [--stores cluster|local]
import { parseArgs } from 'node:util';
import { deploy } from './simulated/deployment.mjs';
import { submit } from './simulated/sweep.mjs';

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '10000' },
    slots: { type: 'string', default: '16' },
    stores: { type: 'string', default: 'cluster' },
  },
});
const [trials, slots] = [Number(values.trials), Number(values.slots)];
const RAY_SECONDS = 715;

/** Stacks of 25 trials by the memory model: 384 bytes each. */
const sweep = (name, restarts, seed) => `name: ${name}
seed: ${seed}
system: { oracles: [squared-norm] }
grid: { dimension: 2, generators: 1, weights: { closure: 0 } }
restarts: ${restarts}
execution: { maxStackMemory: 9600B }
`;

async function run(deployment, name, restarts, seed) {
  const submitted = await submit(deployment, sweep(name, restarts, seed), { slots, window: 64 });
  const { seconds } = await submitted.ended();
  const { problems } = await submitted.judge();
  await submitted.close();
  return { seconds, problems };
}

const deployment = await deploy({
  ...{ orchestrators: 1, trainers: 1, slots, stores: values.stores, behaviour: { trialMs: 1000 } },
});
try {
  await run(deployment, 'warm-up', slots, 2);
  const { seconds, problems } = await run(deployment, 'sleeping', trials, 1);
  const least = trials / slots;
  console.log(
    `${trials} trials of one second on ${slots} slots: ${seconds.toFixed(1)} s; the minimum is ${least.toFixed(0)} s, overhead ${(((seconds - least) / least) * 100).toFixed(1)} %; ${problems.join('; ') || 'each recorded once'}`,
  );
  if (trials === 10_000 && slots === 16) console.log(`Ray Tune's published figure: ${RAY_SECONDS} s`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  await deployment.stop();
}
process.exit();
