import { matrixOf, scale } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { structureConstants } from '../structure-constants.js';
import { sumOf } from '../testing/constants.js';
import { so } from '../testing/so.js';
import { abelian, standardAlgebras } from '../testing/standard-algebras.js';
import { unlistedAlgebras } from '../testing/unlisted-algebras.js';
import { analyseConstants } from './analyse-constants.js';

type Row = readonly [
  name: string,
  killing: readonly number[],
  derived: readonly number[],
  lower: readonly number[],
  ...numbers: readonly [centre: number, radical: number, nilradical: number, levi: number, rank: number],
];

/** Of an independent implementation, in float64, of the same definitions. */
const NUMBERS: readonly Row[] = [
  ['R³', [0, 0, 3], [3, 0], [3, 0], 3, 3, 3, 0, 3],
  ['R²', [0, 0, 2], [2, 0], [2, 0], 2, 2, 2, 0, 2],
  ['aff(1) ≅ R ⋉ R', [1, 0, 1], [2, 1, 0], [2, 1], 0, 2, 1, 0, 1],
  ['h3 (Heisenberg)', [0, 0, 3], [3, 1, 0], [3, 1, 0], 1, 3, 3, 0, 3],
  ['aff(1)⊕R', [1, 0, 2], [3, 1, 0], [3, 1], 1, 3, 2, 0, 2],
  ['Bianchi IV', [1, 0, 2], [3, 2, 0], [3, 2], 0, 3, 2, 0, 1],
  ['Bianchi V', [1, 0, 2], [3, 2, 0], [3, 2], 0, 3, 2, 0, 1],
  ['iso(1,1) ≅ so(1,1) ⋉ R²', [1, 0, 2], [3, 2, 0], [3, 2], 0, 3, 2, 0, 1],
  ['Bianchi VI(h = -0.25)', [1, 0, 2], [3, 2, 0], [3, 2], 0, 3, 2, 0, 1],
  ['Bianchi VI(h = -4)', [1, 0, 2], [3, 2, 0], [3, 2], 0, 3, 2, 0, 1],
  ['e(2) ≅ so(2) ⋉ R²', [0, 1, 2], [3, 2, 0], [3, 2], 0, 3, 2, 0, 1],
  ['Bianchi VII(h = 0.25)', [0, 1, 2], [3, 2, 0], [3, 2], 0, 3, 2, 0, 1],
  ['Bianchi VII(h = 1)', [0, 0, 3], [3, 2, 0], [3, 2], 0, 3, 2, 0, 1],
  ['sl(2,R) ≅ so(1,2)', [2, 1, 0], [3], [3], 0, 0, 0, 3, 1],
  ['su(2) ≅ so(3)', [0, 3, 0], [3], [3], 0, 0, 0, 3, 1],
  ['e(3) ≅ so(3) ⋉ R³', [0, 3, 3], [6], [6], 0, 3, 3, 3, 2],
  ['e(4) ≅ so(4) ⋉ R⁴', [0, 6, 4], [10], [10], 0, 4, 4, 6, 2],
  ['e(5) ≅ so(5) ⋉ R⁵', [0, 10, 5], [15], [15], 0, 5, 5, 10, 3],
  ['iso(1,2) ≅ so(1,2) ⋉ R³', [2, 1, 3], [6], [6], 0, 3, 3, 3, 2],
  ['iso(1,3) ≅ so(1,3) ⋉ R⁴', [3, 3, 4], [10], [10], 0, 4, 4, 6, 2],
  ['iso(2,2) ≅ so(2,2) ⋉ R⁴', [4, 2, 4], [10], [10], 0, 4, 4, 6, 2],
  ['iso(1,4) ≅ so(1,4) ⋉ R⁵', [4, 6, 5], [15], [15], 0, 5, 5, 10, 3],
  ['sim(2) ≅ (so(2)⊕R) ⋉ R²', [1, 1, 2], [4, 2, 0], [4, 2], 0, 4, 2, 0, 2],
  ['sim(3) ≅ (so(3)⊕R) ⋉ R³', [1, 3, 3], [7, 6], [7, 6], 0, 4, 3, 3, 2],
  ['sim(4) ≅ (so(4)⊕R) ⋉ R⁴', [1, 6, 4], [11, 10], [11, 10], 0, 5, 4, 6, 3],
  ['sim(1,2) ≅ (so(1,2)⊕R) ⋉ R³', [3, 1, 3], [7, 6], [7, 6], 0, 4, 3, 3, 2],
  ['sim(1,3) ≅ (so(1,3)⊕R) ⋉ R⁴', [4, 3, 4], [11, 10], [11, 10], 0, 5, 4, 6, 3],
  ['saff(2) ≅ sl(2,R) ⋉ R²', [2, 1, 2], [5], [5], 0, 2, 2, 3, 1],
  ['aff(2) ≅ gl(2,R) ⋉ R²', [3, 1, 2], [6, 5], [6, 5], 0, 3, 2, 3, 2],
  ['saff(3) ≅ sl(3,R) ⋉ R³', [5, 3, 3], [11], [11], 0, 3, 3, 8, 2],
  ['aff(3) ≅ gl(3,R) ⋉ R³', [6, 3, 3], [12, 11], [12, 11], 0, 4, 3, 8, 3],
  ['galilei(3) ≅ so(3) ⋉ (R ⋉ R⁶)', [0, 3, 7], [10, 9], [10, 9], 0, 7, 7, 3, 4],
  ['bargmann(3) ≅ so(3) ⋉ (R ⋉ h7)', [0, 3, 8], [11, 10], [11, 10], 1, 8, 8, 3, 5],
  ['carroll(3) ≅ so(3) ⋉ h7', [0, 3, 7], [10], [10], 1, 7, 7, 3, 4],
  ['h5 (Heisenberg)', [0, 0, 5], [5, 1, 0], [5, 1, 0], 1, 5, 5, 0, 5],
  ['h7 (Heisenberg)', [0, 0, 7], [7, 1, 0], [7, 1, 0], 1, 7, 7, 0, 7],
  ['su(2)⊕R³', [0, 3, 3], [6, 3], [6, 3], 3, 3, 3, 3, 4],
  ['so(4) ≅ su(2)⊕su(2)', [0, 6, 0], [6], [6], 0, 0, 0, 6, 2],
  ['so(1,3) ≅ sl(2,C)', [3, 3, 0], [6], [6], 0, 0, 0, 6, 2],
  ['sl(2,R)⊕R²', [2, 1, 2], [5, 3], [5, 3], 2, 2, 2, 3, 3],
  ['aff(1)⊕aff(1)', [2, 0, 2], [4, 2, 0], [4, 2], 0, 4, 2, 0, 2],
  ['e(2)⊕R', [0, 1, 3], [4, 2, 0], [4, 2], 1, 4, 3, 0, 2],
  ['h3⊕R', [0, 0, 4], [4, 1, 0], [4, 1, 0], 2, 4, 4, 0, 4],
  ['su(2)⊕h3', [0, 3, 3], [6, 4, 3], [6, 4, 3], 1, 3, 3, 3, 4],
  ['sl(2,R)⊕e(2)', [2, 2, 2], [6, 5, 3], [6, 5], 0, 3, 2, 3, 2],
  ['e(3)⊕Bianchi V', [1, 3, 5], [9, 8, 6], [9, 8], 0, 6, 5, 3, 3],
  ['gl(3,R) ≅ sl(3,R)⊕R', [5, 3, 1], [9, 8], [9, 8], 1, 1, 1, 8, 3],
];

