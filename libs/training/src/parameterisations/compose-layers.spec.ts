import '@tensorflow/tfjs';
import { parameterCount, realDimension, type GeneratorShape } from '@liesweep/sweep';
import { normalStream } from '@liesweep/sweep';
import { setBackend, tensor2d, tensor3d, tidy } from '@tensorflow/tfjs-core';
import { composeLayers } from './compose-layers.js';
import { fromCoordinates } from './from-coordinates.js';

/** Products of up to three matrices of four rows in float32. */
const PRODUCT_ERROR = 1e-5;

beforeAll(async () => {
  await setBackend('cpu');
});

const draw = (seed: number, count: number): Float32Array => {
  const normal = normalStream(seed);
  return Float32Array.from({ length: count }, () => normal());
};

/** The real form of vec 𝒲, rows of rows: a + ib stands as [[a, −b], [b, a]]; vec goes row by row. */
function realFormOf(vec: ArrayLike<number>, { dimension: n, field }: GeneratorShape): number[][] {
  const entry = (part: number, row: number, column: number): number =>
    vec[part * n * n + row * n + column] ?? Number.NaN;
  const rows = (part: number): number[][] =>
    Array.from({ length: n }, (_, row) => Array.from({ length: n }, (__, column) => entry(part, row, column)));
  if (field === 'real') return rows(0);
  const [a, b] = [rows(0), rows(1)];
  return [
    ...a.map((row, at) => [...row, ...(b[at] ?? []).map((x) => -x)]),
    ...b.map((row, at) => [...row, ...(a[at] ?? [])]),
  ];
}

const times = (left: number[][], right: number[][]): number[][] =>
  left.map((row) =>
    (right[0] ?? []).map((_, column) => row.reduce((sum, x, at) => sum + x * (right[at]?.[column] ?? Number.NaN), 0)),
  );

describe.each<readonly [GeneratorShape, number]>([
  [{ dimension: 2, field: 'real' }, 2],
  [{ dimension: 4, field: 'real' }, 3],
  [{ dimension: 3, field: 'real' }, 1],
])('of %j, %i layers', (shape, layers) => {
  const [p, generatorCount, trials] = [parameterCount(shape), 2, 2];

  test('the product is 𝒲_L … 𝒲_1 of each generator', () => {
    const values = draw(layers, trials * generatorCount * layers * p);
    const found = tidy(() =>
      composeLayers(tensor3d(values, [trials, generatorCount, layers * p]), layers, shape).dataSync(),
    );
    for (let each = 0; each < trials * generatorCount; each += 1) {
      const parts = Array.from({ length: layers }, (_, layer) =>
        realFormOf(values.subarray((each * layers + layer) * p, (each * layers + layer + 1) * p), shape),
      );
      const expected = parts.slice(1).reduce((product, layer) => times(layer, product), parts[0] ?? []);
      const own = realFormOf(found.subarray(each * p, (each + 1) * p), shape);
      own.flat().forEach((value, at) => {
        expect(Math.abs(value - (expected.flat()[at] ?? Number.NaN))).toBeLessThan(PRODUCT_ERROR * 10);
      });
    }
  });

  test('a generator whose layers are zero stays zero', () => {
    const zero = tidy(() =>
      composeLayers(tensor3d(new Float32Array(layers * p), [1, 1, layers * p]), layers, shape).dataSync(),
    );
    expect(Array.from(zero).every((value) => value === 0)).toBe(true);
  });
});

test('a product of complex matrices is that of their real forms', () => {
  const shape: GeneratorShape = { dimension: 2, field: 'complex' };
  const p = parameterCount(shape);
  expect([p, realDimension(shape)]).toEqual([8, 4]);
  // i · i = −1: both layers are i times the unit matrix.
  const unit = [0, 0, 0, 0, 1, 0, 0, 1];
  const found = tidy(() => composeLayers(tensor3d([...unit, ...unit], [1, 1, 2 * p]), 2, shape).dataSync());
  expect(Array.from(found, (x) => x + 0)).toEqual([-1, 0, 0, -1, 0, 0, 0, 0]);
});

test('generators from coordinates are T times each of them', () => {
  const [transform, w] = [draw(1, 9), draw(2, 2 * 2 * 3)];
  const found = tidy(() => fromCoordinates(tensor3d(w, [2, 2, 3]), tensor2d(transform, [3, 3])).arraySync());
  found.flat().forEach((vec, each) => {
    vec.forEach((value, column) => {
      const expected = [0, 1, 2].reduce(
        (sum, at) => sum + (w[each * 3 + at] ?? NaN) * (transform[at * 3 + column] ?? NaN),
        0,
      );
      expect(Math.abs(value - expected)).toBeLessThan(PRODUCT_ERROR);
    });
  });
});
