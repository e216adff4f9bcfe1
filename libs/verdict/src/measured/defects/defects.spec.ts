import { matrixOf, multiply, transpose } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { fieldBasis } from '../fields/field-basis.js';
import { fieldPoints } from '../fields/field-columns.js';
import { fromWhitened, toWhitened } from '../fields/field-coordinates.js';
import { independentFields } from '../fields/independent-fields.js';
import { whiten, whitenRows } from '../rows/whiten.js';
import { isFlat } from './gradient-resolution.js';
import type { JudgedLabel } from './judged-label.js';
import { neighbourFrequency } from './neighbour-residuals.js';
import { probeWaves } from './probe-waves.js';
import { largestEnergy, smallestEnergy } from './solve-energy.js';

const draw = normalStream(8);

describe('the energies that an estimate allows', () => {
  const estimate = { energy: 0.3, variance: 0.002, largest: 0.01 };
  const spread = (x: number): number => 2.3 * Math.sqrt(estimate.variance + 4 * estimate.largest * x);

  it('lie t standard deviations around it, each with the variance at its own place', () => {
    const [above, below] = [largestEnergy(estimate, 2.3), smallestEnergy(estimate, 2.3)];
    expect(above - estimate.energy).toBeCloseTo(spread(above), 12);
    expect(estimate.energy - below).toBeCloseTo(spread(below), 12);
  });

  it('reach down to 0 where noise explains it, and are exact without noise', () => {
    expect(smallestEnergy({ ...estimate, energy: 0.05 }, 2.3)).toBe(0);
    expect(smallestEnergy({ ...estimate, energy: -0.05 }, 2.3)).toBe(0);
    expect(largestEnergy({ energy: -1, variance: 0, largest: 0 }, 2.3)).toBe(0);
    expect(largestEnergy({ energy: 0.2, variance: 0, largest: 0 }, 2.3)).toBe(0.2);
    expect(smallestEnergy({ energy: 0.2, variance: 0, largest: 0 }, 2.3)).toBe(0.2);
  });
});

describe('fields', () => {
  it('are n², 2n² complex, and with the translations of every real feature', () => {
    expect(fieldBasis({ dimension: 3, field: 'real' }, 'linear')).toHaveLength(9);
    expect(fieldBasis({ dimension: 3, field: 'real' }, 'affine')).toHaveLength(12);
    expect(fieldBasis({ dimension: 2, field: 'complex' }, 'linear')).toHaveLength(8);
    expect(fieldBasis({ dimension: 2, field: 'complex' }, 'affine')).toHaveLength(12);
  });

  it('are the same in whitened coordinates and back', () => {
    const samples = matrixOf(
      50,
      3,
      Array.from({ length: 150 }, (_, at) => draw() * 10 ** (at % 3) + 5),
    );
    const whitening = whiten(samples, { isCentred: true, isComplex: false });
    const field = matrixOf(3, 4, Array.from({ length: 12 }, draw));
    const back = whitening === null ? field : fromWhitened(toWhitened(field, whitening, 4), whitening);
    expect(whitening).not.toBeNull();
    field.data.forEach((entry, at) => {
      expect(back.data[at]).toBeCloseTo(entry, 9);
    });
  });

  it('of degree 2 are the same in whitened coordinates and back, and at the points', () => {
    const samples = matrixOf(
      50,
      2,
      Array.from({ length: 100 }, (_, at) => draw() * 10 ** (at % 2) + 3),
    );
    const whitening = whiten(samples, { isCentred: true, isComplex: false });
    if (whitening === null) throw new Error('the features are independent');
    const field = matrixOf(2, 6, Array.from({ length: 12 }, draw));
    const whitened = toWhitened(field, whitening, 6);
    const back = fromWhitened(whitened, whitening);
    field.data.forEach((entry, at) => {
      expect(back.data[at]).toBeCloseTo(entry, 8);
    });
    const moved = multiply(fieldPoints(samples, 6), transpose(field));
    const expected = multiply(moved, transpose(whitening.forward)).data;
    multiply(fieldPoints(whitenRows(whitening, samples), 6), transpose(whitened)).data.forEach((velocity, at) => {
      expect(velocity).toBeCloseTo(expected[at] ?? NaN, 8);
    });
  });

  it('of particles are one action on all, or one on each, which their whitening keeps', () => {
    const shape = { dimension: 2, field: 'real' } as const;
    const tied = fieldBasis(shape, 'quadratic', { count: 3, tied: true });
    expect(tied).toHaveLength(12);
    expect(fieldBasis(shape, 'affine', { count: 3, tied: false })).toHaveLength(18);
    const samples = matrixOf(
      60,
      6,
      Array.from({ length: 360 }, (_, at) => draw() * 10 ** (at % 2) + (at % 2)),
    );
    const whitening = whiten(samples, { isCentred: true, isComplex: false, particles: { count: 3, tied: true } });
    if (whitening === null) throw new Error('the features are independent');
    for (const field of tied) {
      const whitened = toWhitened(field, whitening, field.columns);
      expect(independentFields([...tied, whitened])).toHaveLength(tied.length);
    }
  });

  it('that are combinations of others are left out', () => {
    const [a, b] = [matrixOf(2, 2, [0, 1, -1, 0]), matrixOf(2, 2, [1e-6, 0, 0, 0])];
    const sum = matrixOf(2, 2, [1e-6, 2, -2, 0]);
    expect(independentFields([a, b, sum, matrixOf(2, 2)])).toEqual([a, b]);
  });
});

describe('what a polynomial misses', () => {
  const points = matrixOf(600, 2, Array.from({ length: 1200 }, draw));

  it('is seen where neighbours agree, and not in noise', () => {
    const wave = Float64Array.from({ length: 600 }, (_, i) => 0.1 * Math.sin(6 * (points.data[2 * i] ?? NaN)));
    expect(neighbourFrequency(points, wave)).toBeGreaterThan(0.1 * 6 * Math.SQRT1_2 * 0.8);
    expect(neighbourFrequency(points, Float64Array.from(wave, draw))).toBe(0);
  });

  it('is probed by waves of size 1, constant along a feature that does not vary', () => {
    const waves = probeWaves(
      matrixOf(
        600,
        2,
        points.data.map((x, at) => (at % 2 === 0 ? x : 0.1)),
      ),
    );
    expect(waves.count).toBe(2 * (2 * 2 + 10));
    const all = Array.from({ length: waves.count }, (_, position) => waves.wave(position));
    expect(all.every((wave) => wave.length === 600 && wave.every((value) => Math.abs(value) <= 1))).toBe(true);
    expect(new Set(all[2]).size).toBe(1);
  });
});

describe('a gradient', () => {
  const weighing = (weights: number[]): JudgedLabel[] => [{ weights: matrixOf(2, 2, weights) } as JudgedLabel];

  it('that leaves a direction of the features out is flat', () => {
    expect(isFlat(weighing([1, 0, 0, 1]))).toBe(false);
    expect(isFlat(weighing([1, 0, 0, 1e-7]))).toBe(true);
    expect(isFlat(weighing([1, NaN, NaN, 1]))).toBe(true);
  });
});
