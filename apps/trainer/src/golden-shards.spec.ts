/**
 * What a slot stores of a shard must never change by accident: the tensors byte by byte, the rows number by number. Trained by
 * TensorFlow.js in plain JavaScript, whose float32 is the same on every machine.
 */
import '@tensorflow/tfjs';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTensorStore } from '@liesweep/storage';
import { specDigest, trialCount, type SweepSpec } from '@liesweep/sweep';
import { eagerLoop } from '@liesweep/training';
import { setBackend } from '@tensorflow/tfjs-core';
import { ShardTrainer } from './slot/shard-trainer.js';
import { EXAMPLE_SPEC } from './testing/example-spec.js';

jest.setTimeout(240_000);

const SWEEP: SweepSpec = {
  ...EXAMPLE_SPEC,
  data: { kind: 'normal', samples: 30 },
  grid: {
    dimension: [2],
    generators: [1, 2],
    weights: { invariance: [1], normalization: [1], orthogonality: [1], closure: [0, 1], sparsity: [0] },
  },
  restarts: 1,
  training: { ...EXAMPLE_SPEC.training, steps: 60, stopBelow: 0 },
};
const system = (change: Partial<SweepSpec['system']>): SweepSpec => ({
  ...SWEEP,
  system: { ...SWEEP.system, ...change },
});
const training = (change: Partial<SweepSpec['training']>): SweepSpec => ({
  ...SWEEP,
  training: { ...SWEEP.training, ...change },
});

let folder = '';

beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'liesweep-golden-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each<readonly [string, SweepSpec]>([
  ['linear', SWEEP],
  ['complex', system({ oracles: [{ kind: 'norm' }, { kind: 'determinant' }], field: 'complex' })],
  ['deep-linear', system({ parameterisation: { kind: 'deep-linear', layers: 2 } })],
  ['non-linear', system({ parameterisation: { kind: 'non-linear', hidden: [4], activation: 'tanh' } })],
  ['finite', training({ invariance: 'finite' })],
  ['learned structure constants', training({ structureConstants: 'learned' })],
  ['cosine', training({ schedule: { kind: 'cosine' } })],
  ['sparse', { ...SWEEP, grid: { ...SWEEP.grid, weights: { ...SWEEP.grid.weights, sparsity: [0.1] } } }],
  ['quadratic', system({ oracles: [{ kind: 'quadratic', signature: [1, -1] }] })],
  [
    'polynomial',
    system({
      oracles: [
        {
          kind: 'polynomial',
          terms: [
            { coefficient: 1, powers: [2, 0] },
            { coefficient: -1.5, powers: [1, 1] },
          ],
        },
      ],
    }),
  ],
  ['l1', system({ oracles: [{ kind: 'l1' }] })],
  ['vacuum', system({ oracles: [{ kind: 'norm' }, { kind: 'vacuum', fundamental: [0, 1] }], field: 'complex' })],
  ['adjoint vacuum', system({ oracles: [{ kind: 'vacuum', adjoint: [1, 2] }], field: 'complex' })],
  [
    'three-form',
    { ...system({ oracles: [{ kind: 'three-form' }] }), grid: { ...SWEEP.grid, dimension: [7], generators: [1] } },
  ],
  [
    'cubic',
    {
      ...system({
        oracles: [{ kind: 'cubic', form: 'traceless' }],
        parameterisation: { kind: 'deep-linear', layers: 2 },
      }),
      grid: { ...SWEEP.grid, dimension: [26], generators: [1] },
      training: { ...SWEEP.training, steps: 2 },
    },
  ],
])('a shard of %s is stored as it was', async (_, spec) => {
  const store = await openTensorStore(`file:${folder}`);
  const digest = specDigest(spec);
  const specName = `specs/${digest.slice(7)}.json`;
  await store.writeNamed(specName, new TextEncoder().encode(JSON.stringify(spec)));
  const trainer = new ShardTrainer(
    store,
    {
      trainedOn: { device: 'cpu', backend: 'cpu', mode: 'eager' },
      compile: (step) => Promise.resolve(eagerLoop(step)),
      ...{ compactBelow: 1, fallbackReason: null },
    },
    () => undefined,
  );
  const ending = await trainer.train(
    { ...{ sweepId: 'golden', specDigest: digest, specName, shardIndex: 0 }, trials: [[0, trialCount(spec)]] },
    { stopReason: () => null, onProgress: () => undefined },
  );
  if (ending.kind !== 'trained') throw new Error(`expected a trained shard, got ${ending.kind}`);
  const record = JSON.parse(await readFile(join(folder, ending.record.uri), 'utf8')) as StoredRecord;
  const tensors = await readFile(join(folder, record.tensors.uri));
  expect({
    tensors: createHash('sha256').update(tensors).digest('hex'),
    named: record.tensors,
    certificate: record.certificate,
    trials: record.trials.map((trial) => ({ ...trial, seconds: 0 })), // by the clock
  }).toMatchSnapshot();
});

/** The parts of a record that its format does not change. */
interface StoredRecord {
  readonly tensors: { readonly uri: string };
  readonly certificate: object | null;
  readonly trials: readonly object[];
}
