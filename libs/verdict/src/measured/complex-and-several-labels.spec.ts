import { matrixOf, u } from '@liesweep/lie';
import { so } from '@liesweep/lie/testing';
import type { Matrix } from '@liesweep/lie';
import { judgeLabels } from './judge-labels.js';
import { referenceRows, squaredNorm } from './testing/reference-rows.js';

const R = { dimension: 3, rowCount: 1000, noise: 0.01 };

describe('complex features', () => {
  const hermitian = referenceRows({
    phi: squaredNorm,
    dimension: 2,
    field: 'complex',
    rowCount: 800,
    noise: 0.01,
    seed: 51,
  });

  it('with a Hermitian norm have u(2) among the complex linear fields', () => {
    const verdict = judgeLabels(hermitian);
    expect(verdict).toMatchObject({ kind: 'certified', dimension: 4 });
    expect(verdict.defects).toHaveLength(8);
    for (const { data } of verdict.generators) {
      expect(data[0]).toBeCloseTo(data[10] ?? NaN, 10); // [[A, −B], [B, A]]
      expect(data[1]).toBeCloseTo(data[11] ?? NaN, 10);
      expect(data[2]).toBeCloseTo(-(data[8] ?? NaN), 10);
    }
  });

  it('have the same verdict after a complex linear mixing', () => {
    const [a, b] = [0.8, 1.7];
    const samples = hermitian.samples.map((_, at) => {
      const [x = NaN, y = NaN, p = NaN, q = NaN] = hermitian.samples.subarray(at - (at % 4), at - (at % 4) + 4);
      // z₁ → 1e3 (z₁ + (a + ib) z₂), z₂ → z₂ − i z₁
      return [1e3 * (x + a * y - b * q), y + p, 1e3 * (p + a * q + b * y), q - x][at % 4] ?? NaN;
    });
    expect(judgeLabels({ ...hermitian, samples })).toMatchObject({ kind: 'certified', dimension: 4 });
  });

  it('with an indefinite Hermitian norm have u(1, 1), with |z₁|² alone the fields along z₂ besides', () => {
    const indefinite = referenceRows({
      phi: ([x = NaN, y = NaN, p = NaN, q = NaN]) => x * x + p * p - y * y - q * q,
      dimension: 2,
      field: 'complex',
      rowCount: 600,
      noise: 0,
      seed: 52,
    });
    expect(judgeLabels(indefinite)).toMatchObject({ dimension: 4, isExact: true });
    const alone = referenceRows({
      phi: ([x = NaN, , p = NaN]) => x * x + p * p,
      dimension: 2,
      field: 'complex',
      rowCount: 600,
      noise: 0,
      seed: 53,
    });
    expect(judgeLabels(alone)).toMatchObject({ dimension: 5, isExact: true });
  });

  it('whose imaginary parts all vanish are refused', () => {
    const samples = hermitian.samples.map((x, at) => (at % 4 < 2 ? x : 0));
    expect(judgeLabels({ ...hermitian, samples })).toMatchObject({ kind: 'refused', refusal: 'surface' });
  });
});

describe('several labels', () => {
  it('are kept by what keeps each of them', () => {
    const rows = referenceRows({ ...R, phi: (x) => [squaredNorm(x), x[2] ?? NaN], seed: 54 });
    const verdict = judgeLabels(rows);
    expect(verdict).toMatchObject({ kind: 'certified', dimension: 1, link: 'y' });
    expect(verdict.polynomials).toHaveLength(2);
    const [{ data } = matrixOf(0, 0)] = verdict.generators;
    expect(Math.abs((data[1] ?? NaN) + (data[3] ?? NaN)) / Math.hypot(...data)).toBeLessThan(0.02);
  });

  it('each have their own link and degree', () => {
    const rows = referenceRows({
      ...R,
      phi: (x) => [1e6 * Math.sqrt(squaredNorm(x)), 1e-6 * squaredNorm(x) ** 2],
      seed: 55,
    });
    const verdict = judgeLabels({ ...rows, labels: rows.labels });
    expect(verdict.polynomials.map(({ link }) => link)).toContain('y²');
    expect(verdict.lower).toBe(3);
  });

  it('count once when they are one label twice: no certificate is gained', () => {
    const once = referenceRows({ ...R, phi: squaredNorm, seed: 56 });
    const twice = { ...once, labels: Float64Array.from([...once.labels].flatMap((y) => [y, 2 * y])), labelCount: 2 };
    const [single, double] = [judgeLabels(once), judgeLabels(twice)];
    expect(double.dimension).toBe(3);
    expect(double.defects[3]).toBeCloseTo(single.defects[3] ?? NaN, 10);
    single.staircase.forEach(({ atMost, nextAtLeast }, k) => {
      expect(double.staircase[k]?.atMost).toBeGreaterThanOrEqual(atMost * (1 - 1e-9));
      expect(double.staircase[k]?.nextAtLeast ?? 0).toBeLessThanOrEqual((nextAtLeast ?? 0) * (1 + 1e-9));
    });
  });

  it('of which one is constant are judged by the others', () => {
    const rows = referenceRows({ ...R, phi: (x) => [squaredNorm(x), 7], noise: 0, seed: 57 });
    const verdict = judgeLabels(rows);
    expect(verdict).toMatchObject({ dimension: 3, isExact: true });
    expect(verdict.polynomials[1]).toMatchObject({ link: 'constant', judgedDegree: 0 });
  });
});

