import { normalStream } from '@liesweep/sweep';
import { downsampleCurve } from './downsample-curve.js';

function curveOf(count: number): { steps: number[]; losses: (number | null)[] } {
  const draw = normalStream(3);
  return {
    steps: Array.from({ length: count }, (_, at) => 10 * at),
    losses: Array.from({ length: count }, (_, at) => (at % 97 === 96 ? null : Math.exp(-at / 100 + draw()))),
  };
}

test.each([2, 3, 4, 5, 50, 999])(
  'a long curve keeps its ends, its lowest and its highest loss within %d points',
  (points) => {
    const curve = curveOf(1000);
    const { steps, losses } = downsampleCurve(curve, points);
    expect(steps.length).toBeLessThanOrEqual(points);
    expect([steps[0], steps.at(-1)]).toEqual([0, 9990]);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    steps.forEach((step, at) => {
      expect(losses[at]).toBe(curve.losses[step / 10]);
    });
    if (points < 4) return;
    const finite = curve.losses.filter((loss) => loss !== null);
    expect(losses).toContain(Math.min(...finite));
    expect(losses).toContain(null);
  },
);

test('a peak of one point between low ones is kept', () => {
  const curve = {
    steps: Array.from({ length: 500 }, (_, at) => at),
    losses: Array.from({ length: 500 }, (_, at) => (at === 333 ? 7 : 1e-9)),
  };
  expect(downsampleCurve(curve, 10).losses).toContain(7);
});

test('a short curve stays as it is', () => {
  const curve = curveOf(20);
  expect(downsampleCurve(curve, 20)).toEqual(curve);
  expect(downsampleCurve({ steps: [], losses: [] }, 2)).toEqual({ steps: [], losses: [] });
});
