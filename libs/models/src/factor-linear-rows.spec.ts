import { factorRows } from '@liesweep/lie';
import { normalStream, type GeneratorShape } from '@liesweep/sweep';
import { factorLinearRows } from './factor-linear-rows.js';
import { linearRows } from './linear-rows.js';
import type { Oracle } from './oracle.js';

const oracle: Oracle = {
  ...{ labelCount: 2, vectorCount: 1 },
  gradient: (x) => [x.map((entry) => 2 * entry), x.map((entry, j) => 3 * j * entry ** 2)],
};

test.each<readonly [number, GeneratorShape]>([
  [3000, { dimension: 3, field: 'real' }],
  [1025, { dimension: 2, field: 'complex' }],
  [3, { dimension: 3, field: 'real' }],
])('the rows of %i samples have the same factor, bit for bit, in blocks', (count, shape) => {
  const draw = normalStream(2);
  const samples = Float64Array.from({ length: count * shape.dimension * (shape.field === 'real' ? 1 : 2) }, () =>
    draw(),
  );
  expect(factorLinearRows(oracle, samples, shape)).toEqual(factorRows(linearRows(oracle, samples, shape), count));
});
