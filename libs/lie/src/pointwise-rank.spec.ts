import { so } from './testing/so.js';
import { matrixOf, multiply, scale, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { pointwiseRank } from './pointwise-rank.js';
import { randomRotation } from './random-rotation.js';
import { seededNormals } from './seeded-normals.js';
import { mixGenerators, randomMixing } from './testing/random-matrix.js';

/** Scattered points in the cube from −1 to 1. */
const points = (n: number): Matrix =>
  matrixOf(
    200,
    n,
    Array.from({ length: 200 * n }, (_, at) => Math.sin(1.7 * at * at + 1)),
  );

/** 𝒲x at every point. */
const linear = (generator: Matrix, at: Matrix): Matrix => multiply(at, transpose(generator));

/** f(x) v(x) for a factor per point. */
function times(field: Matrix, factor: (point: number) => number): Matrix {
  return { ...field, data: field.data.map((value, at) => value * factor(Math.floor(at / field.columns))) };
}

describe('pointwiseRank', () => {
  it.each([2, 3, 4])('of all rotations of R^%i is that of the sphere, n − 1', (n) => {
    const at = points(n);
    expect(pointwiseRank(so(n).map((generator) => linear(generator, at)))).toBe(n - 1);
  });

  it('is 1 for any number of multiples of one field, which are independent as fields', () => {
    const at = points(2);
    const [rotation] = so(2) as [Matrix];
    const field = linear(rotation, at);
    const multiples = [1, 2, 3].map((frequency) =>
      times(field, (point) => Math.cos(frequency * (at.data[2 * point] ?? NaN))),
    );
    expect(pointwiseRank(multiples)).toBe(1);
    expect(pointwiseRank(multiples.map((one) => scale(one, 1e-9)))).toBe(1);
  });

  it('takes fields that differ by less than a vanishing loss sees for parallel, and none in between', () => {
    const at = points(2);
    const [rotation] = so(2) as [Matrix];
    const along = linear(rotation, at);
    const turned = (angle: number): Matrix => ({
      ...along,
      data: along.data.map((value, index) => value + Math.tan(angle) * (at.data[index] ?? NaN)),
    });
    expect(pointwiseRank([along, turned(0.02)])).toBe(1);
    expect(pointwiseRank([along, turned(0.1)])).toBeNull();
    expect(pointwiseRank([along, turned(0.5)])).toBe(2);
  });

  it('passes over points where all fields are faint', () => {
    const at = points(2);
    const [rotation] = so(2) as [Matrix];
    const clear = times(linear(rotation, at), (point) => (point < 60 ? 1 : 1e-6));
    const noise = times(at, (point) => (point < 60 ? 0 : 1e-6));
    expect(pointwiseRank([clear, noise])).toBe(1);
  });

  it('is 0 without fields, and for fields that vanish', () => {
    expect(pointwiseRank([])).toBe(0);
    expect(pointwiseRank([matrixOf(10, 2), matrixOf(10, 2)])).toBe(0);
  });

  it('is not clear when a number is not finite', () => {
    expect(pointwiseRank([scale(points(2), NaN)])).toBeNull();
  });

  it('refuses fields at different points', () => {
    expect(() => pointwiseRank([matrixOf(3, 2), matrixOf(4, 2)])).toThrow(RangeError);
  });

  it('is that of the span: other bases, lengths and rotations of the space do not change it', () => {
    const at = points(4);
    const draw = seededNormals(1);
    const fields = so(4).map((generator) => linear(generator, at));
    const rotation = randomRotation(4, draw);
    expect(pointwiseRank(mixGenerators(randomMixing(6, draw), fields))).toBe(3);
    expect(pointwiseRank(fields.map((field) => scale(field, 1e12)))).toBe(3);
    expect(pointwiseRank(fields.map((field) => multiply(field, rotation)))).toBe(3);
  });

  it('is never more than there are fields, or directions', () => {
    const at = points(3);
    const fields = [0, 1, 2, 3].map((seed) => multiply(at, randomRotation(3, seededNormals(seed))));
    expect(pointwiseRank(fields)).toBe(3);
    expect(pointwiseRank(fields.slice(0, 1))).toBe(1);
  });

  it('is not clear without a point, or when a field is infinite', () => {
    expect(pointwiseRank([matrixOf(0, 2)])).toBeNull();
    expect(pointwiseRank([scale(points(2), Infinity)])).toBeNull();
  });
});
