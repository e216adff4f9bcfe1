// Measured labels and fields beyond matrices: affine ones, those of degree 2, one action on several vectors. Never certified where
// the exact gradients at the same rows say otherwise; of functions with symmetries, how often are they?
import { matrixOf, symmetricEigen } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { judgeLabels } from '@liesweep/verdict';
import { gradientOf } from './functions.mjs';

const NOISES = [0, 0.01, 0.03, 0.1];
const SIZES = [
  { rows: 200, runs: 20 },
  { rows: 800, runs: 8 },
  { rows: 3200, runs: 3 },
];

/** Rounding of the finite differences that the truth comes from. */
const ROUNDING = 1e-6;

const square = (x) => x.reduce((total, entry) => total + entry * entry, 0);
const between = (x, n) => x.slice(0, n).map((entry, j) => entry - x[n + j]);

/** `n`: features of a vector; `count`: vectors of a sample, moved alike; `means` and `deviations` of the features. */
const AFFINE = [
  ['(x−1)²+4(y−1)²', 1, 2, ([x, y]) => (x - 1) ** 2 + 4 * (y - 1) ** 2, { means: [1, 1], deviations: [2, 1] }],
  ['x+2y', 3, 2, ([x, y]) => x + 2 * y, { means: [3, -1] }],
  ['(x−2y)²', 3, 2, ([x, y]) => (x - 2 * y) ** 2, {}],
  ['z−x²−y²', 3, 3, ([x, y, z]) => z - x * x - y * y, { means: [0.5, 0, 0] }],
  ['(x−1)²+(y+2)²−z²', 3, 3, ([x, y, z]) => (x - 1) ** 2 + (y + 2) ** 2 - z * z, {}],
  ['√((x−1)²+y²+4), z free', 5, 3, ([x, y]) => Math.sqrt((x - 1) ** 2 + y * y + 4), { means: [1, 0, 2] }],
  ['|x₁−x₂|², R²', 3, 2, (x) => square(between(x, 2)), { count: 2 }],
  ['|x₁−x₂|, R³', 6, 3, (x) => Math.sqrt(square(between(x, 3))), { count: 2, means: [5, 0, 0, 5, 0, 0] }],
  ['(t₁−t₂)²−(x₁−x₂)²', 3, 2, (x) => (x[0] - x[2]) ** 2 - (x[1] - x[3]) ** 2, { count: 2 }],
  ['x⁴+y⁴', 0, 2, ([x, y]) => x ** 4 + y ** 4, { means: [1, -1] }],
  ['e^x+e^−y', 0, 2, ([x, y]) => Math.exp(x) + Math.exp(-y), {}],
  ['x/(1+y²)', 0, 2, ([x, y]) => x / (1 + y * y), {}],
  ['sin x + sin 2y', 0, 2, ([x, y]) => Math.sin(x) + Math.sin(2 * y), {}],
  ['|x|+|y|', 0, 2, ([x, y]) => Math.abs(x) + Math.abs(y), { means: [1, 0] }],
  ['(x−1)²+4y²+0.1x³', 0, 2, ([x, y]) => (x - 1) ** 2 + 4 * y * y + 0.1 * x ** 3, {}],
  ['z−x²−y²+0.2xyz', 0, 3, ([x, y, z]) => z - x * x - y * y + 0.2 * x * y * z, {}],
  ['r²+0.04x⁴', 1, 3, (x) => square(x) + 0.04 * x[0] ** 4, { means: [1, 1, 1] }],
  ['x+2y+0.05 sin 6x', 0, 2, ([x, y]) => x + 2 * y + 0.05 * Math.sin(6 * x), {}],
  ['|x₁−x₂|²+0.2x₁', 2, 2, (x) => square(between(x, 2)) + 0.2 * x[0], { count: 2 }],
  ['|x₁−x₂|²+0.1(x₁³+x₂³)', 1, 2, (x) => square(between(x, 2)) + 0.1 * (x[0] ** 3 + x[2] ** 3), { count: 2 }],
  ['Σ(x₁−x₂)⁴', 2, 2, (x) => between(x, 2).reduce((total, entry) => total + entry ** 4, 0), { count: 2 }],
].map(([name, dimension, n, phi, rest]) => ({ name, dimension, n, phi, ansatz: 'affine', count: 1, ...rest }));

