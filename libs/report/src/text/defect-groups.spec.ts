import { renderDefectGroups } from './defect-groups.js';

const groups = (defects: readonly number[], zeros: number | null, count = defects.length): string =>
  renderDefectGroups({ defects, count, zeros, tolerance: undefined });

test('zeros, the gap in decades, and the others with their number', () => {
  expect(groups([0, 1e-16, 0.46, 0.6, 0.831], 2)).toBe('0 ×2  ┊ 16 decades ┊  0.46 … 0.83 ×3');
});

test('of measured labels the lower group has a size', () => {
  expect(groups([0.0032, 0.01, 0.15, 0.9], 2)).toBe('0.0032 … 0.01 ×2  ┊ 1.2 decades ┊  0.15 … 0.9 ×2');
});

test('the largest are left open where they were not kept', () => {
  expect(groups([0, 0.026, 0.03], 1, 729)).toBe('0 ×1  ┊ 14 decades ┊  0.026 … ×728');
  expect(groups([0, 0], 2, 9)).toBe('0 ×2, and 7 larger ones');
});

test('one group alone has no gap', () => {
  expect(groups([0.15, 0.96], 0)).toBe('0.15 … 0.96 ×2');
  expect(groups([0, 0, 0, 0], 4)).toBe('0 ×4');
  expect(groups([0.5], 0)).toBe('0.5 ×1');
});

test('without a dimension it says that no gap decides', () => {
  expect(groups([0.001, 0.5], null)).toBe('0.001 … 0.5 ×2, and no gap that decides');
  expect(groups([], null)).toBe('none were computed');
});
