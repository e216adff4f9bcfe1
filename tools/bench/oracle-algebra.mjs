// What would it cost to write φ once, over an algebra, and to take its gradient by dual numbers? For a polynomial of degree 4 in
// 4 features, and for the cubic form of 27, against the gradients that are written by hand (decision 30).
//
//   node tools/bench/oracle-algebra.mjs [--samples 2000] [--rounds 5]
//
// The fastest of the rounds counts; ratios are of one run.
import { parseArgs } from 'node:util';
import { albertDeterminantGradient } from '@liesweep/lie/octonions';
import { normalStream, oracleOf } from '@liesweep/sweep';

const { values: options } = parseArgs({ options: { samples: { type: 'string' }, rounds: { type: 'string' } } });
const SAMPLES = Number(options.samples ?? 2000);
const ROUNDS = Number(options.rounds ?? 5);
const normal = normalStream(5);
const draw = (length) => Float64Array.from({ length }, () => normal());

/** Numbers with their derivatives by every feature: value at 0, then one slope per feature. */
const duals = (n) => ({
  constant: (value) => Float64Array.from({ length: n + 1 }, (_, at) => (at === 0 ? value : 0)),
  feature: (x, k) => Float64Array.from({ length: n + 1 }, (_, at) => (at === 0 ? x[k] : at === k + 1 ? 1 : 0)),
  add: (a, b) => a.map((entry, at) => entry + b[at]),
  times: (a, b) => a.map((entry, at) => (at === 0 ? entry * b[0] : entry * b[0] + a[0] * b[at])),
});

/** Σ c Π x_k over an algebra; each term lists its features, one for every power. */
const polynomialOver = (algebra, terms, x) =>
  terms.reduce(
    (sum, { coefficient, features }) =>
      algebra.add(
        sum,
        features.reduce((product, k) => algebra.times(product, algebra.feature(x, k)), algebra.constant(coefficient)),
      ),
    algebra.constant(0),
  );

/** All monomials of a degree at most, in so many features, with drawn coefficients. */
function dense(n, degree) {
  const powers = (left, most) =>
    left === 0
      ? [[]]
      : Array.from({ length: most + 1 }, (_, p) => powers(left - 1, most - p).map((rest) => [p, ...rest])).flat();
  return powers(n, degree).map((each) => ({ coefficient: normal(), powers: each }));
}

/** As many monomials as the determinant of H₃(O) has: abc, 3 · 8 squares, and 64 products of one of u, v and w each. */
function likeTheCubic() {
  const terms = [[0, 1, 2]];
  for (let block = 0; block < 3; block += 1)
    for (let k = 0; k < 8; k += 1) terms.push([block, 3 + 8 * block + k, 3 + 8 * block + k]);
  for (let i = 0; i < 8; i += 1) for (let j = 0; j < 8; j += 1) terms.push([3 + i, 11 + j, 19 + (i ^ j)]);
  return terms.map((features) => ({ coefficient: 1, features }));
}

function fastest(gradient, samples) {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const x of samples) gradient(x);
    return performance.now() - start;
  });
  return (1000 * Math.min(...times)) / samples.length;
}

function compare(name, n, byHand, overDuals) {
  const samples = Array.from({ length: SAMPLES }, () => draw(n));
  const [hand, dual] = [fastest(byHand, samples), fastest(overDuals, samples)];
  const ratio = (dual / hand).toFixed(1);
  console.log(`| ${name} | ${hand.toFixed(2)} µs | ${dual.toFixed(2)} µs | ${ratio} |`);
}

console.log('| φ | gradient by hand | by duals | times as long |\n| --- | --- | --- | --- |');
const terms = dense(4, 4);
const spec = { kind: 'polynomial', terms };
const formula = oracleOf(spec).formula(spec, { dimension: 4, field: 'real' });
const asFeatures = terms.map(({ coefficient, powers }) => ({
  coefficient,
  features: powers.flatMap((power, k) => Array(power).fill(k)),
}));
compare(`polynomial of degree 4 in 4 features, ${String(terms.length)} terms`, 4, formula.gradient, (x) =>
  polynomialOver(duals(4), asFeatures, x),
);
const cubic = likeTheCubic();
compare('cubic form of 27 features', 27, albertDeterminantGradient, (x) => polynomialOver(duals(27), cubic, x));
