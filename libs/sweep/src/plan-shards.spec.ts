import fc from 'fast-check';
import { generatorBucket } from './generator-bucket.js';
import { planShards } from './plan-shards.js';
import { countTrials } from './trial-ranges.js';
import { planSummary } from './plan-summary.js';
import { bucketSeconds } from './shard-size.js';
import type { StackLimit } from './stack-memory.js';
import type { SweepSpec } from './sweep-spec.js';
import { SMALL_SWEEP } from './testing/example-specs.js';
import { enumerateTrials, trialAt, trialsInRanges } from './trial-grid.js';
import type { Shard, Trial } from './trial.js';

const limitedTo = (most: number): StackLimit => ({ maxTrials: () => most });
const all = (spec: SweepSpec): Trial[] => [...enumerateTrials(spec)];

function shapeOf(trial: Trial): string {
  const { dimension, generatorCount, lossWeights } = trial.gridPoint;
  const hasClosure = lossWeights.closure > 0;
  return [dimension, generatorBucket(generatorCount, hasClosure), hasClosure].join('/');
}

function secondsOf(spec: SweepSpec, shard: Shard): number {
  const { gridPoint } = trialAt(spec, shard.trials[0]?.[0] ?? -1);
  const hasClosure = gridPoint.lossWeights.closure > 0;
  const generatorCount = generatorBucket(gridPoint.generatorCount, hasClosure);
  return bucketSeconds(
    {
      ...gridPoint,
      equivalentDimension: gridPoint.dimension,
      ...{ generatorCount, hasClosure, trialCount: countTrials(shard.trials) },
    },
    spec.training.steps,
  );
}

/** Sweeps of many weights, and some of their trials left to train. */
const plans = fc
  .record({
    restarts: fc.integer({ min: 1, max: 7 }),
    closure: fc.constantFrom([0], [1], [0, 1], [1, 0, 2]),
    sparsity: fc.constantFrom([0], [0, 0.05]),
    most: fc.integer({ min: 1, max: 40 }),
    slots: fc.integer({ min: 1, max: 8 }),
    kept: fc.infiniteStream(fc.boolean()),
  })
  .map(({ restarts, closure, sparsity, most, slots, kept }) => {
    const weights = { ...SMALL_SWEEP.grid.weights, closure, sparsity };
    const spec: SweepSpec = { ...SMALL_SWEEP, restarts, grid: { ...SMALL_SWEEP.grid, weights } };
    const trials = all(spec).filter(() => kept.next().value);
    return { spec, trials, most, slots, shards: planShards(spec, trials, limitedTo(most), slots) };
  });

const forAllPlans = (law: (plan: typeof plans extends fc.Arbitrary<infer Plan> ? Plan : never) => void): void => {
  fc.assert(fc.property(plans, law), { seed: 20_230_104, numRuns: 200 });
};

test('P1: every trial given is in exactly one shard, and no other is', () => {
  forAllPlans(({ spec, trials, shards }) => {
    const planned = shards.flatMap((shard) => trialsInRanges(spec, shard.trials));
    expect(planned.map(({ index }) => index).sort((a, b) => a - b)).toEqual(trials.map(({ index }) => index));
  });
});

test('P2: the trials of a shard have one n, one bucket of N_g, and closure all with weight or all without', () => {
  forAllPlans(({ spec, shards }) => {
    for (const shard of shards) {
      const trials = trialsInRanges(spec, shard.trials);
      expect(new Set(trials.map((trial) => shapeOf(trial))).size).toBe(1);
      expect(trials[0]?.gridPoint.dimension).toBe(shard.dimension);
    }
  });
});

test('P3: no shard is empty or larger than the stack limit', () => {
  forAllPlans(({ shards, most }) => {
    for (const shard of shards) {
      expect(countTrials(shard.trials)).toBeGreaterThan(0);
      expect(countTrials(shard.trials)).toBeLessThanOrEqual(most);
    }
  });
});

test('P4: ranges ascend, and neighbours are joined', () => {
  forAllPlans(({ shards }) => {
    for (const { trials } of shards) {
      expect(trials.every(([first, end], i) => first < end && (trials[i - 1]?.[1] ?? -1) < first)).toBe(true);
    }
  });
});

test('P5: the most expensive shard comes first, and shards are numbered in their order', () => {
  forAllPlans(({ spec, shards }) => {
    const seconds = shards.map((shard) => secondsOf(spec, shard));
    expect(seconds).toEqual([...seconds].sort((a, b) => b - a));
    expect(shards.map(({ index }) => index)).toEqual(shards.map((_, position) => position));
  });
});

test('P6: the same trials give the same plan', () => {
  forAllPlans(({ spec, trials, most, slots, shards }) => {
    expect(planShards(spec, trials, limitedTo(most), slots)).toEqual(shards);
  });
});

test('nothing left to train is no shard', () => {
  expect(planShards(SMALL_SWEEP, [])).toEqual([]);
});

test('one bucket in pieces is cut evenly', () => {
  const trials = trialsInRanges({ ...SMALL_SWEEP, restarts: 10 }, [[0, 10]]);
  expect(planShards(SMALL_SWEEP, trials, limitedTo(4)).map((shard) => countTrials(shard.trials))).toEqual([4, 3, 3]);
});

test('P7: much work gives every slot two shards at least, and no shard over a minute', () => {
  const heavy: SweepSpec = {
    ...SMALL_SWEEP,
    restarts: 400,
    grid: {
      ...SMALL_SWEEP.grid,
      dimension: [10],
      generators: [20],
      weights: { ...SMALL_SWEEP.grid.weights, closure: [1] },
    },
  };
  for (const slots of [1, 8, 64]) {
    const shards = planShards(heavy, enumerateTrials(heavy), limitedTo(Number.MAX_SAFE_INTEGER), slots);
    expect(shards.length).toBeGreaterThanOrEqual(2 * slots);
    expect(Math.max(...shards.map((shard) => secondsOf(heavy, shard)))).toBeLessThanOrEqual(60);
  }
});

test('P7: little work is not cut up for the sake of idle slots', () => {
  expect(planShards(SMALL_SWEEP, all(SMALL_SWEEP), limitedTo(1000), 64)).toHaveLength(12);
});

test('the summary counts what the plan of the whole grid holds', () => {
  fc.assert(
    fc.property(plans, ({ spec, most, slots }) => {
      const shards = planShards(spec, enumerateTrials(spec), limitedTo(most), slots);
      const summary = planSummary(spec, slots, limitedTo(most));
      const seconds = shards.map((shard) => secondsOf(spec, shard));
      const total = seconds.reduce((sum, each) => sum + each, 0);
      expect(summary.shards).toBe(shards.length);
      expect(summary.trials).toBe(all(spec).length);
      expect(summary.points).toBe(summary.trials / spec.restarts);
      expect(summary.slotSeconds).toBeCloseTo(total, 9);
      expect(summary.wallSeconds).toBeCloseTo(Math.max(total / slots, ...seconds), 9);
    }),
    { seed: 20_230_104, numRuns: 100 },
  );
});

test('networks are cut into more shards than matrices, for each of their trials takes longer', () => {
  const sweep: SweepSpec = { ...SMALL_SWEEP, restarts: 64 };
  const networks: SweepSpec = {
    ...sweep,
    system: { ...sweep.system, parameterisation: { kind: 'non-linear', hidden: [32, 32], activation: 'tanh' } },
  };
  const shardsOf = (spec: SweepSpec): number => planShards(spec, all(spec)).length;
  expect(shardsOf(networks)).toBeGreaterThan(2 * shardsOf(sweep));
});
