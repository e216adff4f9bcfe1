import { copiesOf } from './copies-of.js';

/** The rows of each group, groups and rows in the order of the file. */
function groupsOf(rows: readonly (readonly number[])[]): number[][] {
  const { length, firstOf } = copiesOf({ rowCount: rows.length, features: Float64Array.from(rows.flat()) });
  const groups = [...new Set(firstOf)].map((first) => [...firstOf.keys()].filter((row) => firstOf[row] === first));
  expect(groups).toHaveLength(length);
  return groups;
}

test('rows of the same features are one group, groups and rows in the order of the file', () => {
  expect(
    groupsOf([
      [1, 2],
      [3, 4],
      [1, 2],
      [2, 1],
      [3, 4],
    ]),
  ).toEqual([[0, 2], [1, 4], [3]]);
});

test('another program\u2019s rounding makes no different row, and a digit of the data does', () => {
  expect(groupsOf([[0.1 + 0.2], [0.3], [0.300001]])).toEqual([[0, 1], [2]]);
  expect(groupsOf([[1e-30], [2e-30], [0], [-0]])).toEqual([[0], [1], [2, 3]]);
});

test('five rows copied to sixty are five groups of twelve', () => {
  const groups = groupsOf(Array.from({ length: 60 }, (_, row) => [row % 5, (row % 5) ** 2]));
  expect(groups.map((group) => group.length)).toEqual([12, 12, 12, 12, 12]);
});
