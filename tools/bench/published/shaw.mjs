// Shaw et al. (NeurIPS 2024): one field from measured labels without noise, affine and of degree 2.
import { normalStream } from '@liesweep/sweep';
import { judgeLabels } from '@liesweep/verdict';

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const cosine = (a, b) => {
  const dot = (x, y) => x.reduce((sum, entry, at) => sum + entry * y[at], 0);
  return Math.abs(dot(a, b)) / Math.sqrt(dot(a, a) * dot(b, b));
};

/** `truth`: coefficients of 1, x, y, … of ∂x, then of ∂y. `published`: median cosine, and seconds a fit. */
const TASKS = [
  ...[
    [200, 10, 0.99999936, 2.18],
    [2000, 10, 0.99999992, 2.64],
    [20_000, 3, 0.999999985, 5.62],
  ].map(([rows, runs, similarity, seconds]) => ({
    ...{ name: 'Shaw, ellipse, affine', rows, runs, ansatz: 'affine', means: [1, 1], deviations: [2, 1] },
    ...{
      phi: (x, y) => (x - 1) ** 2 + 4 * (y - 1) ** 2,
      truth: [4, 0, -4, -1, 1, 0],
      published: { similarity, seconds },
    },
  })),
  {
    ...{
      name: 'Shaw, x³ − y², degree 2',
      rows: 2000,
      runs: 10,
      ansatz: 'quadratic',
      means: [0, 0],
      deviations: [2, 2],
    },
    ...{ phi: (x, y) => x ** 3 - y * y, truth: [0, 0, 2, 0, 0, 0, 0, 0, 0, 3, 0, 0] },
    published: { similarity: 0.99834, seconds: 2.68 },
  },
];

/** [𝒲 b …] as coefficients of 1, x, y, … of each component. */
function coefficients({ columns, data }) {
  const order = [2, 0, 1, ...Array.from({ length: columns - 3 }, (_, k) => k + 3)];
  return [0, 1].flatMap((row) => order.map((column) => data[row * columns + column]));
}

const functionsAt = (x, y, count) => [1, x, y, x * x, x * y, y * y].slice(0, count);

/** The cosine of two fields over points, Σ v·w over the points. */
function overPoints(a, b, points) {
  const values = (c) =>
    points.flatMap(([x, y]) => {
      const theta = functionsAt(x, y, c.length / 2);
      return [0, 1].map((j) => theta.reduce((sum, entry, k) => sum + entry * c[(j * c.length) / 2 + k], 0));
    });
  return cosine(values(a), values(b));
}

/**
 * Their figure for the ellipse: coefficients are read as [3, 2], which swaps entries of the two components, and integrated over the
 * box between the first two samples instead of the range of the columns.
 */
function theirCosine(a, b, [first, second]) {
  const swapped = (c) => [0, 1].flatMap((j) => [0, 1, 2].map((k) => c[2 * k + j]));
  const side = (j) =>
    Array.from(
      { length: 40 },
      (_, at) => Math.min(first[j], second[j]) + (Math.abs(first[j] - second[j]) * (at + 0.5)) / 40,
    );
  return overPoints(
    swapped(a),
    swapped(b),
    side(0).flatMap((x) => side(1).map((y) => [x, y])),
  );
}

/** Rows of the table. */
export function shawRows() {
  return TASKS.map(({ name, rows, runs, ansatz, means, deviations, phi, truth, published }) => {
    const found = Array.from({ length: runs }, (_, run) => {
      const stream = normalStream(run + 1);
      const samples = Float64Array.from(
        { length: 2 * rows },
        (__, at) => means[at % 2] + deviations[at % 2] * stream(),
      );
      const labels = Float64Array.from({ length: rows }, (__, row) => phi(samples[2 * row], samples[2 * row + 1]));
      const before = performance.now();
      const { dimension, generators } = judgeLabels(
        { samples, labels, labelCount: 1, shape: { dimension: 2, field: 'real' } },
        { ansatz },
      );
      const seconds = (performance.now() - before) / 1000;
      if (dimension !== 1) return { seconds, isRight: false, own: NaN, theirs: NaN, measure: NaN };
      const field = coefficients(generators[0]);
      const points = Array.from({ length: Math.min(rows, 2000) }, (__, row) => [
        samples[2 * row],
        samples[2 * row + 1],
      ]);
      return {
        ...{ seconds, isRight: true, own: 1 - cosine(field, truth), measure: 1 - overPoints(field, truth, points) },
        theirs: truth.length === 6 ? 1 - theirCosine(field, truth, points) : NaN,
      };
    });
    const of = (key) => median(found.map((each) => Math.max(0, each[key])));
    const right = found.filter(({ isRight }) => isRight).length;
    const isAffine = truth.length === 6;
    return {
      task: `${name}, N = ${String(rows)}`,
      metric: isAffine
        ? '1 − cosine, theirs / of coefficients / over the data; seconds'
        : '1 − cosine of coefficients / over the data; seconds',
      theirs: `${(1 - published.similarity).toPrecision(2)}; ${String(published.seconds)}`,
      ours: `${[...(isAffine ? [of('theirs')] : []), of('own'), of('measure')].map((value) => value.toPrecision(2)).join(' / ')}; ${of('seconds').toPrecision(2)}; certified ${String(right)} of ${String(runs)}`,
    };
  });
}