const QUADRATIC = [
  ['x³−y²', 1, 2, ([x, y]) => x ** 3 - y * y, { deviations: [2, 2] }],
  ['(x−1)²+4(y−1)²', 3, 2, ([x, y]) => (x - 1) ** 2 + 4 * (y - 1) ** 2, { means: [1, 1], deviations: [2, 1] }],
  ['xy', 3, 2, ([x, y]) => x * y, { means: [1, 1] }],
  ['x⁴+y⁴', 0, 2, ([x, y]) => x ** 4 + y ** 4, {}],
  ['e^x+e^−y', 0, 2, ([x, y]) => Math.exp(x) + Math.exp(-y), {}],
  ['x³−y²+0.3y³', 1, 2, ([x, y]) => x ** 3 - y * y + 0.3 * y ** 3, {}],
  ['sin x + sin 2y', 0, 2, ([x, y]) => Math.sin(x) + Math.sin(2 * y), {}],
].map(([name, dimension, n, phi, rest]) => ({ name, dimension, n, phi, ansatz: 'quadratic', count: 1, ...rest }));

function draw({ n, count, phi, means = [], deviations = [] }, { rows, noise, seed }) {
  const stream = normalStream(seed);
  const width = n * count;
  const samples = Float64Array.from(
    { length: rows * width },
    (_, at) => (means[at % width] ?? 0) + (deviations[at % width] ?? 1) * stream(),
  );
  const point = (row) => Array.from(samples.subarray(row * width, (row + 1) * width));
  const exact = Float64Array.from({ length: rows }, (_, row) => phi(point(row)));
  const mean = exact.reduce((sum, y) => sum + y / rows, 0);
  const size = Math.sqrt(exact.reduce((sum, y) => sum + (y - mean) ** 2, 0) / rows);
  return { samples, labels: exact.map((y) => y + noise * size * stream()), point };
}

/** The monomials of one vector: itself, 1, and of degree 2 the products. */
function monomialsOf(x, ansatz) {
  const products = x.flatMap((a, i) => x.slice(i).map((b) => a * b));
  return [...x, 1, ...(ansatz === 'quadratic' ? products : [])];
}

/** What is true of a verdict, from the exact gradients at the rows, in the standard coordinates of the verdict. */
function truthOf(of, { samples, point }, verdict) {
  const width = of.n * of.count;
  const rows = samples.length / width;
  const { centre, forward, backward } = verdict.polynomials[0].judged.coordinates;
  const gradient = gradientOf(of.phi);
  const times = ({ columns, data }, x) =>
    x.map((_, i) => x.reduce((sum, entry, j) => sum + data[i * columns + j] * entry, 0));
  const transposed = ({ columns, data }, x) =>
    x.map((_, i) => x.reduce((sum, entry, j) => sum + data[j * columns + i] * entry, 0));
  const sites = Array.from({ length: rows }, (_, row) => {
    const x = point(row);
    const z = times(
      forward,
      x.map((entry, j) => entry - centre[j]),
    );
    return { x, z, slope: transposed(backward, Array.from(gradient(x))) };
  });
  const own = monomialsOf(new Array(of.n).fill(1), of.ansatz).length;
  const basis = Array.from({ length: of.n * own }, (_, p) => ({ z }) => {
    const v = new Array(width).fill(0);
    for (let copy = 0; copy < of.count; copy += 1)
      v[copy * of.n + Math.floor(p / own)] = monomialsOf(z.slice(copy * of.n, (copy + 1) * of.n), of.ansatz)[p % own];
    return v;
  });
  const defects = defectsOf(basis, sites);
  const found = verdict.generators.map(({ columns, data }) => ({ x }) => {
    const m = monomialsOf(x, of.ansatz);
    return times(
      forward,
      x.map((_, i) => m.reduce((sum, entry, j) => sum + data[i * columns + j] * entry, 0)),
    );
  });
  return { defects, span: found.length === 0 ? 0 : defectsOf(found, sites).at(-1) };
}

