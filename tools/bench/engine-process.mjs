// One measurement of tools/bench/engine.mjs: trains one stack without stopping and reports microseconds per trial and step.
import util from 'node:util';

Object.assign(util, { isNullOrUndefined: (value) => value === null || value === undefined, isArray: Array.isArray });
await import('@tensorflow/tfjs-node');
const { compileLoop } = await import('@liesweep/tensorflow-graph');
const { eagerLoop } = await import('@liesweep/training');
const { exampleStack, initialTensors } = await import('@liesweep/training/testing');

const job = JSON.parse(process.argv[2]);
const example = exampleStack({
  dimension: job.n,
  generators: job.generatorList ?? Array.from({ length: job.generators }, (_, at) => at + 1),
  restarts: job.restarts,
  samples: job.samples,
  form: job.form,
  training: { structureConstants: job.structureConstants ?? 'projected' },
});
const loop = job.eager
  ? eagerLoop(example.step)
  : await compileLoop(example.step, example.signature, { mode: 'graph' });
const { state, constants } = initialTensors(example.stack, example.signature);
loop.run(state, constants, Math.ceil(job.steps / 10)).loss.dataSync();
const began = performance.now();
loop.run(state, constants, job.steps).loss.dataSync();
const elapsed = performance.now() - began;
process.send((elapsed * 1000) / job.steps / example.stack.trials.length);
process.disconnect();
