import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTensorStore } from '@liesweep/storage';
import {
  OutOfDeviceMemoryError,
  planSummary,
  specDigest,
  trialCount,
  type SweepSpec,
  type TensorStore,
} from '@liesweep/sweep';
import { EXAMPLE_SPEC } from '../testing/example-spec.js';
import { loadBackend } from './load-backend.js';
import { ShardTrainer, type ShardEnding } from './shard-trainer.js';

let folder = '';
let store: TensorStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liesweep-fits-'));
  store = await openTensorStore(`file:${folder}`);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** A sweep of one shard. */
function specOf(system: Partial<SweepSpec['system']>): SweepSpec {
  return {
    ...EXAMPLE_SPEC,
    system: { ...EXAMPLE_SPEC.system, ...system },
    data: { kind: 'normal', samples: 40 },
    grid: { ...EXAMPLE_SPEC.grid, dimension: [2], generators: [3] },
    restarts: 3,
  };
}

/** Begins a shard on a device with so much memory free, and leaves it after its first chunk. */
async function begin(spec: SweepSpec, freeMemoryBytes: number): Promise<ShardEnding> {
  const specName = 'specs/test.json';
  await store.writeNamed(specName, new TextEncoder().encode(JSON.stringify(spec)));
  const backend = { ...(await loadBackend(() => undefined)), freeMemoryBytes };
  return new ShardTrainer(store, backend, () => undefined).train(
    { sweepId: 'test', specDigest: specDigest(spec), specName, shardIndex: 0, trials: [[0, trialCount(spec)]] },
    { stopReason: () => 'cancel', onProgress: () => undefined },
  );
}

describe.each<readonly [string, Partial<SweepSpec['system']>]>([
  ['real matrices', {}],
  ['complex matrices', { field: 'complex' }],
  ['products of matrices', { parameterisation: { kind: 'deep-linear', layers: 3 } }],
  ['networks', { parameterisation: { kind: 'non-linear', hidden: [16, 16], activation: 'tanh' } }],
])('a stack of %s', (_, system) => {
  const spec = specOf(system);
  const { shards, stackMemoryBytes } = planSummary(spec);

  test('begins where exactly what the plan says is free, and is refused where a byte less is', async () => {
    expect(shards).toBe(1);
    expect(await begin(spec, stackMemoryBytes)).toEqual({ kind: 'cancel' });
    await expect(begin(spec, stackMemoryBytes - 1)).rejects.toThrow(OutOfDeviceMemoryError);
  });

  test('of a single trial is left to the device', async () => {
    expect(await begin({ ...spec, restarts: 1 }, 1)).toEqual({ kind: 'cancel' });
  });
});
