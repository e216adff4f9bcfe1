import { flowPaths } from './flow-path.js';

/** Of the integrator, over a turn. */
const FLOW_ERROR = 1e-9;

test('paths begin at their starts, and keep what the field keeps', () => {
  const starts = [Float64Array.of(1, 0), Float64Array.of(0, -2)];
  const paths = flowPaths((x) => Float64Array.of(-(x[1] ?? NaN), x[0] ?? NaN), starts, 1);
  paths.forEach(({ points }, index) => {
    expect(points[0]).toEqual(starts[index]);
    for (const point of points) {
      expect(Math.abs(Math.hypot(...point) - Math.hypot(...(starts[index] ?? [])))).toBeLessThan(FLOW_ERROR);
    }
  });
});

test('a flow that runs to infinity is followed for as long as it can be drawn', () => {
  const [path] = flowPaths((x) => x.map((value) => value ** 2), [Float64Array.of(2)], 5);
  expect(path?.duration).toBeLessThan(0.5);
  for (const point of path?.points ?? []) expect(Number.isFinite(point[0])).toBe(true);
});

test('a field at rest stays where it is', () => {
  const [path] = flowPaths((x) => x.map(() => 0), [Float64Array.of(3)], 1);
  expect(path?.points.every(([x]) => x === 3)).toBe(true);
});
