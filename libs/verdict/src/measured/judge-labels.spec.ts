import { judgeLabels } from './judge-labels.js';
import { polynomialGradient, polynomialValue } from './polynomials/polynomial-model.js';
import { referenceRows, squaredNorm } from './testing/reference-rows.js';
import type { ReferenceRows } from './testing/reference-rows.js';

const sumOf =
  (part: (feature: number) => number) =>
  (x: readonly number[]): number =>
    x.reduce((sum, feature) => sum + part(feature), 0);
const ellipse = ([x = NaN, y = NaN]: readonly number[]): number => (x - 1) ** 2 + 4 * (y - 1) ** 2;
const lorentz = ([t = NaN, ...x]: readonly number[]): number => t * t - squaredNorm(x);

const R1: ReferenceRows = {
  phi: ellipse,
  dimension: 2,
  rowCount: 300,
  noise: 0.01,
  seed: 11,
  means: [1, 1],
  deviations: [2, 1],
};
const R3: ReferenceRows = { phi: sumOf(Math.abs), dimension: 3, rowCount: 2000, noise: 0, seed: 13 };
const R4: ReferenceRows = { phi: sumOf((x) => x ** 4), dimension: 3, rowCount: 1000, noise: 0, seed: 14 };
const R5: ReferenceRows = { phi: squaredNorm, dimension: 3, rowCount: 2000, noise: 0.03, seed: 15 };
const R6: ReferenceRows = {
  phi: (x) => Math.sqrt(squaredNorm(x)),
  dimension: 3,
  rowCount: 2000,
  noise: 0.01,
  seed: 16,
};
const R8: ReferenceRows = { phi: lorentz, dimension: 4, rowCount: 2500, noise: 0.03, seed: 18 };
const R11: ReferenceRows = { phi: squaredNorm, dimension: 3, rowCount: 400, noise: 0.3, seed: 21 };

describe('the reference rows', () => {
  it('are those of the calibration', () => {
    const first = (rows: ReferenceRows): string[] => {
      const { samples, labels } = referenceRows({ ...rows });
      return [...samples.subarray(0, rows.dimension), labels[0] ?? NaN].map((number) => number.toFixed(6));
    };
    expect(first(R5)).toEqual(['-0.607287', '-0.957847', '-0.376392', '1.330078']);
    expect(first(R1)).toEqual(['-1.352058', '-0.154982', '10.650795']);
    expect(first(R8).at(-1)).toBe('-2.844577');
  });
});

describe.each([0, 100])('the reference cases, seeds + %p', (shift) => {
  const judge = (rows: ReferenceRows, ansatz: 'linear' | 'affine' = 'linear') =>
    judgeLabels(referenceRows({ ...rows, seed: rows.seed + shift }), { ansatz });

  it('R1: an ellipse off the origin has one affine field', () => {
    const verdict = judge(R1, 'affine');
    expect(verdict).toMatchObject({ kind: 'certified', dimension: 1, judgedDegree: 4 });
    expect(verdict.staircase[1]?.atMost).toBeLessThan(0.025);
    expect(verdict.staircase[1]?.nextAtLeast).toBeGreaterThan(0.5);
  });

  it('R3: |x| + |y| + |z| is no polynomial', () => {
    expect(judge(R3)).toMatchObject({ kind: 'refused', dimension: null, lower: 0, upper: 9, refusal: 'lack-of-fit' });
  });

  it('R4: x⁴ + y⁴ + z⁴ is kept by no field', () => {
    expect(judge(R4)).toMatchObject({ kind: 'certified', dimension: 0, fittedDegree: 4, judgedDegree: 6 });
  });

  it('R5: the squared norm has so(3), with 3 % noise', () => {
    const verdict = judge(R5);
    expect(verdict).toMatchObject({ kind: 'certified', dimension: 3, lower: 3, upper: 3, link: 'y', isExact: false });
    expect(verdict.staircase[3]?.atMost).toBeLessThan(0.025);
  });

  it('R6: the norm has so(3), through its square', () => {
    expect(judge(R6)).toMatchObject({ kind: 'certified', dimension: 3, link: 'y²', fittedDegree: 2 });
  });

  it('R8: the interval has the Lorentz algebra', () => {
    expect(judge(R8)).toMatchObject({ kind: 'certified', dimension: 6 });
  });

  it('R11: 30 % noise on 400 rows certifies nothing, and says how many rows would', () => {
    const verdict = judge(R11);
    expect(verdict).toMatchObject({ kind: 'undetermined', dimension: null, lower: 0 });
    expect(verdict.upper).toBeLessThanOrEqual(4);
    expect(verdict.rowsNeeded).toBeGreaterThan(4000);
    expect(verdict.reason).toMatch(/Between 0 and [34] generators.*rows of this kind would decide/);
  });
});

