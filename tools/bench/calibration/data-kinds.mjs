// Rows of every kind that has made a verdict wrong: what may be certified of them, and which refusals name the cause.
import { certifyFormula, columnQuantum, judgeLabels } from '@liesweep/verdict';
import { normalStream, uniformStream } from '@liesweep/sweep';

const ROWS = 200;

const gauss = (count, seed) => {
  const stream = normalStream(seed);
  return Float64Array.from({ length: count }, () => stream());
};
const rounded = (samples, decimals) => samples.map((entry) => Number(entry.toFixed(decimals)));
const rowsOf = (n, rows, row) => Float64Array.from(Array.from({ length: rows }, (_, at) => row(at)).flat(), (x) => x);

const squared = (x) => [x.map((entry) => 2 * entry)];
const quartic = (x) => [x.map((entry) => 4 * entry ** 3)];
const minkowski = (x) => [x.map((entry, j) => (j === 0 ? 2 : -2) * entry)];
const crossed = ([a, b, c, d]) => [Float64Array.of(d, -c, -b, a)]; // x₁x₄ − x₂x₃
const signs = (x) => [x.map(Math.sign)];

const sums = (seed) => {
  const pairs = gauss(2 * ROWS, seed).map((entry) => 30 * entry);
  return rowsOf(3, ROWS, (row) => [pairs[2 * row], pairs[2 * row + 1], pairs[2 * row] + pairs[2 * row + 1]]);
};
const lightLike = (mass) => (seed) => {
  const p = gauss(3 * ROWS, seed);
  return rowsOf(4, ROWS, (row) => {
    const momentum = Array.from(p.subarray(3 * row, 3 * row + 3));
    return [Math.hypot(mass, ...momentum), ...momentum];
  });
};
const copies = (different, n, change) => (seed) => {
  const rows = gauss(different * n, seed);
  return rowsOf(n, ROWS, (row) => {
    const own = Array.from(rows.subarray((row % different) * n, (row % different) * n + n));
    return own.map((entry) => entry * change(row));
  });
};
const onSphere = (n) => (seed) => {
  const rows = gauss(ROWS * n, seed);
  return rowsOf(n, ROWS, (row) => {
    const own = Array.from(rows.subarray(row * n, row * n + n));
    const norm = Math.hypot(...own);
    return own.map((entry) => entry / norm);
  });
};

