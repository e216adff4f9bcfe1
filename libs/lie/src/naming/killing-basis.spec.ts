import { sl } from '../algebras/sl.js';
import { seededNormals } from '../seeded-normals.js';
import { structureConstants } from '../structure-constants.js';
import { killingForm } from '../structure/killing-form.js';
import { lieAlgebra } from '../structure/lie-algebra.js';
import { changeBasis, measured } from '../testing/constants.js';
import { largestDifference } from '../testing/largest-difference.js';
import { lorentz } from '../testing/lorentz.js';
import { diagonalMatrix, randomFrame } from '../testing/random-frame.js';
import { so } from '../testing/so.js';
import { jacobiError } from './jacobi-error.js';
import { inKillingBasis } from './killing-basis.js';

/** Of bases of condition 10. */
const FLOAT64_ERROR = 1e-11;
const NOISE = 1e-6;

const ALGEBRAS = [
  ['so(3)', so(3), 0],
  ['so(1,3)', lorentz(), 3],
  ['so(4)', so(4), 0],
  ['sl(3)', sl(3), 5],
] as const;

describe.each(ALGEBRAS)('%s', (_name, generators, plus) => {
  const frame = randomFrame({ dimension: generators.length, field: 'real' }, 10, seededNormals(1));
  const constants = changeBasis(structureConstants(generators), frame);

  it('has a Killing form of ±1 in it', () => {
    const signs = generators.map((_, a) => (a < generators.length - plus ? -1 : 1));
    const form = killingForm(inKillingBasis(lieAlgebra(constants)));
    expect(largestDifference(form, diagonalMatrix(signs))).toBeLessThan(FLOAT64_ERROR);
  });

  it('is an algebra in it, and its noise is that of its constants to a factor of 5', () => {
    expect(jacobiError(inKillingBasis(lieAlgebra(constants)))).toBeLessThan(FLOAT64_ERROR);
    const noisy = inKillingBasis(lieAlgebra(measured(constants, NOISE, seededNormals(2)), NOISE));
    const shown = jacobiError(noisy);
    if (generators.length > 3) expect(shown).toBeGreaterThan(noisy.noise / 5);
    expect(shown).toBeLessThan(5 * noisy.noise);
  });
});