describe('labels that two learned oracles once gave three generators', () => {
  it.each([0.01, 0.1])('|x| + |y| + |z| with noise %p is never certified above 0', (noise) => {
    expect(judgeLabels(referenceRows({ ...R3, noise })).dimension ?? 0).toBe(0);
  });

  it('x⁴ + y⁴ + z⁴ with 3 % noise has none', () => {
    expect(judgeLabels(referenceRows({ ...R4, rowCount: 2000, noise: 0.03 })).dimension).toBe(0);
  });

  it('Shaw’s ellipse off the origin has one affine generator and no linear one', () => {
    const rows = referenceRows({ ...R1, rowCount: 2000, noise: 0 });
    expect(judgeLabels(rows).dimension ?? 0).toBe(0);
    expect(judgeLabels(rows, { ansatz: 'affine' })).toMatchObject({ dimension: 1, isExact: true });
  });
});

describe('quadratic labels', () => {
  it('without noise have exactly three generators', () => {
    const verdict = judgeLabels(referenceRows({ ...R5, noise: 0 }));
    expect(verdict).toMatchObject({ kind: 'certified', dimension: 3, isExact: true, refusal: null });
    expect(verdict.reason).toMatch(/^3 generators keep the labels exactly/);
    expect(verdict.defects[2]).toBeLessThan(1e-12);
  });

  it('with 10 % noise have two or three, with 30 % up to five', () => {
    for (const [noise, seed] of [
      [0.1, 15],
      [0.3, 15],
    ] as const) {
      const { lower, upper } = judgeLabels(referenceRows({ ...R5, noise, seed }));
      expect(lower).toBeLessThanOrEqual(3);
      expect(upper).toBeGreaterThanOrEqual(3);
    }
  });

  it('on nearly dependent features have three exactly, and the fourth in the staircase', () => {
    const rows = referenceRows({ ...R5, noise: 0 });
    const correlated = rows.samples.map((x, at) =>
      at % 3 === 2 ? 0.98 * (rows.samples[at - 1] ?? NaN) + 0.199 * x : x,
    );
    const labels = rows.labels.map((_, i) => squaredNorm([...correlated.subarray(3 * i, 3 * i + 3)]));
    const verdict = judgeLabels({ ...rows, samples: correlated, labels });
    expect(verdict).toMatchObject({ dimension: 3, isExact: true });
    expect(verdict.staircase[4]?.atMost).toBeLessThan(0.05);
    expect(verdict.reason).toMatch(
      /3 generators keep the labels exactly \(to rounding\), and any further one at least .*; 4 do if/,
    );
  });
});

describe('the generators and polynomials of a verdict', () => {
  const verdict = judgeLabels(referenceRows({ ...R5, noise: 0, deviations: [10, 1, 0.1] }));

  it('keep the labels in the units of the samples', () => {
    expect(verdict.generators).toHaveLength(3);
    for (const { data } of verdict.generators) {
      const symmetric = [0, 1, 2].flatMap((i) =>
        [0, 1, 2].map((j) => (data[3 * i + j] ?? NaN) + (data[3 * j + i] ?? NaN)),
      );
      expect(Math.hypot(...symmetric) / Math.hypot(...data)).toBeLessThan(1e-7); // z² is 1e-4 of the label
    }
  });

  it('are the fitted function', () => {
    const [label] = verdict.polynomials;
    expect([label?.link, label?.fitted?.degree, label?.judged.degree]).toEqual(['y', 2, 4]);
    const models = verdict.polynomials.flatMap(({ fitted, judged }) => [fitted ?? judged, judged]);
    for (const model of models) {
      expect(polynomialValue(model, [3, 2, 0.1])).toBeCloseTo(13.01, 8);
      [6, 4, 0.2].forEach((slope, j) => {
        expect(polynomialGradient(model, [3, 2, 0.1])[j]).toBeCloseTo(slope, 6);
      });
    }
  });
});
