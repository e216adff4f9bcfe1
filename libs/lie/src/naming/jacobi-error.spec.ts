import { seededNormals } from '../seeded-normals.js';
import { lieAlgebra } from '../structure/lie-algebra.js';
import { measured } from '../testing/constants.js';
import { abelian, standardAlgebras } from '../testing/standard-algebras.js';
import { jacobiError } from './jacobi-error.js';

const NOISE = 1e-6;

/** Rounding of constants that come out of least squares. */
const FLOAT64_ERROR = 1e-14;

it('is nothing but rounding for an algebra', () => {
  for (const { constants } of standardAlgebras()) {
    expect(jacobiError(lieAlgebra(constants))).toBeLessThan(FLOAT64_ERROR);
  }
  expect(jacobiError(lieAlgebra(abelian(3)))).toBe(0);
});

it('is the error of the constants, to a factor of 3, from six dimensions on', () => {
  for (const { constants } of standardAlgebras().filter((each) => each.constants.columns >= 6)) {
    const error = jacobiError(lieAlgebra(measured(constants, NOISE, seededNormals(1))));
    expect(error).toBeGreaterThan(NOISE / 3);
    expect(error).toBeLessThan(3 * NOISE);
  }
});