describe('candidates', () => {
  const rotation: Matrix[] = [so(3)[0] ?? matrixOf(3, 3)];
  const scaling = [matrixOf(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1])];

  it('that keep the labels have an interval that holds 0 and is below the tolerance', () => {
    const rows = referenceRows({ ...R, phi: squaredNorm, seed: 58 });
    const { candidates } = judgeLabels(rows, { candidates: [so(3), rotation, [...so(3), ...rotation]] });
    for (const candidate of candidates) {
      expect(candidate?.lower).toBe(0);
      expect(candidate?.upper).toBeLessThan(0.05);
      expect(candidate?.estimate).toBeLessThan(0.02);
    }
    expect(candidates[2]?.upper).toBeCloseTo(candidates[0]?.upper ?? NaN, 10);
  });

  it('that do not have an interval above 0 that holds the defect', () => {
    const rows = referenceRows({ ...R, phi: (x) => x.reduce((sum, feature) => sum + feature ** 4, 0), seed: 59 });
    const exact = referenceRows({
      ...R,
      phi: (x) => x.reduce((sum, feature) => sum + feature ** 4, 0),
      seed: 59,
      noise: 0,
    });
    const spans = { candidates: [so(3), rotation, scaling] };
    const [noisy, truth] = [judgeLabels(rows, spans).candidates, judgeLabels(exact, spans).candidates];
    noisy.forEach((candidate, index) => {
      expect(candidate?.lower).toBeGreaterThan(0.05);
      expect(candidate?.lower).toBeLessThanOrEqual(truth[index]?.estimate ?? NaN);
      expect(candidate?.upper).toBeGreaterThanOrEqual(truth[index]?.estimate ?? NaN);
    });
    expect(truth[2]?.estimate).toBeGreaterThan(0.8); // ∇φ·x = 4 φ
  });

  it('are given in the units of the samples, and for complex features as real forms', () => {
    const scaled = referenceRows({
      ...R,
      phi: ([x = NaN, y = NaN, z = NaN]) => (x / 100) ** 2 + y * y + z * z,
      deviations: [100, 1, 1],
      seed: 60,
    });
    const turn = matrixOf(3, 3, [0, 100, 0, -0.01, 0, 0, 0, 0, 0]);
    const complex = referenceRows({
      phi: squaredNorm,
      dimension: 2,
      field: 'complex',
      rowCount: 600,
      noise: 0.01,
      seed: 61,
    });
    expect(judgeLabels(scaled, { candidates: [[turn]] }).candidates[0]?.upper).toBeLessThan(0.05);
    expect(judgeLabels(complex, { candidates: [u(2)] }).candidates[0]?.upper).toBeLessThan(0.06);
  });

  it('of another shape are thrown back', () => {
    const rows = referenceRows({ ...R, phi: squaredNorm, seed: 58 });
    expect(() => judgeLabels(rows, { candidates: [so(4)] })).toThrow('candidate: expected shape [3,3], got [4,4]');
    expect(() => judgeLabels(rows, { candidates: [[matrixOf(3, 4)]] })).toThrow(RangeError);
  });

  it('have no interval where nothing is known', () => {
    const rows = referenceRows({ ...R, rowCount: 50, phi: squaredNorm, seed: 62 });
    expect(judgeLabels(rows, { candidates: [so(3)] }).candidates).toEqual([null]);
  });
});