/** A formula on rows of a file: the dimension that is right, or the refusals that name the cause. */
const FORMULAS = [
  {
    name: 'sum of two columns, 2 decimals',
    n: 3,
    phi: squared,
    draw: (s) => rounded(sums(s), 2),
    refusals: ['dependent-features'],
  },
  {
    name: 'sum of two columns, 4 decimals',
    n: 3,
    phi: squared,
    draw: (s) => rounded(sums(s), 4),
    refusals: ['dependent-features'],
  },
  {
    name: 'sum of two columns, 6 decimals',
    n: 3,
    phi: squared,
    draw: (s) => rounded(sums(s), 6),
    refusals: ['dependent-features'],
  },
  {
    name: 'sum of two columns, float32',
    n: 3,
    phi: squared,
    draw: (s) => sums(s).map(Math.fround),
    refusals: ['dependent-features'],
  },
  { name: 'sum of two columns, float64', n: 3, phi: squared, draw: sums, refusals: ['dependent-features'] },
  {
    name: 'three momenta that sum to zero, 5 decimals',
    n: 3,
    phi: squared,
    draw: (s) => {
      const p = gauss(2 * ROWS, s);
      return rounded(
        rowsOf(3, ROWS, (row) => [p[2 * row], p[2 * row + 1], -p[2 * row] - p[2 * row + 1]]),
        5,
      );
    },
    refusals: ['dependent-features'],
  },
  {
    name: 'a complex feature that is i times another',
    n: 2,
    field: 'complex',
    phi: (x) => [x.map((entry) => 2 * entry)],
    draw: (s) => {
      const z = gauss(2 * ROWS, s);
      return rowsOf(4, ROWS, (row) => [z[2 * row], -z[2 * row + 1], z[2 * row + 1], z[2 * row]]);
    },
    refusals: ['dependent-features'],
  },
  {
    name: 'one column is km, one km/s',
    n: 4,
    phi: ([a, b, c, d]) => [Float64Array.of(d, -c, -b, a)],
    draw: (s) => gauss(4 * ROWS, s).map((x, at) => (at % 4 < 2 ? 1e5 * x : x)),
    dimension: 6,
  },
  {
    name: 'SI units side by side',
    n: 4,
    phi: (x) => [x.map((entry, j) => (2 * entry) / [1e-12, 1e12, 1, 1e6][j])],
    draw: (s) => gauss(4 * ROWS, s).map((x, at) => x * [1e-6, 1e6, 1, 1e3][at % 4]),
    dimension: 6,
  },
  { name: '5 rows repeated', n: 3, phi: quartic, draw: copies(5, 3, () => 1), refusals: ['few-rows'] },
  {
    name: '5 rows repeated, rounded to 6 decimals',
    n: 3,
    phi: quartic,
    draw: (s) => rounded(copies(5, 3, (row) => 1 + 1e-9 * row)(s), 6),
    refusals: ['few-rows'],
  },
  {
    name: '5 rows and their negatives',
    n: 3,
    phi: squared,
    draw: copies(5, 3, (row) => (row % 3 === 0 ? -1 : 1)),
    refusals: ['few-rows'],
  },
  {
    name: '5 rows and their multiples',
    n: 3,
    phi: squared,
    draw: copies(5, 3, (row) => 1 + row),
    refusals: ['few-rows'],
  },
  {
    name: 'light-like momenta',
    n: 4,
    phi: minkowski,
    draw: lightLike(0),
    refusals: ['special-rows', 'data-precision'],
  },
  {
    name: 'light-like momenta, 6 decimals',
    n: 4,
    phi: minkowski,
    draw: (s) => rounded(lightLike(0)(s), 6),
    refusals: ['data-precision'],
  },
  {
    name: 'light-like momenta, float32',
    n: 4,
    phi: minkowski,
    draw: (s) => lightLike(0)(s).map(Math.fround),
    refusals: ['data-precision'],
  },
  {
    name: 'momenta of mass 0.5, 6 decimals',
    n: 4,
    phi: minkowski,
    draw: (s) => rounded(lightLike(0.5)(s), 6),
    dimension: 6,
  },
  { name: 'a sphere', n: 3, phi: squared, draw: onSphere(3), dimension: 3 },
  { name: 'one octant of Σ|x|', n: 3, phi: signs, draw: (s) => gauss(3 * ROWS, s).map(Math.abs), dimension: 6 },
  {
    name: 'a sector of 30°',
    n: 2,
    phi: squared,
    draw: (s) => {
      const u = uniformStream(s);
      return rowsOf(2, ROWS, () => {
        const [r, a] = [0.5 + u(), (u() * Math.PI) / 6];
        return [r * Math.cos(a), r * Math.sin(a)];
      });
    },
    dimension: 1,
  },
  {
    name: 'a grid of whole numbers',
    n: 3,
    phi: squared,
    draw: (s) => {
      const u = uniformStream(s);
      return rowsOf(3, ROWS, () => [0, 1, 2].map(() => Math.floor(5 * u()) - 2));
    },
    dimension: 3,
  },
  { name: 'heavy tails', n: 3, phi: squared, draw: (s) => gauss(3 * ROWS, s).map((x) => x ** 3), dimension: 3 },
  { name: 'float32', n: 4, phi: minkowski, draw: (s) => gauss(4 * ROWS, s).map(Math.fround), dimension: 6 },
  { name: '2 decimals', n: 4, phi: crossed, draw: (s) => rounded(gauss(4 * ROWS, s), 2), dimension: 6 },
  { name: 'Σx⁴, 2 decimals', n: 3, phi: quartic, draw: (s) => rounded(gauss(3 * ROWS, s), 2), dimension: 0 },
  {
    name: 'a circle, φ = (r²−1)x',
    n: 2,
    phi: ([x, y]) => [Float64Array.of(2 * x * x + x * x + y * y - 1, 2 * x * y)],
    draw: onSphere(2),
    refusals: ['special-rows'],
  },
];

const square = (x) => x.reduce((sum, entry) => sum + entry * entry, 0);
const sample = (n) => (s) => gauss(n * 400, s);

