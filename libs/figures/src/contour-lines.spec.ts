import { contourLines } from './contour-lines.js';

/** The longest edge is h = √2·4/48, so interpolation is off by at most h²/8 times the curvature, here 1/0.55. */
const INTERPOLATION_ERROR = 3.5e-3;

describe('contourLines', () => {
  test('lie where the function has their level, on circles for the length of a vector', () => {
    const lines = contourLines(([x1, x2]) => Math.hypot(x1, x2), 2);
    expect(lines.length).toBeGreaterThan(4);
    for (const { level, pieces } of lines) {
      expect(pieces.length).toBeGreaterThan(10);
      const errors = pieces.flat().map(([x1, x2]) => Math.abs(Math.hypot(x1, x2) - level));
      expect(Math.max(...errors)).toBeLessThan(INTERPOLATION_ERROR);
    }
  });

  test('are closed: every end of a circle inside the square meets another', () => {
    const inner = contourLines(([x1, x2]) => Math.hypot(x1, x2), 2).filter(({ level }) => level < 1.9);
    expect(inner.length).toBeGreaterThan(2);
    for (const { pieces } of inner) {
      const counts = new Map<string, number>();
      for (const [x1, x2] of pieces.flat()) {
        const place = `${x1.toFixed(9)} ${x2.toFixed(9)}`;
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      expect([...counts.values()].every((count) => count % 2 === 0)).toBe(true);
    }
  });

  test('are exact for a linear function', () => {
    for (const { level, pieces } of contourLines(([x1, x2]) => 3 * x1 - x2, 1)) {
      for (const [x1, x2] of pieces.flat()) expect(3 * x1 - x2).toBeCloseTo(level, 12);
    }
  });

  test('leave out what is not finite, and a constant function has none', () => {
    const pieces = contourLines(([x1, x2]) => (x1 > 0 ? NaN : x2), 1).flatMap((line) => line.pieces);
    expect(pieces.length).toBeGreaterThan(0);
    expect(pieces.flat().every(([x1]) => x1 <= 0)).toBe(true);
    expect(contourLines(() => 1, 1)).toEqual([]);
    expect(contourLines(() => NaN, 1)).toEqual([]);
  });
});
