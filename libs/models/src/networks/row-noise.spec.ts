import '@tensorflow/tfjs';
import { certify, factorRows, FORMULA_NOISE, matrixOf } from '@liesweep/lie';
import { setBackend } from '@tensorflow/tfjs-core';
import { linearRows } from '../linear-rows.js';
import { normalPoints } from '../testing/labelled-points.js';
import { fitNetwork } from './fit-network.js';
import { networkOracle } from './network-oracle.js';
import { networkRowError, rowNoise } from './row-noise.js';

/** A fit in plain JavaScript takes seconds on a busy machine. */
jest.setTimeout(60_000);

const quality = (heldOut: number) => ({ measure: 'R²', train: 1, heldOut }) as const;

test('the noise is three times the Frobenius norm of the error, in units of the largest singular value', () => {
  const rows = matrixOf(2, 2, [3, 0, 0, 4]);
  expect(rowNoise(factorRows(rows, 2), 0.01)).toBeCloseTo((3 * 0.01 * 5) / 4, 12);
});

test('the noise is never below that of a formula, nor above 1', () => {
  const rows = matrixOf(2, 2, [3, 0, 0, 4]);
  expect(rowNoise(factorRows(rows, 2), 0)).toBe(FORMULA_NOISE);
  expect(rowNoise(factorRows(rows, 2), 10)).toBe(1);
});

test('a perfect fit has no error, a worse one a larger', () => {
  expect(networkRowError(quality(1))).toBe(0);
  expect(networkRowError(quality(0.9))).toBeGreaterThan(networkRowError(quality(0.99)));
});

test.each([0, 0.05])(
  'a network fitted to ‖x‖² with labels smeared by %d certifies so(3) or nothing',
  async (smearing) => {
    await setBackend('cpu');
    const { inputs, labels } = normalPoints(500, 3, 3, {
      label: (x) => x.reduce((total, value) => total + value * value, 0),
      smearing,
    });
    const fit = await fitNetwork({
      inputs,
      labels,
      inputCount: 3,
      task: { kind: 'regression', labelCount: 1 },
      hidden: [16],
      seed: 1,
      steps: 300,
      batchSize: 64,
      learningRate: 0.03,
    });
    const rows = linearRows(networkOracle(fit.network), inputs, { dimension: 3, field: 'real' });
    const certificate = certify({
      rows,
      sampleCount: 500,
      relativeNoise: rowNoise(factorRows(rows, 500), networkRowError(fit.quality)),
    });
    expect([3, null]).toContain(certificate.groupDimension);
  },
);
