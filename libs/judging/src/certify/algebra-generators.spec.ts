import { closureResidual } from '@liesweep/lie';
import { parseAlgebraName, realDimension, type GeneratorShape } from '@liesweep/sweep';
import { algebraGenerators } from './algebra-generators.js';

/** Rounding of sums over a few hundred entries. */
const EXACT_BELOW = 1e-12;

test.each<readonly [string, GeneratorShape, number]>([
  ['so(3)', { dimension: 3, field: 'real' }, 3],
  ['so(1,3)', { dimension: 4, field: 'real' }, 6],
  ['lorentz', { dimension: 4, field: 'real' }, 6],
  ['sl(3)', { dimension: 3, field: 'real' }, 8],
  ['g2', { dimension: 7, field: 'real' }, 14],
  ['u(2)', { dimension: 2, field: 'complex' }, 4],
  ['su(2)', { dimension: 2, field: 'complex' }, 3],
  ['scaling', { dimension: 2, field: 'complex' }, 1],
  ['scaling', { dimension: 5, field: 'real' }, 1],
])('%s has generators of the size of the features, which close', (name, shape, count) => {
  const algebra = parseAlgebraName(name);
  if (algebra === undefined) throw new Error(`${name} is an algebra`);
  const generators = algebraGenerators(algebra, shape);
  expect(generators).toHaveLength(count);
  expect(generators.every(({ rows, columns }) => rows === realDimension(shape) && columns === rows)).toBe(true);
  expect(closureResidual(generators)).toBeLessThan(EXACT_BELOW);
});
