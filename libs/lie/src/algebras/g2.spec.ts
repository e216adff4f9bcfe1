import { normSquared } from '../frobenius.js';
import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { crossProduct, fanoThreeForm } from '../octonions/fano-three-form.js';
import { multiplyOctonions } from '../octonions/multiply-octonions.js';
import { rejectFrom } from '../orthonormalise.js';
import { seededNormals } from '../seeded-normals.js';
import { singularValues } from '../singular-values.js';
import { g2 } from './g2.js';
import { so } from '../testing/so.js';

/** Sums of some dozens of products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-12;

const draw = seededNormals(1);
const vector = (): Float64Array => Float64Array.from({ length: 7 }, draw);
const image = (generator: Matrix, x: Float64Array): Float64Array => multiply(generator, matrixOf(7, 1, x)).data;
const norm = (x: Float64Array): number => Math.hypot(...x);
const combine = (...terms: readonly (readonly [number, Float64Array])[]): Float64Array =>
  terms.reduce(
    (sum, [factor, term]) => sum.map((entry, k) => entry + factor * (term[k] ?? NaN)),
    new Float64Array(terms[0]?.[1].length ?? 0),
  );

describe.each(g2().map((generator, index) => [index, generator] as const))('the generator %i of g2', (_, generator) => {
  const [x, y, z] = [vector(), vector(), vector()];

  it('is a derivation of the cross product: D(x × y) = Dx × y + x × Dy', () => {
    const left = image(generator, crossProduct(x, y));
    const right = combine([1, crossProduct(image(generator, x), y)], [1, crossProduct(x, image(generator, y))]);
    expect(norm(combine([1, left], [-1, right]))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is one of the octonions, which takes their unit to zero: D(ab) = (Da)b + a(Db)', () => {
    const [a, b] = [Float64Array.of(draw(), ...x), Float64Array.of(draw(), ...y)];
    const along = (octonion: Float64Array): Float64Array => Float64Array.of(0, ...image(generator, octonion.slice(1)));
    const left = along(multiplyOctonions(a, b));
    const right = combine([1, multiplyOctonions(along(a), b)], [1, multiplyOctonions(a, along(b))]);
    expect(norm(combine([1, left], [-1, right]))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('keeps the 3-form', () => {
    const [dx, dy, dz] = [x, y, z].map((one) => image(generator, one));
    if (dx === undefined || dy === undefined || dz === undefined) throw new Error('there are three');
    const change = fanoThreeForm(dx, y, z) + fanoThreeForm(x, dy, z) + fanoThreeForm(x, y, dz);
    expect(Math.abs(change)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is a rotation of R⁷, with a fixed axis', () => {
    expect(normSquared(rejectFrom(so(7), generator))).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(singularValues(generator).at(-1)).toBeLessThan(FLOAT64_SUM_ERROR);
  });
});

it('g2 moves every direction of the sphere S⁶: the images of a point span its tangent space', () => {
  const x = vector();
  const images = g2().map((generator) => image(generator, x));
  const values = singularValues(
    matrixOf(
      14,
      7,
      images.flatMap((one) => Array.from(one)),
    ),
  );
  expect(values.filter((value) => value > 0.1)).toHaveLength(6);
  expect(values.at(-1)).toBeLessThan(FLOAT64_SUM_ERROR);
});

it('no other rotation of R⁷ keeps the cross product: so(7) has 7 more directions', () => {
  const basis = g2();
  const left = so(7).map((generator) => rejectFrom(basis, generator));
  const rows = matrixOf(
    21,
    49,
    left.flatMap(({ data }) => Array.from(data)),
  );
  expect(singularValues(transpose(rows)).filter((value) => value > 1e-6)).toHaveLength(7);
});
