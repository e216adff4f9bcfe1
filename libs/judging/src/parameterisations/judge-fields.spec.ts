import { dictionaryOf, fieldSystem, type FieldSystem } from '@liesweep/fields';
import { normalStream, type GridPoint, type LossTerms } from '@liesweep/sweep';
import type { TrainedTrial } from '@liesweep/training';
import { judgeFields } from './judge-fields.js';

/** The referee's limits of a formula. */
const LIMITS = { tolerance: 1e-3, below: 1e-4 };

const SAMPLES = 60;

/** (x1 − x2)² + (y1 − y2)² of two points of the plane, kept by e(2). */
function pairsOfThePlane(): FieldSystem {
  const normal = normalStream(3);
  const draw = (): Float64Array => Float64Array.from({ length: 4 * SAMPLES }, normal);
  const features = ['x', 'y'];
  const block = {
    dictionary: dictionaryOf({ features, degree: 1 }),
    features,
    copies: [
      [0, 1],
      [2, 3],
    ],
  };
  return fieldSystem({
    ...{
      ansatz: { sampleLength: 4, blocks: [block] },
      labelCount: 1,
      samples: draw(),
      heldOut: draw(),
      rows: 'flattened',
    },
    gradient: ([x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN]) => [
      Float64Array.of(2 * (x1 - x2), 2 * (y1 - y2), 2 * (x2 - x1), 2 * (y2 - y1)),
    ],
    labelAction: { kind: 'invariant' },
  });
}

const system = pairsOfThePlane();

/** a ∂x + b ∂y + c (x ∂y − y ∂x) + d (x ∂x + y ∂y), at |v|² = 2. */
function field(a: number, b: number, c: number, d = 0): number[] {
  const raw = Float64Array.of(a, d, -c, b, c, d);
  const coordinates = system.toCoordinates(raw);
  const size = Math.hypot(...coordinates);
  return Array.from(coordinates, (entry) => (Math.SQRT2 * entry) / size);
}

const NO_TERMS: LossTerms = {
  invariance: null,
  normalization: null,
  orthogonality: null,
  closure: null,
  sparsity: null,
};

function trained(fields: readonly (readonly number[])[], finalLoss: number, closure = 1): TrainedTrial {
  const lossWeights = { invariance: 1, normalization: 1, orthogonality: 1, closure, sparsity: 0 };
  const gridPoint: GridPoint = { system: 'pairs', dimension: 2, generatorCount: fields.length, lossWeights };
  return {
    trial: { index: 0, key: 'pairs', gridPoint, restart: 0 },
    ...{ outcome: 'stopped', steps: 1, lowestLoss: finalLoss, finalLoss, terms: NO_TERMS, seconds: 0 },
    generators: Float32Array.from(fields.flat()),
    structureConstants: null,
    curve: { steps: [], losses: [] },
  };
}

test('a set that closes is stored as it was trained, in the units of the features', () => {
  const judged = judgeFields(trained([field(1, 0, 0), field(0, 1, 0)], 1e-12), system);
  const verdict = judged.referee(LIMITS);
  expect(verdict).toMatchObject({ isIndependent: true, isInvariant: true, isClosed: true });
  expect(verdict).not.toHaveProperty('polished');
  expect(judged.tensors.generators.shape).toEqual([2, 2, 3]);
  const [one = NaN, ...others] = judged.tensors.generators.data;
  expect(Math.abs(one)).toBeGreaterThan(0.1);
  expect(others.slice(0, 5).every((entry) => Math.abs(entry) < 1e-6)).toBe(true);
  expect([...judged.structureConstants].every((entry) => Math.abs(entry) < 1e-6)).toBe(true);
});

test('a translation that is tilted by a rotation closes to fourth order, and is finished', () => {
  const tilt = 0.05;
  const judged = judgeFields(trained([field(1, 0, tilt), field(0, 1, 0)], 1e-5), system);
  expect(judged.isPolished).toBe(true);
  expect(judged.referee(LIMITS)).toMatchObject({
    isIndependent: true,
    isInvariant: true,
    isClosed: true,
    polished: true,
  });
  expect(judged.referee(LIMITS).closure).toBeLessThan(1e-10);
});

test('what ends far from closing is no candidate for the finish', () => {
  const judged = judgeFields(trained([field(1, 0, 0.05), field(0, 1, 0)], 0.2), system);
  expect(judged.isPolished).toBe(false);
  expect(judged.referee(LIMITS)).toMatchObject({ isInvariant: true, isClosed: false });
});

test('without a weight on closure nothing is asked of it', () => {
  const judged = judgeFields(trained([field(1, 0, 1), field(0, 1, 0)], 1e-12, 0), system);
  expect(judged.isPolished).toBe(false);
  expect(judged.referee(LIMITS)).toMatchObject({ isInvariant: true, isClosed: true });
});

test('a scaling is not invariant, and a field twice is not independent', () => {
  expect(judgeFields(trained([field(0, 0, 0, 1)], 1e-12), system).referee(LIMITS)).toMatchObject({
    isInvariant: false,
  });
  expect(judgeFields(trained([field(1, 0, 0), field(1, 0, 0)], 1e-12), system).referee(LIMITS)).toMatchObject({
    ...{ isIndependent: false, isInvariant: false, isClosed: false, closure: null, defect: null },
  });
});

test('numbers that are not finite fail in everything', () => {
  const broken = trained([[NaN, 0, 0, 0, 0, 0]], NaN);
  expect(judgeFields(broken, system).referee(LIMITS)).toMatchObject({
    ...{ isIndependent: false, isInvariant: false, isClosed: false, defect: null },
  });
});
