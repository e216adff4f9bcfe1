import { normalStream, uniformStream, type GeneratorShape } from '@liesweep/sweep';
import { columnQuantum } from '../data/column-quantum.js';
import { certifyFormula, type FormulaVerdict } from './certify-formula.js';

const gauss = (count: number, seed: number): Float64Array => {
  const stream = normalStream(seed);
  return Float64Array.from({ length: count }, () => stream());
};
const real = (dimension: number): GeneratorShape => ({ dimension, field: 'real' });

type Gradient = (x: Float64Array) => readonly Float64Array[];
const quadratic =
  (signature: readonly number[]): Gradient =>
  (x) => [x.map((entry, j) => 2 * (signature[j] ?? Number.NaN) * entry)];
const squaredNorm = quadratic([1, 1, 1]);
const quartics: Gradient = (x) => [x.map((entry) => 4 * entry ** 3)];
const minkowski = quadratic([1, -1, -1, -1]);

/** A formula of one vector at rows of a file, which are known as finely as they are written. */
function ofRows(
  dimension: number,
  gradient: Gradient,
  samples: Float64Array,
  names: readonly string[] = [],
): FormulaVerdict {
  return certifyFormula({
    ...{ shape: real(dimension), vectorCount: 1, labelCount: 1, gradient, samples, names },
    quanta: Float64Array.from({ length: dimension }, (_, column) => columnQuantum(samples, column, dimension)),
  });
}

/** The same at normal samples, which are drawn. */
const atNormal = (dimension: number, gradient: Gradient, count = 300): FormulaVerdict =>
  certifyFormula({
    ...{ shape: real(dimension), vectorCount: 1, labelCount: 1, gradient },
    samples: gauss(count * dimension, 5),
  });

const rounded = (samples: Float64Array, decimals: number): Float64Array =>
  samples.map((entry) => Number(entry.toFixed(decimals)));

describe('a formula', () => {
  test.each([2, 3, 4, 5])('of the squared norm in R^%i is kept by n(n − 1)/2', (n) => {
    const verdict = atNormal(n, quadratic(Array<number>(n).fill(1)));
    expect(verdict.dimension).toBe((n * (n - 1)) / 2);
    expect(verdict.smallestNonZero).toBeGreaterThan(0.1);
    expect(verdict.generators).toHaveLength((n * (n - 1)) / 2);
  });

  test('of x⁴ + y⁴ + z⁴ is kept by nothing', () => {
    expect(atNormal(3, quartics)).toMatchObject({ dimension: 0, refusal: null, largestZero: null });
  });

  test('of an ellipsoid of axes 1 : 100 : 10⁴ has the rotations of a sphere', () => {
    expect(atNormal(3, quadratic([1, 100, 1e4])).dimension).toBe(3);
  });

  test('that depends on one feature alone is kept by everything else', () => {
    expect(atNormal(3, ([x = NaN]) => [Float64Array.of(2 * x, 0, 0)]).dimension).toBe(6);
  });

  test('that every direction keeps says all of it, even from rows of pure rounding', () => {
    const noise = normalStream(3);
    // φ of two vectors, antisymmetric in them where they are the same: g_1 ⊗ x + g_2 ⊗ x cancels but for rounding.
    const gradient: Gradient = (x) => [x.map((entry, at) => (at < 2 ? entry : -entry * (1 + 1e-16 * noise())))];
    const half = gauss(400, 2);
    const samples = Float64Array.from({ length: 800 }, (_, at) => half[Math.floor(at / 4) * 2 + (at % 2)] ?? NaN);
    const verdict = certifyFormula({ shape: real(2), vectorCount: 2, labelCount: 1, gradient, samples });
    expect(verdict).toMatchObject({ dimension: 4, refusal: null });
    expect(verdict.reason).toContain('All of it');
  });
});

