import type { PlanePoint } from './contour-lines.js';
import { fixedPoints } from './fixed-points.js';
import type { PlaneBox } from './plane-frame.js';

const BOX: PlaneBox = { x1: [-2, 4], x2: [-2, 4] };
const NEWTON = 6;

test('a turn about a point is at rest there alone', () => {
  const [found, ...others] = fixedPoints(([x, y]) => [4 - 4 * y, x - 1], BOX);
  expect(others).toEqual([]);
  expect(found?.map((value) => Number(value.toFixed(NEWTON)))).toEqual([1, 1]);
});

test('all zeros inside are found, none outside', () => {
  const velocity = ([x, y]: PlanePoint): PlanePoint => [(x - 1) * (x + 1) * (x - 9), y];
  const found = fixedPoints(velocity, BOX).map(([x]) => Number(x.toFixed(NEWTON)));
  expect(found.toSorted((a, b) => a - b)).toEqual([-1, 1]);
});

test('a double zero is one point', () => {
  const found = fixedPoints(([x, y]) => [x * x - y * y, 2 * x * y], BOX);
  expect(found).toHaveLength(1);
  expect(Math.hypot(...(found[0] ?? [1, 1]))).toBeLessThan(1e-3);
});

test('a shear is at rest along a line', () => {
  const found = fixedPoints(([x]) => [0, x], BOX);
  expect(found.length).toBeGreaterThan(6);
  for (const [x] of found) expect(Math.abs(x)).toBeLessThan(1e-6);
});

test('a shift is at rest nowhere, and no field has no point of rest of its own', () => {
  expect(fixedPoints(() => [1, 0], BOX)).toEqual([]);
  expect(fixedPoints(() => [0, 0], BOX)).toEqual([]);
});
