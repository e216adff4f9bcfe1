import { contourRegions } from './contour-rings.js';
import type { PlaneBox } from './plane-frame.js';

const BOX: PlaneBox = { x1: [-2, 4], x2: [-1, 5] };
/** Linear pieces on cells of a tenth: x² + y² is off by less than its curvature there. */
const CELL_ERROR = 0.02;

describe('contourRegions', () => {
  it('lie along their level inside the rectangle, or on its border', () => {
    const regions = contourRegions(([x, y]) => x * x + y * y, BOX);
    expect(regions.length).toBeGreaterThan(4);
    for (const { level, rings } of regions) {
      for (const [x, y] of rings.flat()) {
        const isOnBorder = [...BOX.x1].includes(x) || [...BOX.x2].includes(y);
        if (!isOnBorder) expect(Math.abs(x * x + y * y - level)).toBeLessThan(CELL_ERROR);
      }
    }
  });

  it('enclose the area above their level, holes taken off', () => {
    const [first, ...others] = contourRegions(([x, y]) => (x - 1) ** 2 + (y - 2) ** 2, BOX).map(({ level, rings }) => ({
      area: Math.abs(rings.reduce((sum, ring) => sum + areaOf(ring), 0)),
      above: 36 - Math.min(36, Math.PI * level),
      level,
    }));
    expect(first?.area).toBeCloseTo(first?.above ?? NaN, 1);
    expect(others.map(({ area }) => area)).toEqual(others.map(({ area }) => area).toSorted((a, b) => b - a));
  });

  it('leave out where the function has no value', () => {
    const regions = contourRegions(([x]) => Math.log(x), BOX);
    for (const [x] of regions.flatMap(({ rings }) => rings.flat())) expect(x).toBeGreaterThan(0);
  });

  it('are none of a constant', () => {
    expect(contourRegions(() => 3, BOX)).toEqual([]);
  });
});

function areaOf(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
