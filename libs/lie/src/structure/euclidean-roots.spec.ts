import { g2 } from '../algebras/g2.js';
import { indefiniteSo } from '../algebras/indefinite-so.js';
import { sl } from '../algebras/sl.js';
import { su } from '../algebras/su.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { e6, f4 } from '../testing/cubic-algebras.js';
import { directSum, symplectic } from '../testing/example-algebras.js';
import { lorentz } from '../testing/lorentz.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { so } from '../testing/so.js';
import { dynkinDiagram } from './dynkin-diagram.js';
import { euclideanRoots } from './euclidean-roots.js';
import { lieAlgebraOf } from './lie-algebra.js';
import { rootSystem } from './root-system.js';

/** Eigenvalues by QR iterations, of matrices whose condition is of order 100. */
const ROOT_ERROR = 1e-7;

/** name; generators; type of the complexified algebra; number of roots; of long ones among them. */
const ALGEBRAS: readonly (readonly [string, () => Matrix[], string, number, number])[] = [
  ['so(3)', () => so(3), 'A1', 2, 2],
  ['sl(2,R)', () => sl(2), 'A1', 2, 2],
  ['so(4)', () => so(4), 'A1 ⊕ A1', 4, 4],
  ['so(1,3), whose roots are neither real nor imaginary', () => lorentz(), 'A1 ⊕ A1', 4, 4],
  ['su(3)', () => su(3), 'A2', 6, 6],
  ['so(5)', () => so(5), 'B2', 8, 4],
  ['g2', () => g2(), 'G2', 12, 6],
  ['so(6)', () => so(6), 'A3', 12, 12],
  ['so(3,3)', () => indefiniteSo(3, 3), 'A3', 12, 12],
  ['so(1,5), of both kinds of axes', () => indefiniteSo(1, 5), 'A3', 12, 12],
  ['so(7)', () => so(7), 'B3', 18, 12],
  ['so(2,5)', () => indefiniteSo(2, 5), 'B3', 18, 12],
  ['sp(6,R)', () => symplectic(3), 'C3', 18, 6],
  ['so(3)⊕su(3), whose roots are of different lengths', () => directSum(so(3), su(3)), 'A2 ⊕ A1', 8, 8],
  ['so(8)', () => so(8), 'D4', 24, 24],
  ['su(5)', () => su(5), 'A4', 20, 20],
  ['so(9)', () => so(9), 'B4', 32, 24],
  ['f4', f4, 'F4', 48, 24],
  ['e6', e6, 'E6', 72, 72],
];

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, entry, k) => sum + entry * (b[k] ?? NaN), 0);

describe.each(ALGEBRAS)('%s', (_, generatorsOf, type, count, longCount) => {
  const generators = generatorsOf();
  const mixed = mixGenerators(randomMixing(generators.length, seededNormals(11)), generators);
  const system = rootSystem(lieAlgebraOf(mixed));
  const found = system === null ? null : euclideanRoots(system);
  if (system === null || found === null) throw new Error('expected roots');
  const { vectors, simple, rank, isLong } = found;

  test('its type, and how many of its roots are long', () => {
    expect(found.type).toBe(type);
    expect(vectors).toHaveLength(count);
    expect(isLong.filter(Boolean)).toHaveLength(longCount);
    expect(simple).toHaveLength(rank);
  });

  test('the vectors have the lengths of the Killing form', () => {
    vectors.forEach((vector, at) => {
      expect(Math.abs(dot(vector, vector) - (system.roots[at]?.lengthSquared ?? NaN))).toBeLessThan(ROOT_ERROR);
    });
  });

  test('every reflection in a root maps the roots to each other', () => {
    for (const mirror of vectors) {
      for (const vector of vectors) {
        const share = (2 * dot(vector, mirror)) / dot(mirror, mirror);
        const image = vector.map((entry, k) => entry - share * (mirror[k] ?? NaN));
        const distance = Math.min(
          ...vectors.map((other) => Math.hypot(...other.map((entry, k) => entry - (image[k] ?? NaN)))),
        );
        expect(distance).toBeLessThan(ROOT_ERROR);
      }
    }
  });

  test('no two simple roots have an acute angle', () => {
    simple.forEach((a, at) => {
      simple.slice(at + 1).forEach((b) => {
        expect(dot(vectors[a] ?? [], vectors[b] ?? [])).toBeLessThan(ROOT_ERROR);
      });
    });
  });
});

test('what is no diagram of a semisimple algebra has no type', () => {
  const cycle = [
    [2, -1, -1],
    [-1, 2, -1],
    [-1, -1, 2],
  ];
  const fourfold = [
    [2, -2],
    [-2, 2],
  ];
  expect(dynkinDiagram(cycle)).toBeNull();
  expect(dynkinDiagram(fourfold)).toBeNull();
  expect(dynkinDiagram([])).toEqual({ type: '', order: [], partOf: [] });
});
