import { g2 } from './algebras/g2.js';
import { lorentz } from './testing/lorentz.js';
import { so } from './testing/so.js';
import { su } from './algebras/su.js';
import { u } from './algebras/u.js';
import { closureResidual } from './closure-residual.js';
import { innerProduct, normSquared } from './frobenius.js';
import { entryOf, matrixOf, multiply, scale, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { rejectFrom } from './orthonormalise.js';
import { randomRotation } from './random-rotation.js';
import { seededNormals } from './seeded-normals.js';
import { sparsestBasis } from './sparsest-basis.js';
import { complexParts } from './testing/complex-parts.js';
import { mixGenerators } from './testing/random-matrix.js';

/** Some hundred rotations of entries ≤ 1 in float64. */
const ROTATION_ERROR = 1e-12;
/** The search stops at angles of 1e-9; what is left of an entry is of that order. */
const LEFT_OF_AN_ENTRY = 1e-6;
/** Trained generators are known to about this. */
const TRAINED_NOISE = 1e-5;

const ALGEBRAS: readonly (readonly [string, Matrix[], 'real' | 'complex'])[] = [
  ['so(4)', so(4), 'real'],
  ['so(10)', so(10), 'real'],
  ['so(1,3)', lorentz(), 'real'],
  ['g2', g2(), 'real'],
  ['su(2)', su(2).map(complexParts), 'complex'],
  ['su(3)', su(3).map(complexParts), 'complex'],
  ['u(3)', u(3).map(complexParts), 'complex'],
];

/** The generators in another orthonormal basis of their span, as training finds them. */
function rotated(generators: readonly Matrix[], seed: number): Matrix[] {
  return mixGenerators(randomRotation(generators.length, seededNormals(seed)), generators);
}

function largeEntries({ data }: Matrix, above = LEFT_OF_AN_ENTRY): number {
  return data.filter((entry) => !(Math.abs(entry) <= above)).length; // NaN counts
}

describe.each(ALGEBRAS)('the sparsest basis of %s', (_name, generators, field) => {
  const given = rotated(generators, generators.length);
  const sparsest = sparsestBasis(given, { field });

  it('spans the same, orthonormally', () => {
    expect(sparsest).toHaveLength(generators.length);
    for (const [a, one] of sparsest.entries()) {
      expect([one.rows, one.columns]).toEqual([given[a]?.rows, given[a]?.columns]);
      expect(normSquared(rejectFrom(given, one))).toBeLessThan(ROTATION_ERROR);
      for (const [b, other] of sparsest.entries()) {
        expect(Math.abs(innerProduct(one, other) - (a === b ? 2 : 0))).toBeLessThan(ROTATION_ERROR);
      }
    }
  });

  it('has no more entries than the usual basis', () => {
    const count = (set: readonly Matrix[]): number => set.reduce((sum, one) => sum + largeEntries(one), 0);
    expect(count(sparsest)).toBeLessThanOrEqual(count(generators));
    expect(count(sparsest)).toBeGreaterThanOrEqual(generators.length);
    expect(count(sparsest)).toBeLessThan(count(given));
  });

  it('does not depend on the basis that was given, up to order within equal entries', () => {
    const counts = (set: readonly Matrix[]): number[] => set.map((one) => largeEntries(one)).toSorted();
    expect(counts(sparsestBasis(rotated(generators, 99), { field }))).toEqual(counts(sparsest));
  });
});

describe('the Lorentz group', () => {
  it.each([0, TRAINED_NOISE])(
    'falls into three boosts and three rotations, one pair of entries each, at noise %d',
    (noise) => {
      const draw = seededNormals(3);
      const noisy = rotated(lorentz(), 5).map((one) => ({ ...one, data: one.data.map((x) => x + noise * draw()) }));
      const found = sparsestBasis(noisy);
      const above = 20 * noise + LEFT_OF_AN_ENTRY;
      const kinds = found.map((one) => {
        expect(largeEntries(one, above)).toBe(2);
        const at = one.data.findIndex((entry) => Math.abs(entry) > above);
        const [j, k] = [Math.floor(at / 4), at % 4];
        expect(Math.abs(entryOf(one, j, k) - 1)).toBeLessThan(above); // the first entry is positive
        return entryOf(one, k, j) > 0 ? 'symmetric' : 'antisymmetric';
      });
      expect(kinds.toSorted()).toEqual([
        ...Array<string>(3).fill('antisymmetric'),
        ...Array<string>(3).fill('symmetric'),
      ]);
      expect(closureResidual(found)).toBeLessThan(1e-4);
    },
  );
});

describe('su(3)', () => {
  const gellMann = su(3).map(complexParts);

  function expectGellMann(found: readonly Matrix[]): void {
    for (const lambda of gellMann) {
      const cosines = found.map((one) => Math.abs(innerProduct(one, lambda)) / 2);
      expect(Math.abs(Math.max(...cosines) - 1)).toBeLessThan(LEFT_OF_AN_ENTRY);
    }
  }

  it('falls into the matrices of Gell-Mann, up to order and sign', () => {
    expectGellMann(sparsestBasis(rotated(gellMann, 8), { field: 'complex' }));
  });

  it('does so after a unitary change of coordinates, which keeps its span', () => {
    const rotation = randomRotation(3, seededNormals(1)); // O is unitary; W → O W Oᵀ in both parts
    const turned = gellMann.map(({ data }) =>
      [data.slice(0, 9), data.slice(9)].map((part) =>
        multiply(multiply(rotation, matrixOf(3, 3, part)), transpose(rotation)),
      ),
    );
    const parts = turned.map((both) =>
      matrixOf(
        6,
        3,
        both.flatMap(({ data }) => Array.from(data)),
      ),
    );
    expectGellMann(sparsestBasis(parts, { field: 'complex' }));
  });
});

describe('sparsestBasis', () => {
  it('cannot undo a change of coordinates that moves the span', () => {
    const frame = randomRotation(4, seededNormals(2));
    const block = [so(4)[0], so(4)[1], so(4)[3]].map((one) => one ?? matrixOf(0, 0)); // so(3) in the first three
    const moved = block.map((one) => multiply(multiply(frame, one), transpose(frame)));
    expect(sparsestBasis(block).map((one) => largeEntries(one))).toEqual([2, 2, 2]);
    expect(Math.min(...sparsestBasis(moved).map((one) => largeEntries(one)))).toBeGreaterThan(2);
  });

  it('leaves nothing as nothing, and refuses dependent generators', () => {
    const [one = matrixOf(0, 0)] = so(3);
    expect(sparsestBasis([])).toEqual([]);
    expect(() => sparsestBasis([one, one])).toThrow(RangeError);
  });

  it('is idempotent, and does not see lengths and signs of the generators', () => {
    const once = sparsestBasis(rotated(so(5), 4));
    const others = [once, once.map((one, a) => scale(one, (-10) ** a)), once.toReversed()];
    for (const other of others) {
      expectSame(sparsestBasis(other), once);
    }
  });

  it('is the same for the same generators: its random starts are seeded', () => {
    const given = rotated(g2(), 5);
    expect(sparsestBasis(given)).toEqual(sparsestBasis(given));
  });

  it('begins each generator with a positive entry among the large ones, in the order of these', () => {
    const leads = sparsestBasis(rotated(so(4), 6)).map(({ data }) => data.findIndex((entry) => Math.abs(entry) > 0.5));
    expect(leads).toEqual(leads.toSorted((a, b) => a - b));
  });

  it('of one generator is that generator, of squared norm 2', () => {
    const [found] = sparsestBasis([matrixOf(2, 2, [0, -3, 3, 0])]);
    const misses = [0, 1, -1, 0].map((entry, at) => Math.abs(entry - (found?.data[at] ?? NaN)));
    expect(Math.max(...misses)).toBeLessThan(ROTATION_ERROR);
  });

  it.each([NaN, Infinity])('refuses a generator with the entry %d', (entry) => {
    expect(() => sparsestBasis([matrixOf(1, 2, [1, entry])])).toThrow(RangeError);
  });
});

/** Equal up to signs of generators whose first large entry is not unique. */
function expectSame(found: readonly Matrix[], expected: readonly Matrix[]): void {
  expect(found).toHaveLength(expected.length);
  for (const one of expected) {
    const cosines = found.map((other) => Math.abs(innerProduct(one, other)) / 2);
    expect(Math.abs(Math.max(...cosines) - 1)).toBeLessThan(LEFT_OF_AN_ENTRY);
  }
}
