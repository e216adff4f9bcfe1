import fc from 'fast-check';
import { bucketOf } from './bucket.js';
import { planShards } from './plan-shards.js';
import { countTrials } from './trial-ranges.js';
import { planSummary } from './plan-summary.js';
import { stackMemoryBytes } from './stack-memory.js';
import type { ParameterisationSpec } from './parameterisations/index.js';
import type { SweepSpec } from './sweep-spec.js';
import { SMALL_SWEEP } from './testing/example-specs.js';
import { enumerateTrials, trialsInRanges } from './trial-grid.js';

const parameterisations = fc.oneof(
  fc.constant<ParameterisationSpec>({ kind: 'linear' }),
  fc.record({ kind: fc.constant('deep-linear' as const), layers: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    kind: fc.constant('non-linear' as const),
    hidden: fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 3 }),
    activation: fc.constantFrom('tanh' as const, 'relu' as const, 'softplus' as const),
  }),
);

/** Sweeps of every kind of generator, and the memory that their stacks may take. */
const sweeps = fc
  .record({
    parameterisation: parameterisations,
    field: fc.constantFrom('real' as const, 'complex' as const),
    dimension: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 2 }),
    generators: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
    closure: fc.constantFrom([0], [1], [0, 1]),
    samples: fc.integer({ min: 10, max: 5000 }),
    restarts: fc.integer({ min: 1, max: 12 }),
    maxStackMemoryBytes: fc.integer({ min: 1e5, max: 1e9 }),
  })
  .map(
    ({
      parameterisation,
      field,
      dimension,
      generators,
      closure,
      samples,
      restarts,
      maxStackMemoryBytes,
    }): SweepSpec => ({
      ...SMALL_SWEEP,
      system: { ...SMALL_SWEEP.system, parameterisation, field },
      data: { kind: 'normal', samples },
      grid: { ...SMALL_SWEEP.grid, dimension, generators, weights: { ...SMALL_SWEEP.grid.weights, closure } },
      restarts,
      execution: { ...SMALL_SWEEP.execution, maxStackMemoryBytes },
    }),
  );

const forAllSweeps = (law: (spec: SweepSpec) => void): void => {
  fc.assert(fc.property(sweeps, law), { seed: 20_230_104, numRuns: 200 });
};

test('P8: every planned shard fits by the bucket of any of its trials, or is a single trial', () => {
  forAllSweeps((spec) => {
    for (const shard of planShards(spec, enumerateTrials(spec))) {
      for (const { gridPoint } of trialsInRanges(spec, shard.trials)) {
        const bytes = stackMemoryBytes(bucketOf(spec, gridPoint), countTrials(shard.trials));
        expect(bytes <= Number(spec.execution.maxStackMemoryBytes) || countTrials(shard.trials) === 1).toBe(true);
      }
    }
  });
});

test('P8: the plan tells the memory of the stack that the trainer will count', () => {
  forAllSweeps((spec) => {
    const shards = planShards(spec, enumerateTrials(spec));
    const counted = shards.map((shard) => {
      const [first] = trialsInRanges(spec, shard.trials);
      return first === undefined
        ? Number.NaN
        : stackMemoryBytes(bucketOf(spec, first.gridPoint), countTrials(shard.trials));
    });
    expect(planSummary(spec).stackMemoryBytes).toBe(Math.max(...counted));
  });
});

test('the trials of a shard have one bucket', () => {
  forAllSweeps((spec) => {
    for (const shard of planShards(spec, enumerateTrials(spec))) {
      const buckets = trialsInRanges(spec, shard.trials).map(({ gridPoint }) =>
        JSON.stringify(bucketOf(spec, gridPoint)),
      );
      expect(new Set(buckets).size).toBe(1);
    }
  });
});

test('a complex matrix counts twice a real one, and a product of L matrices L times', () => {
  const bytesOf = (system: Partial<SweepSpec['system']>): number => {
    const spec = { ...SMALL_SWEEP, system: { ...SMALL_SWEEP.system, ...system } };
    const [first] = enumerateTrials(spec);
    return first === undefined ? Number.NaN : stackMemoryBytes(bucketOf(spec, first.gridPoint), 1);
  };
  expect(bytesOf({ field: 'complex' }) / bytesOf({})).toBeCloseTo(2, 9);
  expect(bytesOf({ parameterisation: { kind: 'deep-linear', layers: 3 } }) / bytesOf({})).toBeCloseTo(3, 9);
});

test('a network counts more with its weights and with the samples', () => {
  const bytesOf = (hidden: readonly number[], samples: number): number => {
    const spec: SweepSpec = {
      ...SMALL_SWEEP,
      system: { ...SMALL_SWEEP.system, parameterisation: { kind: 'non-linear', hidden, activation: 'tanh' } },
      data: { kind: 'normal', samples },
    };
    const [first] = enumerateTrials(spec);
    return first === undefined ? Number.NaN : stackMemoryBytes(bucketOf(spec, first.gridPoint), 1);
  };
  expect(bytesOf([32], 600) / bytesOf([32], 300)).toBeCloseTo(2, 9);
  expect(bytesOf([32, 32], 300)).toBeGreaterThan(bytesOf([32], 300));
});
