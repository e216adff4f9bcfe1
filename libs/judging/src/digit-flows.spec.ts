import type { LatentDigits, Network } from '@liesweep/models';
import { digitFlows, flowStarts } from './digit-flows.js';

/** float32 of a number near 1. */
const ROUNDING = 1e-5;

/** φ(x) = W x. */
function linear(rows: readonly (readonly number[])[]): Network {
  const [inputCount, outputCount] = [rows[0]?.length ?? 0, rows.length];
  const weights = Array.from({ length: inputCount }, (_, k) => rows.map((row) => row[k] ?? 0)).flat();
  const unscaled = (count: number) => ({ mean: new Float32Array(count), scale: new Float32Array(count).fill(1) });
  return {
    ...{ input: unscaled(inputCount), output: unscaled(outputCount) },
    layers: [
      {
        ...{ inputCount, outputCount, activation: 'identity' },
        weights: Float32Array.from(weights),
        bias: new Float32Array(outputCount),
      },
    ],
  };
}

/** Two classes by the sign of x; y draws the image, and no logit sees it. */
const classifier = linear([
  [1, 0],
  [-1, 0],
]);
const decoder = linear([
  [0, 3],
  [0, 4],
]);
const digits: LatentDigits = {
  space: { encoder: decoder, decoder, classifier },
  quality: { measure: 'accuracy', train: 1, heldOut: 1 },
  reconstruction: 1,
  classDistances: Float64Array.of(10, 20),
  dataset: {
    ...{ sampleCount: 2, heldOutCount: 4, labelCount: 1 },
    ...{ samples: Float64Array.of(2, 0, -2, 0), labels: Float64Array.of(0, 1) },
    heldOut: Float64Array.of(1, 0, -1, 1, 1, 5, 1, 1),
    heldOutLabels: Float64Array.of(0, 1, 1, 0),
  },
};

test('flows start from digits that the classifier gets right', () => {
  const { starts, spread } = flowStarts(digits, classifier);
  expect(starts.map(({ digit, latent }) => [digit, ...latent])).toEqual([
    [0, 1, 0],
    [0, 1, 1],
    [1, -1, 1],
  ]);
  expect(spread).toBeCloseTo(2, 6);
});

test('a flow is followed until the image has changed enough, and what it changes is measured', () => {
  const alongY = (): Float64Array => Float64Array.of(0.01, 1);
  const { table, images, logits } = digitFlows([alongY], flowStarts(digits, classifier));
  expect([table.shape, images.shape, logits.shape]).toEqual([
    [3, 8],
    [2, 7, 2],
    [2, 7, 2],
  ]);
  const rows = [0, 1, 2].map((row) => Array.from(table.data.subarray(row * 8, (row + 1) * 8)));
  // The image moves by 5 per unit: 27 % of 10 after 1 unit of the lengths tried, of 20 after 2.
  expect(rows.map(([generator, digit, length]) => [generator, digit, length])).toEqual([
    [0, 0, 1],
    [0, 0, 1],
    [0, 1, 2],
  ]);
  for (const [, , length = NaN, step = NaN, keepsLabel, logitChange = NaN, imageChange = NaN] of rows) {
    expect(keepsLabel).toBe(1);
    expect(step).toBeGreaterThan(0);
    expect(step).toBeLessThanOrEqual(Math.fround(0.05));
    expect(Math.abs(logitChange - (0.01 * length) / 2)).toBeLessThan(ROUNDING);
    expect(Math.abs(imageChange - 0.5)).toBeLessThan(ROUNDING);
  }
});

test('a flow across the boundary of two classes is seen to lose the label', () => {
  const alongX = (): Float64Array => Float64Array.of(1, 0);
  const { table } = digitFlows([alongX], flowStarts(digits, classifier));
  expect([4, 12, 20].map((at) => table.data[at])).toEqual([0, 0, 0]);
});
