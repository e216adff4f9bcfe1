import { scale } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { EXACT_NOISE, lieAlgebra } from '../structure/lie-algebra.js';
import { measured } from '../testing/constants.js';
import { galilei } from '../testing/standard-algebras.js';
import { algebraSize, ERRORS_IN_NOISE, normalisedAlgebra } from './normalised-algebra.js';

it('an algebra of any size has size 1, and noise to its size', () => {
  const unit = normalisedAlgebra(lieAlgebra(scale(galilei(), 100), 1e-3));
  expect(algebraSize(unit)).toBeCloseTo(1, 12);
  const size = algebraSize(lieAlgebra(scale(galilei(), 100)));
  expect(unit.noise * size).toBeCloseTo(1e-3, 12);
});

it('the noise is what the Jacobi identity shows, where that is more', () => {
  const noisy = measured(galilei(), 1e-4, seededNormals(1));
  const { noise } = normalisedAlgebra(lieAlgebra(noisy, EXACT_NOISE));
  expect(noise).toBeGreaterThan((ERRORS_IN_NOISE / 3) * 1e-4);
  expect(normalisedAlgebra(lieAlgebra(noisy, 0.5)).noise).toBeCloseTo(0.5, 2);
});
