import { certify, factorRows } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { linearRows } from '../linear-rows.js';
import { diagonal, quadratic } from '../oracles/quadratic.js';
import { normalPoints, type LabelledPoints } from '../testing/labelled-points.js';
import { fitQuadratic } from './fit-quadratic.js';
import { FitDidNotConvergeError } from './fit-quality.js';
import { rowNoise } from './row-noise.js';

/** Labels of six digits leave the metric to 1e-6. */
const METRIC_ERROR = 1e-6;

const SHAPE = { dimension: 4, field: 'real' } as const;
const SEEDS = Array.from({ length: 20 }, (_, at) => at + 1);

/** The sum of two momenta with massless energies, in GeV, and the square of the pair's mass to six digits, smeared. */
function massPairs(count: number, seed: number, smearing: number): LabelledPoints {
  const normal = normalStream(seed);
  const momentum = (): number[] => [20 * normal(), 20 * normal(), 60 * normal()];
  const events = Array.from({ length: count }, () => {
    const [p, q] = [momentum(), momentum()];
    const total = p.map((value, at) => value + (q[at] ?? 0));
    const energy = Math.hypot(...p) + Math.hypot(...q);
    const squaredMass = energy ** 2 - total.reduce((sum, value) => sum + value * value, 0);
    return { x: [energy, ...total], label: Number(squaredMass.toPrecision(6)) * (1 + smearing * normal()) };
  });
  return {
    inputs: Float64Array.from(events.flatMap(({ x }) => x)),
    labels: Float64Array.from(events, ({ label }) => label),
  };
}

function certifiedDimension({ inputs, labels }: LabelledPoints): number | null {
  const { matrices, rowError } = fitQuadratic({ inputs, labels, inputCount: 4, labelCount: 1, seed: 1 });
  const rows = linearRows(quadratic(matrices[0] ?? []), inputs, SHAPE);
  return certify({
    rows,
    sampleCount: labels.length,
    relativeNoise: rowNoise(factorRows(rows, labels.length), rowError),
  }).groupDimension;
}

/** |⟨A, B⟩| / ‖A‖‖B‖. */
function cosine(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  const product = (left: readonly (readonly number[])[], right: readonly (readonly number[])[]): number =>
    left.flat().reduce((total, value, at) => total + value * (right.flat()[at] ?? Number.NaN), 0);
  return Math.abs(product(a, b)) / Math.sqrt(product(a, a) * product(b, b));
}

const minkowski = diagonal([1, -1, -1, -1]);

test('the squared masses of pairs give the Minkowski metric', () => {
  const { inputs, labels } = massPairs(2000, 1, 0);
  const { matrices, quality } = fitQuadratic({ inputs, labels, inputCount: 4, labelCount: 1, seed: 1 });
  expect(1 - cosine(matrices[0] ?? [], minkowski)).toBeLessThan(METRIC_ERROR);
  expect(quality.heldOut).toBeGreaterThan(1 - METRIC_ERROR);
  expect(certifiedDimension({ inputs, labels })).toBe(6);
});

test('a form is found with its constant, and several labels each have theirs', () => {
  const { inputs } = normalPoints(100, 2, 4, { label: () => 0 });
  const labels = Float64Array.from({ length: 200 }, (_, at) => {
    const [x = Number.NaN, y = Number.NaN] = inputs.subarray(2 * Math.floor(at / 2));
    return at % 2 === 0 ? x * y + 3 : 2 * x * x - y * y;
  });
  const { matrices, constants, rowError } = fitQuadratic({ inputs, labels, inputCount: 2, labelCount: 2, seed: 1 });
  const expected = [0, 0.5, 0.5, 0, 2, 0, 0, -1];
  matrices.flat(2).forEach((entry, at) => {
    expect(entry).toBeCloseTo(expected[at] ?? Number.NaN, 12);
  });
  expect(constants[0]).toBeCloseTo(3, 12);
  expect(constants[1]).toBeCloseTo(0, 12);
  expect(rowError).toBeLessThan(1e-12);
});

test('the standard error of the rows is that which other noise would give', () => {
  const truth = diagonal([1, -1, -1, -1]);
  const label = (x: Float64Array): number =>
    x.reduce((total, value, at) => total + (at === 0 ? 1 : -1) * value * value, 0);
  // E‖δr‖² / E‖r‖² for x ~ N(0, 1): both are 4 E ‖x‖² ‖A x‖² = 4 (n + 2) ‖A‖², so the ratio is that of the forms.
  const found = SEEDS.map((seed) => {
    const normal = normalStream(100 + seed);
    const { inputs, labels } = normalPoints(500, 4, seed, { label });
    const { matrices, rowError } = fitQuadratic({
      inputs,
      labels: labels.map((value) => value + 0.5 * normal()),
      inputCount: 4,
      labelCount: 1,
      seed,
    });
    const error =
      (matrices[0] ?? [])
        .flat()
        .reduce((total, entry, at) => total + (entry - (truth.flat()[at] ?? Number.NaN)) ** 2, 0) / 4;
    return { actual: error, predicted: rowError ** 2 };
  });
  const ratio =
    found.reduce((total, { actual }) => total + actual, 0) /
    found.reduce((total, { predicted }) => total + predicted, 0);
  // The mean of 20 squares of 10 entries each fluctuates by √(2/200) = 0.1.
  expect(Math.abs(ratio - 1)).toBeLessThan(0.3);
});

test.each(SEEDS)('masses smeared by 5 %% give six or nothing, sample %i', (seed) => {
  expect([6, null]).toContain(certifiedDimension(massPairs(1000, seed, 0.05)));
});

test('masses smeared by 5 % give six where there are events enough', () => {
  expect(certifiedDimension(massPairs(10_000, 3, 0.05))).toBe(6);
});

test.each(SEEDS)('a feature that does not matter is never taken for one that does, sample %i', (seed) => {
  // x₁² − x₂² − x₃² on R⁴: so(1,2), and anything may be added to x₄: 3 + 4 = 7.
  const label = ([a = 0, b = 0, c = 0]: Float64Array): number => a * a - b * b - c * c;
  expect([7, null]).toContain(certifiedDimension(normalPoints(1000, 4, seed, { label, smearing: 0.05 })));
});

test('a feature that does not matter is found where there are samples enough', () => {
  const label = ([a = 0, b = 0, c = 0]: Float64Array): number => a * a - b * b - c * c;
  expect(certifiedDimension(normalPoints(20_000, 4, 1, { label, smearing: 0.05 }))).toBe(7);
});

test('labels that are no quadratic form are refused', () => {
  const { inputs, labels } = normalPoints(500, 3, 5, { label: ([a = 0, b = 0, c = 0]) => Math.sin(5 * a) + b * c * a });
  expect(() => fitQuadratic({ inputs, labels, inputCount: 3, labelCount: 1, seed: 1 })).toThrow(FitDidNotConvergeError);
});

test('fewer samples than coefficients, and a constant column, are refused', () => {
  const { inputs, labels } = normalPoints(9, 4, 6, { label: (x) => x[0] ?? 0 });
  expect(() => fitQuadratic({ inputs, labels, inputCount: 4, labelCount: 1, seed: 1 })).toThrow(FitDidNotConvergeError);
  const constant = massPairs(100, 1, 0);
  expect(() =>
    fitQuadratic({
      ...constant,
      inputs: constant.inputs.map((value, at) => (at % 4 === 3 ? 1 : value)),
      inputCount: 4,
      labelCount: 1,
      seed: 1,
    }),
  ).toThrow(FitDidNotConvergeError);
});
