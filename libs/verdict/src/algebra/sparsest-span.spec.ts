import { so } from '@liesweep/lie/testing';
import { normalStream } from '@liesweep/sweep';
import { standardCoordinates } from '../coordinates/standard-coordinates.js';
import { sparsestSpan } from './sparsest-span.js';

/** float32, and rms of a few hundred rows. */
const NEAR = 1;

test('rotations mixed with each other become rotations in the planes of two features', () => {
  const [a, b, c] = so(3).map(({ data }) => data);
  const mixed = [
    [1, 1, 0],
    [0, 1, 1],
    [1, 0, 2],
  ].flatMap((mix) =>
    Array.from({ length: 9 }, (_, at) => mix.reduce((sum, part, k) => sum + part * ([a, b, c][k]?.[at] ?? NaN), 0)),
  );
  const { generators, forms } = sparsestSpan({ shape: [3, 3, 3], data: Float32Array.from(mixed) }, undefined);
  expect(generators.shape).toEqual([3, 3, 3]);
  expect(forms).toHaveLength(3);
  expect(Array.from(generators.data, Math.abs).filter((entry) => entry > 1e-6)).toHaveLength(6);
});

test('entries are compared where every feature has size 1, and given in the units of the features', () => {
  const normal = normalStream(3);
  const samples = Float64Array.from({ length: 800 }, (_, at) => normal() * (at % 2 === 0 ? 1 : 1000));
  const coordinates = standardCoordinates(samples, { dimension: 2, field: 'real' });
  const data = Float32Array.of(0, 0.001, -1000, 0); // x in km, y in m
  const { generators, forms } = sparsestSpan({ shape: [1, 2, 2], data }, coordinates);
  expect((generators.data[2] ?? NaN) / (generators.data[1] ?? NaN)).toBeCloseTo(-1e6, -2);
  expect(Array.from(forms[0]?.data ?? [], Math.abs)[1]).toBeCloseTo(1, NEAR);
});
