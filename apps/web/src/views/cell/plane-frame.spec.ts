import { niceTicks } from './nice-ticks.js';
import { planeFrame } from './plane-frame.js';

const TWO = { particles: 1, features: ['x', 'y'] };
const EMPTY = { before: [], after: [], labelsBefore: null, labelsAfter: null, labelsMove: false, largestChange: null };

describe('planeFrame', () => {
  it('keeps circles round where the box is a square, and stays on the screen', () => {
    const axis = [-2, 0, 2];
    const contours = { x: axis, y: axis, values: [], label: 'φ' };
    const frame = planeFrame({ ...TWO, contours, paths: [], samples: EMPTY, shownAxes: [0, 1] }, 380);
    const [x0, y0] = frame.at(0, 0);
    expect(frame.at(1, 0)[0] - x0).toBeCloseTo(y0 - frame.at(0, 1)[1], 9);
    expect(frame.at(2, -2)).toEqual([frame.left + frame.innerWidth, frame.top + frame.innerHeight]);
    expect(frame.at(2, -2)[0]).toBeLessThanOrEqual(380);
  });

  it('holds all flow lines where no contour says the box', () => {
    const path = [
      [-3, 10],
      [5, -2],
    ];
    const frame = planeFrame({ ...TWO, contours: null, paths: [path], samples: EMPTY, shownAxes: [0, 1] }, 600);
    for (const [x = 0, y = 0] of path) {
      const [px, py] = frame.at(x, y);
      expect(px).toBeGreaterThan(frame.left);
      expect(px).toBeLessThan(frame.left + frame.innerWidth);
      expect(py).toBeGreaterThan(frame.top);
      expect(py).toBeLessThan(frame.top + frame.innerHeight);
    }
  });
});

describe('niceTicks', () => {
  it.each([
    { range: [-2.6, 2.6], ticks: [-2, -1, 0, 1, 2] },
    { range: [0, 1e-6], ticks: [0, 2e-7, 4e-7, 6e-7, 8e-7, 1e-6] },
    { range: [95, 105], ticks: [96, 98, 100, 102, 104] },
  ] as const)('is round between $range', ({ range, ticks }) => {
    expect(niceTicks(range, 6)).toEqual(ticks);
  });

  it('is empty where there is no range', () => {
    expect(niceTicks([1, 1], 5)).toEqual([]);
    expect(niceTicks([NaN, 1], 5)).toEqual([]);
  });
});