it('all standard algebras have their numbers', () => {
  expect(NUMBERS.map(([name]) => name)).toEqual(standardAlgebras().map(({ name }) => name));
});

describe.each(standardAlgebras().map((algebra, index) => [algebra.name, algebra.constants, NUMBERS[index]] as const))(
  '%s',
  (name, constants, row) => {
    const found = analyseConstants(constants);

    it('is named by its structure constants', () => {
      expect(found.name).toBe(name);
    });

    it('has its numbers', () => {
      const { killing, decomposition } = found;
      const numbers = [killing?.plus, killing?.minus, killing?.zero];
      expect([
        name,
        ...[numbers, decomposition?.derivedSeries, decomposition?.lowerCentralSeries],
        ...[found.centreDimension, decomposition?.radicalDimension, decomposition?.nilradicalDimension],
        ...[decomposition?.levi?.dimension, found.rank],
      ]).toEqual(row);
    });

    it('is plain JSON', () => {
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    });
  },
);

describe.each(unlistedAlgebras().map(({ title, name, constants }) => [title, name, constants] as const))(
  '%s',
  (_title, name, constants) => {
    it(`is ${name ?? 'an algebra without a standard name'}`, () => {
      const found = analyseConstants(constants);
      expect(found.name).toBe(name);
      expect(found.reason.startsWith('No standard name: ')).toBe(name === null);
    });
  },
);

describe('what is said of', () => {
  const draw = seededNormals(1);
  const noise = matrixOf(3, 3, Array.from({ length: 9 }, draw));

  it('nothing but noise is that the algebra is abelian', () => {
    for (const size of [1e-12, 1e-6, 2e-5]) {
      expect(analyseConstants(scale(noise, size), size).name).toBe('R³');
    }
  });

  it('numbers that miss the Jacobi identity is no name', () => {
    const found = analyseConstants(matrixOf(6, 4, Array.from({ length: 24 }, draw)));
    expect(found).toMatchObject({ name: null, killing: null });
    expect(found.reason).toContain('undecided: noise');
  });

  it('one generator is a line, and of none that there are none', () => {
    expect(analyseConstants(matrixOf(0, 1)).name).toBe('R');
    expect(analyseConstants(matrixOf(0, 0))).toMatchObject({ name: null, reason: 'There are no generators.' });
  });

  it('a number that is not finite is that', () => {
    expect(analyseConstants(scale(noise, NaN)).reason).toContain('not a finite number');
    expect(analyseConstants(noise, NaN).reason).toContain('not a finite number');
  });

  it('a reductive algebra are its ideals, the largest first', () => {
    const { ideals } = analyseConstants(sumOf(abelian(2), structureConstants(so(3))));
    expect(ideals).toEqual([
      { dimension: 3, name: 'su(2) ≅ so(3)' },
      ...[1, 1].map((dimension) => ({ dimension, name: 'R' })),
    ]);
  });
});

it.each([1e3, 1e-3])('names do not depend on the units of the basis: %d', (factor) => {
  for (const { name, constants } of standardAlgebras().slice(2, 30)) {
    if (constants.columns < 6) expect(analyseConstants(scale(constants, factor)).name).toBe(name);
  }
});