describe('rows that tell too little', () => {
  const five = gauss(15, 9);
  const many = (row: (copy: number) => number): Float64Array =>
    Float64Array.from({ length: 60 * 3 }, (_, at) => row(Math.floor(at / 15)) * (five[at % 15] ?? NaN));

  test.each<readonly [string, Gradient, Float64Array]>([
    ['copies', quartics, many(() => 1)],
    [
      'rounded copies',
      quartics,
      rounded(
        many((copy) => 1 + 1e-9 * copy),
        6,
      ),
    ],
    ['x and −x of an even formula', squaredNorm, many((copy) => (copy % 2 === 0 ? 1 : -1))],
    ['tx of a homogeneous formula', squaredNorm, many((copy) => 1 + copy)],
  ])('are refused with their number: %s', (_, gradient, samples) => {
    const verdict = ofRows(3, gradient, samples);
    expect(verdict).toMatchObject({ dimension: null, refusal: 'few-rows', generators: [] });
    expect(verdict.reason).toMatch(/^5 different rows, 9 are needed/);
  });

  test('are refused when they are fewer than a generator has entries', () => {
    expect(atNormal(4, minkowski, 15)).toMatchObject({ dimension: null, refusal: 'few-rows' });
  });

  test('are refused by name when a feature is the sum of two others within their precision', () => {
    for (const decimals of [2, 4, 6]) {
      const pairs = gauss(300, 4).map((entry) => 30 * entry);
      const samples = rounded(
        Float64Array.from({ length: 450 }, (_, at) => {
          const [a = NaN, b = NaN] = pairs.subarray(2 * Math.floor(at / 3));
          return [a, b, a + b][at % 3] ?? NaN;
        }),
        decimals,
      );
      const verdict = ofRows(3, squaredNorm, samples, ['px1', 'px2', 'px_total']);
      expect(verdict).toMatchObject({ dimension: null, refusal: 'dependent-features' });
      expect(verdict.reason).toMatch(/^(px_total = px1 \+ px2|px1 = |px2 = )/);
    }
  });

  test('are refused when a number is none', () => {
    expect(atNormal(3, () => [Float64Array.of(1, NaN, 0)])).toMatchObject({ dimension: null, refusal: 'not-finite' });
    const samples = gauss(300, 1);
    samples[7] = Infinity;
    expect(ofRows(3, squaredNorm, samples)).toMatchObject({ dimension: null, refusal: 'not-finite' });
  });

  test('are refused when the formula is constant on them', () => {
    expect(atNormal(3, () => [new Float64Array(3)])).toMatchObject({ dimension: null, refusal: 'constant' });
  });
});

describe('rows on a cone φ = 0', () => {
  const lightLike = (mass: number): Float64Array => {
    const momenta = gauss(600, 12);
    return Float64Array.from({ length: 800 }, (_, at) => {
      const p = momenta.subarray(3 * Math.floor(at / 4), 3 * Math.floor(at / 4) + 3);
      return at % 4 === 0 ? Math.hypot(mass, ...p) : (p[(at % 4) - 1] ?? NaN);
    });
  };

  test('make no claim about the form: the dilation that keeps them is no symmetry around them', () => {
    expect(ofRows(4, minkowski, lightLike(0))).toMatchObject({ dimension: null, refusal: 'special-rows' });
  });

  test('make none either when they are written to six decimals, and the reason says where they lie', () => {
    const verdict = ofRows(4, minkowski, rounded(lightLike(0), 6));
    expect(verdict).toMatchObject({ dimension: null, refusal: 'data-precision' });
    expect(verdict.reason).toContain('as on φ = 0');
  });

  test('certify the form when they have a mass that their digits resolve', () => {
    expect(ofRows(4, minkowski, rounded(lightLike(0.5), 6)).dimension).toBe(6);
  });
});

test('rows on a sphere certify its rotations: they are symmetries around it too', () => {
  const samples = gauss(600, 3);
  for (let at = 0; at < samples.length; at += 3) {
    const norm = Math.hypot(...samples.subarray(at, at + 3));
    samples.set(
      samples.subarray(at, at + 3).map((entry) => entry / norm),
      at,
    );
  }
  expect(ofRows(3, squaredNorm, samples).dimension).toBe(3);
});

test('rows inside one octant certify what holds there: |x| + |y| + |z| is linear', () => {
  const samples = gauss(900, 6).map(Math.abs);
  expect(ofRows(3, (x) => [x.map(Math.sign)], samples).dimension).toBe(6);
});

test('one trajectory of a rotation is no evidence for more than it shows', () => {
  const uniform = uniformStream(2);
  const samples = Float64Array.from({ length: 200 }, () => 0);
  for (let row = 0; row < 100; row += 1) {
    const angle = 7 * uniform();
    samples.set([Math.cos(angle), Math.sin(angle)], 2 * row);
  }
  // φ = (x² + y² − 1) x: on the circle its gradient is radial, so that rotations keep it there and nowhere else.
  const gradient: Gradient = ([x = NaN, y = NaN]) => [Float64Array.of(2 * x * x + (x * x + y * y - 1), 2 * x * y)];
  expect(ofRows(2, gradient, samples)).toMatchObject({ dimension: null, refusal: 'special-rows' });
});
