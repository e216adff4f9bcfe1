import fc from 'fast-check';
import { matchSimpleRoots } from './match-simple-roots.js';

fc.configureGlobal({ seed: 20_230_104 });

type Diagram = Parameters<typeof matchSimpleRoots>[0];

/** A Cartan matrix by its edges (i, j, A_ij, A_ji), of a compact algebra unless said otherwise. */
function diagram(
  rank: number,
  edges: readonly (readonly [i: number, j: number, forward?: number, back?: number])[],
  signs: readonly number[] = Array<number>(rank).fill(-1),
  partners: readonly number[] = Array.from({ length: rank }, (_, i) => i),
): Diagram {
  const cartanMatrix = Array.from({ length: rank }, (_, i) =>
    Array.from({ length: rank }, (__, j): number => (i === j ? 2 : 0)),
  );
  for (const [i, j, forward = -1, back = -1] of edges) {
    const [from, to] = [cartanMatrix[i] ?? [], cartanMatrix[j] ?? []];
    from[j] = forward;
    to[i] = back;
  }
  return { cartanMatrix, signs, partners };
}

/** The same diagram with its i-th root at place order[i]. */
function permuted({ cartanMatrix, signs, partners }: Diagram, order: readonly number[]): Diagram {
  const from = (place: number): number => order.indexOf(place);
  return {
    cartanMatrix: order.map((_, i) => order.map((__, j) => cartanMatrix[from(i)]?.[from(j)] ?? NaN)),
    signs: order.map((_, i) => signs[from(i)] ?? NaN),
    partners: order.map((_, i) => order[partners[from(i)] ?? NaN] ?? NaN),
  };
}

const A3 = diagram(3, [
  [0, 1],
  [1, 2],
]);
const B3 = diagram(3, [
  [0, 1],
  [1, 2, -2, -1],
]);
const C3 = diagram(3, [
  [0, 1],
  [1, 2, -1, -2],
]);
const G2 = diagram(2, [[0, 1, -3, -1]]);
const D4 = diagram(4, [
  [0, 1],
  [0, 2],
  [0, 3],
]);
const E6 = diagram(6, [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [2, 5],
]);
const TWO_A1 = diagram(2, []);

describe.each([
  ['A3', A3],
  ['B3', B3],
  ['C3', C3],
  ['G2', G2],
  ['D4', D4],
  ['E6', E6],
  ['two A1', TWO_A1],
  ['A3 of another real form', { ...A3, signs: [1, -1, 1] }],
  ['A3 with partners', { ...A3, signs: [1, -1, 1], partners: [2, 1, 0] }],
])('the diagram %s', (_name, given) => {
  it('fits itself in any order of its roots, and the order found takes the one to the other', () => {
    const rank = given.signs.length;
    const orders = fc.shuffledSubarray([...Array(rank).keys()], { minLength: rank, maxLength: rank });
    fc.assert(
      fc.property(orders, (order) => {
        const other = permuted(given, order);
        const found = matchSimpleRoots(given, other);
        expect(found).not.toBeNull();
        expect(permuted(given, found ?? [])).toEqual(other);
      }),
      { numRuns: 50 },
    );
  });
});

it.each([
  ['another rank', A3, D4],
  ['another rank, the other way', D4, A3],
  ['no edge', TWO_A1, diagram(2, [[0, 1]])],
  ['an edge of another number of lines', G2, diagram(2, [[0, 1, -2, -1]])],
  ['an arrow the other way: B3 and C3', B3, C3],
  ['another sign', A3, { ...A3, signs: [-1, -1, 1] }],
  ['a sign elsewhere', { ...A3, signs: [1, -1, -1] }, { ...A3, signs: [-1, 1, -1] }],
  ['partners where the other has none', A3, { ...A3, partners: [2, 1, 0] }],
])('diagrams with %s do not fit', (_name, first, second) => {
  expect(matchSimpleRoots(first, second)).toBeNull();
});

it('a single edge with two ends of different length fits its reverse, which is the same diagram', () => {
  expect(matchSimpleRoots(G2, diagram(2, [[1, 0, -3, -1]]))).toEqual([1, 0]);
});

it('without roots there is one order, the empty one', () => {
  expect(matchSimpleRoots(diagram(0, []), diagram(0, []))).toEqual([]);
});
