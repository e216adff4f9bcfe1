import { constantsOf } from '../testing/constants.js';
import { abelian, bianchi, galilei } from '../testing/standard-algebras.js';
import { bracketTable } from './bracket-table.js';

it('brackets of e(2) are two sentences', () => {
  expect(bracketTable(bianchi([0, 1, 1]), ['J', 'P1', 'P2'])).toEqual(['[J, P1] = P2', '[J, P2] = −P1']);
});

it('sums have a sign between their terms, and numbers where they are not 1', () => {
  const constants = constantsOf(3, [
    [0, 1, 0, -2],
    [0, 1, 1, 0.5],
    [0, 1, 2, -1],
    [0, 2, 2, Math.SQRT2],
    [1, 2, 0, -2 / 3],
  ]);
  expect(bracketTable(constants, ['H', 'X', 'Y'])).toEqual([
    '[H, X] = −2 H + 1/2 X − Y',
    '[H, Y] = 1.414 Y',
    '[X, Y] = −2/3 H',
  ]);
});

it('names that are not given are e1, e2, …', () => {
  expect(bracketTable(constantsOf(2, [[0, 1, 1]]), [])).toEqual(['[e1, e2] = e2']);
});

it('an abelian algebra has none, and noise is not written', () => {
  expect(bracketTable(abelian(3), ['x', 'y', 'z'])).toEqual([]);
  expect(
    bracketTable(
      constantsOf(2, [
        [0, 1, 0],
        [0, 1, 1, 1e-12],
      ]),
      ['a', 'b'],
    ),
  ).toEqual(['[a, b] = a']);
  expect(
    bracketTable(
      constantsOf(2, [
        [0, 1, 0],
        [0, 1, 1, 1e-4],
      ]),
      ['a', 'b'],
      1e-3,
    ),
  ).toEqual(['[a, b] = a']);
});

it('Galilei has 3 · 3 brackets with rotations of each vector, and three that make boosts shifts', () => {
  const letters = ['J', 'B', 'P'].flatMap((letter) => [1, 2, 3].map((axis) => `${letter}${String(axis)}`));
  const table = bracketTable(galilei(), [...letters, 'H']);
  expect(table).toHaveLength(3 + 6 + 6 + 3);
  expect(table).toContain('[J1, B2] = B3');
  expect(table).toContain('[B1, H] = −P1');
});
