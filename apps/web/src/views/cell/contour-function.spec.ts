import { contourFunction } from './contour-function.js';

const axis = [-1, 0, 1];
const grid = (value: (x: number, y: number) => number | null) =>
  contourFunction({ x: axis, y: axis, values: axis.map((y) => axis.map((x) => value(x, y))), label: 'φ' });

describe('contourFunction', () => {
  it('is exact where φ is linear, corners and edges included', () => {
    const value = grid((x, y) => 2 * x - 3 * y + 1);
    for (const point of [
      [-1, -1],
      [1, 1],
      [0.25, -0.5],
      [1, 0.3],
      [0, 0],
    ] as const) {
      expect(value(point)).toBeCloseTo(2 * point[0] - 3 * point[1] + 1, 9);
    }
  });

  it('has no value outside, nor beside a point that has none', () => {
    const value = grid((x, y) => (x === 1 && y === 1 ? null : 1));
    expect(value([1.1, 0])).toBeNaN();
    expect(value([0.5, 0.5])).toBeNaN();
    expect(value([0.5, -0.5])).toBe(1);
    expect(value([0, 1])).toBe(1);
  });
});
