import { simpleAlgebras } from './simple-algebras.js';
import type { SimpleAlgebra } from './simple-algebras.js';

const RANKS = Array.from({ length: 12 }, (_, index) => index + 1);

const named = (rank: number, name: string): SimpleAlgebra | undefined =>
  simpleAlgebras(rank).find(({ names }) => names.includes(name));

const numbersOf = ({ dimension, compactDimension, shortRoots }: SimpleAlgebra): string =>
  [dimension, compactDimension, shortRoots].join();

describe.each(RANKS)('of rank %i', (rank) => {
  const algebras = simpleAlgebras(rank);

  it('no name stands twice', () => {
    const names = algebras.flatMap((one) => one.names);
    expect(names.every((name) => name.length > 0)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });

  it('the roots come in pairs: N − rank is even, and so is the number of short ones', () => {
    for (const { dimension, shortRoots, ...others } of algebras) {
      expect(others.rank).toBe(rank);
      expect((dimension - rank) % 2).toBe(0);
      expect(shortRoots % 2).toBe(0);
      expect(shortRoots).toBeLessThan(dimension - rank);
    }
  });

  it('a maximal compact subalgebra is all of a compact form, and has at least (N − rank)/2 dimensions', () => {
    for (const { dimension, compactDimension } of algebras) {
      expect(compactDimension).toBeLessThanOrEqual(dimension);
      expect(compactDimension).toBeGreaterThanOrEqual((dimension - rank) / 2);
    }
  });

  it('every complex family has one compact form and one split form', () => {
    const families = new Set(algebras.map(({ dimension, shortRoots }) => `${String(dimension)},${String(shortRoots)}`));
    for (const family of families) {
      const forms = algebras.filter((one) => [one.dimension, one.shortRoots].join() === family);
      const isComplex = forms.every((one) => one.compactDimension === one.dimension / 2);
      if (!isComplex) {
        expect(forms.filter((one) => one.compactDimension === one.dimension)).toHaveLength(1);
        expect(forms.some((one) => one.compactDimension === (one.dimension - rank) / 2)).toBe(true);
      }
    }
  });

  it('the complex algebras are there for even ranks alone, compact in half of their dimensions', () => {
    const complex = algebras.filter(({ names }) => names.some((name) => name.endsWith('C)')));
    expect(complex.length > 0).toBe(rank % 2 === 0);
    for (const { dimension, compactDimension } of complex) {
      expect(2 * compactDimension).toBe(dimension);
    }
  });

  it('numbers tell all apart but those of so*(18) and so(6,12), which are not isomorphic', () => {
    const shared = algebras
      .map((one) => algebras.filter((other) => numbersOf(other) === numbersOf(one)))
      .filter((group, index) => group.length > 1 && group[0] === algebras[index])
      .map((group) => group.map(({ names }) => names[0]));
    expect(shared).toEqual(rank === 9 ? [['so(6,12)', 'so*(18)']] : []);
  });
});

/** Rank, name, dimension, dimension of a maximal compact subalgebra, short roots: Helgason, chapter X, table V. */
it.each<[number, string, number, number, number]>([
  [1, 'so(3)', 3, 3, 0],
  [1, 'so(1,2)', 3, 1, 0],
  [2, 'sl(3,R)', 8, 3, 0],
  [2, 'su(1,2)', 8, 4, 0],
  [2, 'sp(4,R)', 10, 4, 4],
  [2, 'so(1,3)', 6, 3, 0],
  [2, 'g2', 14, 14, 6],
  [2, 'g2(2)', 14, 6, 6],
  [3, 'su*(4)', 15, 10, 0],
  [3, 'so(3,4)', 21, 9, 6],
  [3, 'sp(6,R)', 21, 9, 12],
  [3, 'sp(1,2)', 21, 13, 12],
  [4, 'so*(8)', 28, 16, 0],
  [4, 'f4(-20)', 52, 36, 24],
  [4, 'f4(4)', 52, 24, 24],
  [4, 'g2(C)', 28, 14, 12],
  [6, 'e6(-26)', 78, 52, 0],
  [6, 'e6(6)', 78, 36, 0],
  [7, 'e7(-25)', 133, 79, 0],
  [8, 'e8(8)', 248, 120, 0],
  [8, 'e8(-24)', 248, 136, 0],
])('of rank %i, %s has dimension %i, %i of them compact, and %i short roots', (rank, name, ...numbers) => {
  const found = named(rank, name);
  expect([found?.dimension, found?.compactDimension, found?.shortRoots]).toEqual(numbers);
});

it.each<[number, readonly string[]]>([
  [1, ['su(2)', 'so(3)']],
  [1, ['sl(2,R)', 'so(1,2)']],
  [2, ['so(1,3)', 'sl(2,C)']],
  [2, ['so(5)', 'sp(2)']],
  [2, ['so(1,4)', 'sp(1,1)']],
  [2, ['so(2,3)', 'sp(4,R)']],
  [3, ['su(4)', 'so(6)']],
  [3, ['sl(4,R)', 'so(3,3)']],
  [3, ['su(2,2)', 'so(2,4)']],
  [3, ['su(1,3)', 'so*(6)']],
  [3, ['su*(4)', 'so(1,5)']],
  [4, ['so(2,6)', 'so*(8)']],
])('of rank %i, %j are names of one algebra', (rank, names) => {
  expect(named(rank, names[0] ?? '')?.names).toEqual(names);
});

it('of rank 1 to 4 there are as many as in the table', () => {
  // A1: 2. A2, B2, G2 and A1(C): 3 + 3 + 2 + 1. A3, B3, C3: 5 + 4 + 3.
  // A4, B4, C4, D4, F4 and A2(C), B2(C), G2(C): 4 + 5 + 4 + 5 + 3 + 3.
  expect([1, 2, 3, 4].map((rank) => simpleAlgebras(rank).length)).toEqual([2, 9, 12, 24]);
});
