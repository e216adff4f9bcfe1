import '@tensorflow/tfjs';
import { setBackend, tensor2d } from '@tensorflow/tfjs-core';
import { normalStream, type FileDataset, type GeneratorShape } from '@liesweep/sweep';
import { linearRows } from '../linear-rows.js';
import { makeOracle } from '../make-oracle.js';
import { onFileFeatures } from './on-file-features.js';

/** A sum of a few products in float64, and in float32. */
const ROUNDING = 1e-12;
const FLOAT32_ROUNDING = 1e-5;

const SHAPE: GeneratorShape = { dimension: 2, field: 'real' };
const stream = normalStream(4);
const file: FileDataset = {
  ...{ vectorLength: 2, labelCount: 0, scale: Float64Array.of(100, 0.5) },
  ...{ samples: Float64Array.from({ length: 40 }, () => stream()), heldOut: Float64Array.of(1, 1) },
  ...{ labels: new Float64Array(), heldOutLabels: new Float64Array() },
};
const lorentz = makeOracle({ kind: 'quadratic', signature: [1, -1] }, SHAPE);
const onFile = onFileFeatures(lorentz, file, 'per-feature', SHAPE);

beforeAll(async () => {
  await setBackend('cpu');
});

test('without a scale an oracle is taken as it is', () => {
  expect(onFileFeatures(lorentz, file, 'none', SHAPE)).toBe(lorentz);
});

test('keeps S⁻¹𝒲S where the formula keeps 𝒲', () => {
  const [s, t] = [100, 0.5];
  for (let at = 0; at < file.samples.length; at += 2) {
    const [x = Number.NaN, y = Number.NaN] = file.samples.subarray(at, at + 2);
    const [[slopeX, slopeY] = []] = onFile.gradient(Float64Array.of(x, y));
    const boost = (slopeX ?? Number.NaN) * (t / s) * y + (slopeY ?? Number.NaN) * (s / t) * x;
    expect(Math.abs(boost)).toBeLessThan(
      ROUNDING * (Math.abs((slopeX ?? 0) * y) + Math.abs((slopeY ?? 0) * x) * (s / t)),
    );
  }
});

test('is proportional to the formula of the features in the file', () => {
  const labels = onFile.evaluate?.(tensor2d([...file.samples], [20, 2])).dataSync() ?? [];
  const ratios = [...labels].map((label, at) => {
    const [x = Number.NaN, y = Number.NaN] = file.samples.subarray(2 * at, 2 * at + 2);
    return label / ((100 * x) ** 2 - (0.5 * y) ** 2);
  });
  expect(ratios).toHaveLength(20);
  for (const ratio of ratios) expect(Math.abs(ratio / (ratios[0] ?? Number.NaN) - 1)).toBeLessThan(FLOAT32_ROUNDING);
});

test('has rows of unit mean square', () => {
  const { data } = linearRows(onFile, file.samples, SHAPE);
  expect(data.reduce((total, entry) => total + entry * entry, 0) / data.length).toBeCloseTo(1, 12);
});
