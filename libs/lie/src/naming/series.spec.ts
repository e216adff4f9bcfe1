import { lieAlgebra } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { structureConstants } from '../structure-constants.js';
import { strictlyUpperTriangular, upperTriangular } from '../testing/example-algebras.js';
import { abelian } from '../testing/standard-algebras.js';
import { derivedSeries, lowerCentralSeries } from './series.js';

const dimensions = (series: ReturnType<typeof derivedSeries>): number[] => series.map(({ rows }) => rows);
const triangular = lieAlgebra(structureConstants(upperTriangular(4)));
const strict: LieAlgebra = lieAlgebra(structureConstants(strictlyUpperTriangular(4)));

it('the series of triangular matrices are diagonals away from the diagonal', () => {
  expect(dimensions(derivedSeries(triangular))).toEqual([10, 6, 3, 0]);
  expect(dimensions(lowerCentralSeries(triangular))).toEqual([10, 6]);
  expect(dimensions(lowerCentralSeries(strict))).toEqual([6, 3, 1, 0]);
});

it('the series of an abelian algebra end at once', () => {
  expect(dimensions(derivedSeries(lieAlgebra(abelian(2))))).toEqual([2, 0]);
});
