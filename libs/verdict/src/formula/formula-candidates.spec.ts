import { matrixOf, scale, scaling, sl, type Matrix } from '@liesweep/lie';
import { lorentz, so } from '@liesweep/lie/testing';
import { normalStream } from '@liesweep/sweep';
import { formulaCandidates } from './formula-candidates.js';

/** Rounding of sums over a few hundred rows. */
const EXACT_BELOW = 1e-12;

/** φ = Σ c_j x_j^power / power at normal samples, in other units for every feature. */
function sampled(
  signature: readonly number[],
  power = 2,
  units = signature.map(() => 1),
): Parameters<typeof formulaCandidates>[0] {
  const n = signature.length;
  const stream = normalStream(4);
  const samples = Float64Array.from({ length: 400 * n }, (_, at) => stream() * (units[at % n] ?? NaN));
  return {
    ...{ shape: { dimension: n, field: 'real' }, vectorCount: 1, labelCount: 1, samples },
    gradients: samples.map((x, at) => (signature[at % n] ?? NaN) * x ** (power - 1)),
  };
}

const defectOf = (span: readonly Matrix[], ...of: Parameters<typeof sampled>): number =>
  formulaCandidates(sampled(...of), [span])[0] ?? NaN;

test('a symmetry has no defect, in whatever units the rows are', () => {
  expect(defectOf(so(3), [1, 1, 1])).toBeLessThan(EXACT_BELOW);
  expect(defectOf(so(3), [1, 1, 1], 2, [1e-3, 1, 1e3])).toBeLessThan(1e-9);
  expect(defectOf(lorentz(), [1, -1, -1, -1])).toBeLessThan(EXACT_BELOW);
});

test('what breaks the function has one, no larger than 1', () => {
  for (const broken of [defectOf(so(3), [1, 1, 1], 4), defectOf(so(4), [1, -1, -1, -1]), defectOf(sl(3), [1, 1, 1])]) {
    expect(broken).toBeGreaterThan(0.1);
    expect(broken).toBeLessThanOrEqual(1);
  }
});

test('the field along the gradient has the defect 1 on a line, and the scaling of a cone none', () => {
  expect(defectOf(scaling(1), [1])).toBeCloseTo(1, 12);
});

test('neither the basis of a span nor the size of a generator matters', () => {
  const [a, b, c] = so(3) as [Matrix, Matrix, Matrix];
  const mixed: Matrix[] = [scale(a, 7), { ...a, data: a.data.map((x, at) => x + (b.data[at] ?? NaN)) }, scale(c, -0.1)];
  expect(defectOf(mixed, [1, 2, 3])).toBeCloseTo(defectOf(so(3), [1, 2, 3]), 12);
});

test('a span has the defect of its worst direction', () => {
  const each = so(3).map((generator) => defectOf([generator], [1, 1, 3]));
  expect(defectOf(so(3), [1, 1, 3])).toBeGreaterThanOrEqual(Math.max(...each) - EXACT_BELOW);
  expect(Math.min(...each)).toBeLessThan(EXACT_BELOW);
});

test('dependent generators, and gradients that are not finite, have none that could be given', () => {
  const [a] = so(3) as [Matrix];
  expect(formulaCandidates(sampled([1, 1, 1]), [[a, scale(a, 2)], [matrixOf(3, 3)]])).toEqual([null, null]);
  expect(formulaCandidates({ ...sampled([1, 1, 1]), gradients: new Float64Array(1200).fill(NaN) }, [so(3)])).toEqual([
    null,
  ]);
  expect(formulaCandidates(sampled([1, 1, 1]), [])).toEqual([]);
});