function defectsOf(fields, sites) {
  const values = sites.map((site) => fields.map((field) => field(site)));
  const count = fields.length;
  const [energy, metric] = [matrixOf(count, count), matrixOf(count, count)];
  sites.forEach(({ slope }, i) => {
    const weight = square(slope);
    const along = values[i].map((v) => v.reduce((sum, entry, j) => sum + entry * slope[j], 0));
    for (let p = 0; p < count; p += 1)
      for (let q = 0; q < count; q += 1) {
        energy.data[p * count + q] += along[p] * along[q];
        metric.data[p * count + q] += weight * values[i][p].reduce((sum, entry, j) => sum + entry * values[i][q][j], 0);
      }
  });
  const { values: sizes, vectors } = symmetricEigen(metric);
  const root = Array.from(sizes, (size, a) =>
    Array.from(vectors.data.subarray(a * count, (a + 1) * count), (e) => e / Math.sqrt(size)),
  );
  const form = matrixOf(
    count,
    count,
    root.flatMap((a) =>
      root.map((b) =>
        a.reduce((sum, e, p) => sum + e * b.reduce((s, f, q) => s + energy.data[p * count + q] * f, 0), 0),
      ),
    ),
  );
  return Array.from(symmetricEigen(form).values, (value) => Math.sqrt(Math.max(0, value)));
}

/** The tolerance at which a certified dimension is meant: δ where it holds there, else between its own bounds. */
function resolutionOf({ staircase, dimension, tolerance }) {
  const { atMost = 0, nextAtLeast = null } = staircase.find((step) => step.dimension === dimension) ?? {};
  const next = nextAtLeast ?? Infinity;
  return atMost <= tolerance && tolerance < next ? tolerance : Math.sqrt(Math.max(atMost, 1e-9) * next);
}

/** The table, as Markdown; returns how many verdicts there were, and how many were false. */
export function calibrateFields({ share, seed, log }) {
  const total = { verdicts: 0, false: 0, bounds: 0, checks: 0 };
  const falseOnes = [];
  for (const [title, list] of [
    ['Affine fields', AFFINE],
    ['Fields of degree 2', QUADRATIC],
  ]) {
    log(`\n### ${title}\n`);
    log(`Share that is certified with the right dimension, in percent, at noise ${NOISES.map(String).join('/')}.\n`);
    log(`| function (dimension) | ${SIZES.map(({ rows }) => `N = ${String(rows)}`).join(' | ')} |`);
    log(`|---|${'---|'.repeat(SIZES.length)}`);
    for (const [position, of] of list.entries()) {
      const cells = SIZES.map(({ rows, runs }) =>
        NOISES.map((noise) => {
          const wanted = Math.max(1, Math.round(runs * share));
          let right = 0;
          for (let run = 0; run < wanted; run += 1) {
            const number = seed + 1_000_000 + 1000 * position + run;
            const drawn = draw(of, { rows, noise, seed: number });
            const verdict = judgeLabels(
              { ...drawn, labelCount: 1, shape: { dimension: of.n, field: 'real' } },
              { ansatz: of.ansatz, particles: { count: of.count, tied: true } },
            );
            total.verdicts += 1;
            if (verdict.polynomials.length === 0) continue;
            const { defects, span } = truthOf(of, drawn, verdict);
            const step = verdict.staircase.find(({ dimension }) => dimension === verdict.lower);
            if (verdict.lower > 0) {
              total.checks += 1;
              total.bounds += step !== undefined && span > step.atMost * (1 + ROUNDING) + ROUNDING ? 1 : 0;
            }
            const limit = resolutionOf(verdict) * (1 + ROUNDING) + ROUNDING;
            const counted = defects.filter((defect) => defect <= limit).length;
            if (verdict.dimension !== null && (counted !== verdict.dimension || span > limit)) {
              total.false += 1;
              falseOnes.push(
                `${of.name}, N = ${String(rows)}, noise ${String(noise)}, seed ${String(number)}: ${verdict.reason} (truth ${defects.map((d) => d.toPrecision(2)).join(' ')}; span ${span.toPrecision(2)})`,
              );
            } else if (verdict.dimension === of.dimension) right += 1;
          }
          return String(Math.round((100 * right) / wanted));
        }).join('/'),
      );
      log(`| ${of.name} (${String(of.dimension)}) | ${cells.join(' | ')} |`);
    }
  }
  log(
    `\n${String(total.false)} false of ${String(total.verdicts)} verdicts; U_k checked ${String(total.checks)} times, violated ${String(total.bounds)}.`,
  );
  for (const line of falseOnes) log(`- false: ${line}`);
  return total;
}
