import { matrixOf, scale } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { randomRotation } from '../random-rotation.js';
import { seededNormals } from '../seeded-normals.js';
import { sparse } from '../testing/example-algebras.js';
import { conjugateBy, randomFrame } from '../testing/random-frame.js';
import { mixGenerators } from '../testing/random-matrix.js';
import { combine, nameCentre } from './name-centre.js';

const rotation = sparse(2, [0, 1], [1, 0, -1]);
const squeeze = sparse(2, [0, 0], [1, 1, -1]);
const stretching = sparse(2, [0, 0], [1, 1]);
const shear = sparse(2, [0, 1]);
/** A rotation that also stretches. */
const spiral = sparse(2, [0, 0], [1, 1], [0, 1], [1, 0, -1]);

/** Two turns of two planes at different speeds. */
const twoTurns = sparse(4, [0, 1], [1, 0, -1], [2, 3, 3], [3, 2, -3]);

const FLOWS: readonly (readonly [string, Matrix, 'u(1)' | 'so(1,1)' | 'R'])[] = [
  ['a rotation', rotation, 'u(1)'],
  ['a rotation of two planes', twoTurns, 'u(1)'],
  ['a squeeze', squeeze, 'so(1,1)'],
  ['a boost', sparse(2, [0, 1], [1, 0]), 'so(1,1)'],
  ['a stretching', stretching, 'R'],
  ['a spiral', spiral, 'R'],
  ['a shear', shear, 'R'],
  ['a shear of three', sparse(3, [0, 1], [1, 2]), 'R'],
];

describe.each(FLOWS)('%s', (_name, generator, name) => {
  it(`is named ${name}, whatever its length and sign`, () => {
    for (const factor of [1, -1, 1e-6, 1e6]) {
      expect(nameCentre([scale(generator, factor)])).toEqual([name]);
    }
  });

  it.each([1, 2, 3])('is named so in other coordinates, at seed %i', (seed) => {
    const frame = randomFrame({ dimension: generator.rows, field: 'real' }, 3, seededNormals(seed));
    expect(nameCentre(conjugateBy(frame, [generator]))).toEqual([name]);
  });

  it('is named so through the noise of training', () => {
    const draw = seededNormals(4);
    const noisy = { ...generator, data: generator.data.map((entry) => entry + 1e-5 * draw()) };
    expect(nameCentre([noisy])).toEqual([name]);
  });
});

describe('a centre of more dimensions', () => {
  const turn = sparse(4, [0, 1], [1, 0, -1]);
  const squeezed = sparse(4, [2, 2], [3, 3, -1]);

  it.each([1, 2, 3])('falls into its axes, rotations first, in any orthonormal basis: seed %i', (seed) => {
    const mixed = mixGenerators(randomRotation(2, seededNormals(seed)), [turn, squeezed]);
    expect(nameCentre(mixed)).toEqual(['u(1)', 'so(1,1)']);
  });

  it('without generators has no name', () => {
    expect(nameCentre([])).toEqual([]);
  });
});

describe('combine', () => {
  it('is Σ_a x_a J_a', () => {
    expect(combine([2, -1], [stretching, shear])).toEqual(matrixOf(2, 2, [2, -1, 0, 2]));
  });

  it('is linear in the coordinates, and leaves the generators as they were', () => {
    const before = shear.data.slice();
    const [once, twice] = [combine([1, 3], [shear, rotation]), combine([2, 6], [shear, rotation])];
    expect(twice).toEqual(scale(once, 2));
    expect(shear.data).toEqual(before);
  });

  it('of nothing is empty, and of missing coordinates NaN', () => {
    expect(combine([], [])).toEqual(matrixOf(0, 0));
    expect(combine([], [shear]).data.every(Number.isNaN)).toBe(true);
  });
});
