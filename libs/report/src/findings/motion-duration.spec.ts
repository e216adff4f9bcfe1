import { exponential, matrixOf, multiply, scale, type Matrix } from '@liesweep/lie';
import { so } from '@liesweep/lie/testing';
import { normalStream } from '@liesweep/sweep';
import { mapVectors } from '@liesweep/verdict';
import { fieldMotion, type Motion } from './generator-motion.js';
import { motionDuration } from './motion-duration.js';

function samplesOf(n: number, units = 1): Float64Array[] {
  const draw = normalStream(4);
  return Array.from({ length: 100 }, () => Float64Array.from({ length: n }, () => units * draw()));
}

const linear = (matrix: Matrix): Motion => ({
  velocity: (x) => mapVectors(x, matrix),
  follow: (x, duration, steps) => {
    const step = exponential(scale(matrix, duration / steps));
    const powers = Array.from({ length: steps + 1 }).reduce<Matrix[]>(
      (all) => [...all, multiply(all.at(-1) ?? exponential(scale(matrix, 0)), step)],
      [exponential(scale(matrix, 0))],
    );
    return powers.slice(0, steps + 1).map((power) => mapVectors(x, power));
  },
});

test.each([2, 3, 4, 10])('a rotation of the plane of two of %d features makes about a turn', (n) => {
  const [turn] = so(n);
  const duration = motionDuration(linear(turn ?? matrixOf(n, n)), samplesOf(n), n);
  expect(duration).toBeGreaterThanOrEqual(5);
  expect(duration).toBeLessThanOrEqual(8);
});

test('what grows is followed for as long as it is seen, in whatever units', () => {
  const growth = matrixOf(2, 2, [1, 0, 0, -1]);
  const durations = [1e-6, 1, 1e6].map((units) => motionDuration(linear(growth), samplesOf(2, units), 2));
  expect(durations[0]).toBeLessThan(2);
  expect(durations[0]).toBeGreaterThan(0.5);
  expect(new Set(durations).size).toBe(1);
});

test('a flow with a pole ends before it, and one that rests is followed for 1', () => {
  const blowsUp = fieldMotion((x) => x.map((entry) => entry ** 2));
  expect(motionDuration(blowsUp, samplesOf(1), 1)).toBeLessThan(1);
  expect(
    motionDuration(
      fieldMotion((x) => x.map(() => 0)),
      samplesOf(1),
      1,
    ),
  ).toBe(1);
});
