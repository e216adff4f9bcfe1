import { setBackend, tensor, tidy } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import type { ScheduleSpec } from '@liesweep/sweep';
import { relativeLearningRate } from './schedule.js';

/** The rate is a float32. */
const RATE_ERROR = 1e-6;
const STEPS = 4000;

beforeAll(() => setBackend('cpu'));

function rateAt(schedule: ScheduleSpec, t: number): number {
  return tidy(() => relativeLearningRate(schedule, STEPS, tensor(t)).dataSync()[0] ?? NaN);
}

const SCHEDULES: readonly ScheduleSpec[] = [
  { kind: 'constant' },
  { kind: 'inverse-sqrt', halfLife: 500 },
  { kind: 'cosine' },
];

test.each(SCHEDULES)('$kind starts at 1 and never rises, in the finishing phase after `steps` neither', (schedule) => {
  const rates = [0, 1000, 2000, STEPS, STEPS + 500, STEPS + 2000].map((t) => rateAt(schedule, t));
  expect(Math.abs((rates[0] ?? NaN) - 1)).toBeLessThan(RATE_ERROR);
  rates.slice(1).forEach((rate, at) => {
    expect(rate).toBeLessThanOrEqual((rates[at] ?? NaN) + RATE_ERROR);
    expect(rate).toBeGreaterThan(0);
  });
});

test('1/√(1 + t/halfLife) has fallen to 1/√2 after a half-life', () => {
  expect(Math.abs(rateAt({ kind: 'inverse-sqrt', halfLife: 500 }, 500) - Math.SQRT1_2)).toBeLessThan(RATE_ERROR);
});

test('half a cosine has fallen to the middle of 1 and 1/100 after half the steps', () => {
  expect(Math.abs(rateAt({ kind: 'cosine' }, STEPS / 2) - 0.505)).toBeLessThan(RATE_ERROR);
});

/** The formulas of the docstring, with the half-life of the list above. */
const PRINTED: Readonly<Record<ScheduleSpec['kind'], (t: number) => number>> = {
  constant: () => 1,
  'inverse-sqrt': (t) => 1 / Math.sqrt(1 + t / 500),
  cosine: (t) => 0.01 + 0.5 * 0.99 * (1 + Math.cos(Math.PI * Math.min(t / STEPS, 1))),
};

test.each(SCHEDULES)('$kind is the printed formula at every step', (schedule) => {
  for (const t of [0, 1, 7, 499, 1234, STEPS - 1, STEPS, STEPS + 1, 3 * STEPS])
    expect(Math.abs(rateAt(schedule, t) - PRINTED[schedule.kind](t))).toBeLessThan(RATE_ERROR);
});

test('after its steps the cosine stays at a hundredth', () => {
  for (const t of [STEPS, STEPS + 1, 10 * STEPS])
    expect(Math.abs(rateAt({ kind: 'cosine' }, t) - 0.01)).toBeLessThan(RATE_ERROR);
});
