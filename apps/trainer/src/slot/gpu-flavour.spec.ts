import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createLogger } from '@liesweep/logging';
import { openTensorStore } from '@liesweep/storage';
import { specDigest, trialCount, type ShardRecord, type SweepSpec } from '@liesweep/sweep';
import { readGpu } from '../device/read-gpu.js';
import { Slot } from '../slots/slot.js';
import { EXAMPLE_SPEC } from '../testing/example-spec.js';

const PACKAGE = dirname(createRequire(__filename).resolve('@tensorflow/tfjs-node-gpu/package.json'));
const isInstalled = existsSync(join(PACKAGE, 'lib/napi-v8/tfjs_binding.node'));
const MODULE = join(__dirname, '../../dist/slot/main.js');

/** Loading two gigabytes of libraries on a busy machine. */
const LIMIT_MS = 600_000;

/** A squared loss whose float32 sum has converged is below this. */
const CONVERGED = 1e-6;

if (!isInstalled) {
  process.stderr.write(
    'SKIPPED: TensorFlow for GPUs is not installed (npm run setup -- --gpu), so it is not loaded here\n',
  );
}

/** One n, as every shard has. */
const SPEC: SweepSpec = { ...EXAMPLE_SPEC, grid: { ...EXAMPLE_SPEC.grid, dimension: [2] } };

describe('the GPU flavour of TensorFlow', () => {
  let folder = '';
  const slots: Slot[] = [];
  beforeAll(async () => {
    if (!existsSync(MODULE)) throw new Error('not built: run nx test trainer');
    folder = await mkdtemp(join(tmpdir(), 'liesweep-gpu-'));
  });
  afterEach(async () => {
    for (const slot of slots) slot.kill('the test is over');
    await Promise.all(slots.splice(0).map(({ ended }) => ended));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  function start(environment: Readonly<Record<string, string>>): Slot {
    const slot = new Slot({
      modulePath: MODULE,
      environment: { ...process.env, LIESWEEP_TENSORS: `file:${folder}`, ...environment },
      ...{ silenceLimitMs: LIMIT_MS, loadLimitMs: LIMIT_MS },
      log: createLogger({ name: 'spec', level: 'silent' }),
    });
    slots.push(slot);
    return slot;
  }

  const whereInstalled = isInstalled ? it : it.skip;
  const whereNot = isInstalled ? it.skip : it;

  whereNot('says how to install it where it is not', async () => {
    await expect(start({ LIESWEEP_DEVICE: 'gpu' }).ready).rejects.toThrow(/npm run setup -- --gpu/);
  });

  whereInstalled(
    'stops where the GPU does not exist, and says what to do',
    async () => {
      await expect(start({ LIESWEEP_DEVICE: 'gpu:99' }).ready).rejects.toThrow(
        /there is no GPU 99 that TensorFlow can use; set LIESWEEP_WITHOUT_GPU=cpu/,
      );
    },
    LIMIT_MS,
  );

  whereInstalled(
    'trains on the CPU where it is told to, or on the GPU that there is, and records which',
    async () => {
      const store = await openTensorStore(`file:${folder}`);
      await store.writeNamed('specs/gpu.json', new TextEncoder().encode(JSON.stringify(SPEC)));
      const slot = start({ LIESWEEP_DEVICE: 'gpu', LIESWEEP_WITHOUT_GPU: 'cpu' });
      await slot.ready;
      const file = await slot.train(
        {
          ...{ sweepId: 'gpu', specDigest: specDigest(SPEC), specName: 'specs/gpu.json', shardIndex: 0 },
          trials: [[0, trialCount(SPEC)]],
        },
        () => undefined,
      );
      const { trials } = JSON.parse(new TextDecoder().decode(await store.read(file))) as ShardRecord;
      const gpu = await readGpu(undefined);
      expect(trials).toHaveLength(trialCount(SPEC));
      for (const { trainedOn } of trials) {
        expect(trainedOn.backend).toBe('tensorflow 2.21.0');
        expect(trainedOn.device).toMatch(gpu === undefined ? /^cpu$/ : new RegExp(`^${gpu.name} \\d+ GiB$`));
        expect(trainedOn.mode).toBe(gpu === undefined ? 'graph' : 'xla');
      }
      expect(Math.min(...trials.map(({ finalLoss }) => finalLoss ?? Number.NaN))).toBeLessThan(CONVERGED);
    },
    LIMIT_MS,
  );
});
