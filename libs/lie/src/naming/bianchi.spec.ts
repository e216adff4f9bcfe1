import { seededNormals } from '../seeded-normals.js';
import { lieAlgebra } from '../structure/lie-algebra.js';
import { changeBasis } from '../testing/constants.js';
import { randomFrame } from '../testing/random-frame.js';
import { abelian, bianchi } from '../testing/standard-algebras.js';
import { bianchiType } from './bianchi.js';
import { UndecidedError } from './undecided-error.js';

/** Ratios of cofactors in a basis of condition 4. */
const FLOAT64_ERROR = 1e-12;

const TYPES = [
  ['I', abelian(3), 0],
  ['II', bianchi([1, 0, 0]), 0],
  ['IV', bianchi([0, 0, 1], 1), 0],
  ['V', bianchi([0, 0, 0], 1), 0],
  ['VI_0', bianchi([0, 1, -1]), 0],
  ['VI', bianchi([0, 1, -1], 1), -1],
  ['VI', bianchi([0, 2, -1], 1), -0.5],
  ['VII_0', bianchi([0, 1, 1]), 0],
  ['VII', bianchi([0, 1, 1], 3), 9],
  ['VIII', bianchi([1, 1, -1]), 0],
  ['IX', bianchi([1, 1, 1]), 0],
] as const;

describe.each(TYPES)('Bianchi type %s', (type, constants, h) => {
  it.each([1, 2, 3])('is found in any basis, with its number h (basis %i)', (seed) => {
    const frame = randomFrame({ dimension: 3, field: 'real' }, 4, seededNormals(seed));
    const found = bianchiType(lieAlgebra(changeBasis(constants, frame)));
    expect(found.type).toBe(type);
    expect(Math.abs(found.h - h)).toBeLessThan(FLOAT64_ERROR * (1 + Math.abs(h)));
  });
});

it('is left open where a number is as small as the noise', () => {
  const almost = lieAlgebra(bianchi([0, 1, 1], 3e-3), 5e-4);
  expect(() => bianchiType(almost)).toThrow(UndecidedError);
  expect(() => bianchiType(almost)).toThrow('the vector a of Bianchi');
});