/** Labels on such rows, noise-free, and with 2 %. */
const LABELS = [
  {
    name: 'r² on a sphere',
    n: 3,
    phi: (x) => square(x) + x[0],
    draw: (s) => {
      const rows = gauss(1200, s);
      return rowsOf(3, 400, (row) => {
        const own = Array.from(rows.subarray(3 * row, 3 * row + 3));
        return own.map((entry) => entry / Math.hypot(...own));
      });
    },
    refusals: ['surface', 'dependent-features'],
  },
  {
    name: '60 rows repeated',
    n: 3,
    phi: (x) => square(x) + x[0] ** 3,
    draw: (s) => {
      const rows = gauss(180, s);
      return Float64Array.from({ length: 1200 }, (_, at) => rows[at % 180]);
    },
    refusals: ['too-few-rows'],
  },
  {
    name: 'sum of two columns, 6 decimals',
    n: 3,
    phi: square,
    draw: (s) => {
      const p = gauss(800, s);
      return rounded(
        rowsOf(3, 400, (row) => [p[2 * row], p[2 * row + 1], p[2 * row] + p[2 * row + 1]]),
        6,
      );
    },
    refusals: ['dependent-features'],
  },
  {
    name: 'a 0/1 feature',
    n: 3,
    phi: square,
    draw: (s) => {
      const rows = gauss(1200, s);
      return rows.map((x, at) => (at % 3 === 2 ? Number(x > 0) : x));
    },
    refusals: ['surface'],
  },
  {
    name: '8 rays',
    n: 3,
    phi: square,
    draw: (s) => {
      const rays = gauss(24, s);
      const r = gauss(400, s + 9);
      return rowsOf(3, 400, (row) => Array.from(rays.subarray(3 * (row % 8), 3 * (row % 8) + 3), (x) => x * r[row]));
    },
    refusals: ['surface', 'too-few-rows'],
  },
  {
    name: 'units 1e-6 … 1e5',
    n: 3,
    phi: (x) => (x[0] / 1e-6) ** 2 + x[1] ** 2 + (x[2] / 1e5) ** 2,
    draw: (s) => gauss(1200, s).map((x, at) => x * [1e-6, 1, 1e5][at % 3]),
    dimension: 3,
  },
  { name: 'float32', n: 3, phi: square, draw: (s) => sample(3)(s).map(Math.fround), round: Math.fround, dimension: 3 },
  {
    name: '3 decimals',
    n: 3,
    phi: square,
    draw: (s) => rounded(sample(3)(s), 3),
    round: (y) => Number(y.toFixed(3)),
    dimension: 3,
  },
  {
    name: '|x|+|y|+|z|',
    n: 3,
    phi: (x) => x.reduce((sum, entry) => sum + Math.abs(entry), 0),
    draw: sample(3),
    dimension: 0,
    refusals: ['lack-of-fit', 'misfit', 'noise'],
  },
  {
    name: 'Σx⁴',
    n: 3,
    phi: (x) => x.reduce((sum, entry) => sum + entry ** 4, 0),
    draw: sample(3),
    dimension: 0,
    refusals: ['noise', 'misfit', 'lack-of-fit'],
  },
];

/** The table, as Markdown; returns how many verdicts there were, and how many were false. */
export function checkDataKinds({ share, seed, log }) {
  const total = { verdicts: 0, false: 0, refused: 0, named: 0 };
  const cell = (rows, { dimension, refusals = [] }, judge) => {
    const count = { right: 0, false: 0, refused: 0, named: 0 };
    for (let run = 0; run < rows; run += 1) {
      const verdict = judge(seed + run);
      total.verdicts += 1;
      if (verdict.dimension !== null) {
        if (verdict.dimension === dimension) count.right += 1;
        else count.false += 1;
        continue;
      }
      count.refused += 1;
      if (refusals.length === 0) continue;
      total.refused += 1;
      if (refusals.includes(verdict.refusal)) count.named += 1;
    }
    total.false += count.false;
    total.named += count.named;
    return [
      count.right,
      count.false,
      count.refused,
      refusals.length === 0 ? '–' : `${String(count.named)}/${String(count.refused)}`,
    ];
  };
  log('\n### Kinds of data\n');
  log('| rows | right dimension | false | no number | cause named |');
  log('|---|---|---|---|---|');
  for (const kind of FORMULAS) {
    const { name, n, phi, draw, field = 'real' } = kind;
    const cells = cell(Math.max(2, Math.round(60 * share)), kind, (number) => {
      const samples = draw(number);
      const width = field === 'complex' ? 2 * n : n;
      return certifyFormula({
        ...{ shape: { dimension: n, field }, vectorCount: 1, labelCount: 1, samples, gradient: phi },
        quanta: Float64Array.from({ length: width }, (_, column) => columnQuantum(samples, column, width)),
      });
    });
    log(`| formula: ${name} | ${cells.join(' | ')} |`);
  }
  for (const kind of LABELS) {
    for (const noise of [0, 0.02]) {
      const { name, n, phi, draw, round = (y) => y } = kind;
      const cells = cell(Math.max(2, Math.round(24 * share)), kind, (number) => {
        const samples = draw(number);
        const stream = normalStream(number + 31);
        const exact = Float64Array.from({ length: samples.length / n }, (_, row) =>
          phi(Array.from(samples.subarray(row * n, row * n + n))),
        );
        const size = Math.sqrt(exact.reduce((sum, y) => sum + y * y, 0) / exact.length);
        const labels = exact.map((y) => round(y + noise * size * stream()));
        return judgeLabels({ samples, labels, labelCount: 1, shape: { dimension: n, field: 'real' } });
      });
      log(`| labels: ${name}, noise ${String(noise)} | ${cells.join(' | ')} |`);
    }
  }
  log(
    `\n${String(total.false)} false of ${String(total.verdicts)} verdicts; the cause is named in ${String(total.named)} of ${String(total.refused)} refusals that have one.`,
  );
  return total;
}
