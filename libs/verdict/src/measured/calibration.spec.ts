/** A short form of tools/bench/calibration: verdicts on labels against the truth, from the exact gradients at the same rows. */
import { matrixOf, multiply } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { vecOfRealForm } from '../coordinates/vec-of-real-form.js';
import { standardCoordinates } from '../coordinates/standard-coordinates.js';
import { defectForm } from '../formula/defect-form.js';
import { byRows } from '../formula/generator-columns.js';
import { inStandardCoordinates } from '../formula/in-standard-coordinates.js';
import { relativeDefects } from '../formula/relative-defects.js';
import { largestDefect } from '../referee/largest-defect.js';
import { judgeLabels } from './judge-labels.js';

type Phi = (x: readonly number[]) => number;
const sum = (x: readonly number[], of: (entry: number) => number): number =>
  x.reduce((total, entry) => total + of(entry), 0);
const square: Phi = (x) => sum(x, (entry) => entry * entry);

const FUNCTIONS: readonly (readonly [string, Phi])[] = [
  ['|x| + |y| + |z|', (x) => sum(x, Math.abs)],
  ['x⁴ + y⁴ + z⁴', (x) => sum(x, (entry) => entry ** 4)],
  ['r² + 0.3 x³', (x) => square(x) + 0.3 * (x[0] ?? NaN) ** 3],
  ['r² + |x|', (x) => square(x) + Math.abs(x[0] ?? NaN)],
  ['r² + 0.2 Σ sin 6x', (x) => square(x) + 0.2 * sum(x, (entry) => Math.sin(6 * entry))],
  ['r² + 0.04 x⁴', (x) => square(x) + 0.04 * (x[0] ?? NaN) ** 4],
  ['xyz', ([x = NaN, y = NaN, z = NaN]) => x * y * z],
  ['r', (x) => Math.sqrt(square(x))],
  ['r² − 0.05 r⁴', (x) => square(x) - 0.05 * square(x) ** 2],
];

const N = 3;
const SHAPE = { dimension: N, field: 'real' } as const;
const STEP = 1e-4;

/** Of a central difference of the second order with that step. */
const DIFFERENCE_ERROR = 1e-5;

const cases = FUNCTIONS.flatMap(([name, phi]) =>
  [0, 0.03].flatMap((noise) => [200, 800].map((rows) => [name, noise, rows, phi] as const)),
);

test.each(cases)('of %s with noise %d at %i rows nothing false is certified', (name, noise, rows, phi) => {
  const stream = normalStream(rows + name.length);
  const samples = Float64Array.from({ length: rows * N }, () => stream());
  const point = (row: number): number[] => [...samples.subarray(row * N, (row + 1) * N)];
  const exact = Float64Array.from({ length: rows }, (_, row) => phi(point(row)));
  const size = Math.sqrt(exact.reduce((total, y) => total + y * y, 0) / rows);
  const labels = exact.map((y) => y + noise * size * stream());
  const { dimension, lower, upper, generators, staircase, tolerance } = judgeLabels({
    ...{ samples, labels, labelCount: 1, shape: SHAPE },
  });

  const gradients = samples.map((_, at) => {
    const x = point(Math.floor(at / N));
    const moved = (step: number): number => phi(x.map((entry, j) => (j === at % N ? entry + step : entry)));
    return (moved(STEP) - moved(-STEP)) / (2 * STEP);
  });
  const coordinates = standardCoordinates(samples, SHAPE);
  const sampled = { shape: SHAPE, vectorCount: 1, labelCount: 1, samples, gradients };
  const form = defectForm(inStandardCoordinates(sampled, coordinates));
  const within = (limit: number): number =>
    relativeDefects(form).filter((defect) => defect <= limit + DIFFERENCE_ERROR).length;
  if (dimension === null) {
    expect(within(tolerance)).toBeGreaterThanOrEqual(lower);
    expect(within(tolerance)).toBeLessThanOrEqual(upper);
    return;
  }
  const { atMost = 0, nextAtLeast = null } = staircase.find((step) => step.dimension === dimension) ?? {};
  const next = nextAtLeast ?? Infinity;
  const meant = tolerance < next ? tolerance : Math.sqrt(Math.max(atMost, DIFFERENCE_ERROR) * next);
  expect(within(meant)).toBe(dimension);
  if (dimension === 0) return;
  const standard = generators.map(({ data }) => {
    const inStandard = multiply(multiply(coordinates.fromRaw, matrixOf(N, N, data)), coordinates.toRaw);
    return byRows(vecOfRealForm(inStandard, SHAPE), SHAPE);
  });
  expect(largestDefect(standard, form)).toBeLessThanOrEqual(meant + DIFFERENCE_ERROR);
});
