import { normalStream, uniformStream } from './random-stream.js';

const COUNT = 200_000;
/** Five standard deviations of a mean over COUNT numbers of unit variance: a right stream misses it once in 10⁶ seeds. */
const FIVE_SIGMA = 5 / Math.sqrt(COUNT);

const take = (stream: () => number, count: number): number[] => Array.from({ length: count }, () => stream());
const meanOf = (values: readonly number[], power: number): number =>
  values.reduce((sum, value) => sum + value ** power, 0) / values.length;

test('S4: the first numbers of a stream never move', () => {
  expect(take(uniformStream(1), 4)).toEqual([
    0.5808329288877181, 0.39800308563214204, 0.06448450330883204, 0.5670125770178888,
  ]);
  expect(take(normalStream(1), 4)).toEqual([
    1.4411644607441785, -1.8184956318570162, -0.7027228868480443, 0.10812766006012178,
  ]);
});

test('S4: equal seeds give equal streams, neighbouring seeds unrelated ones', () => {
  expect(take(normalStream(7), 100)).toEqual(take(normalStream(7), 100));
  const [a, b] = [take(normalStream(7), COUNT), take(normalStream(8), COUNT)];
  const correlation = a.reduce((sum, value, i) => sum + value * (b[i] ?? Number.NaN), 0) / COUNT;
  expect(Math.abs(correlation)).toBeLessThan(FIVE_SIGMA);
});

test('normal numbers have the moments 0, 1, 0, 3', () => {
  const values = take(normalStream(42), COUNT);
  expect(Math.abs(meanOf(values, 1))).toBeLessThan(FIVE_SIGMA);
  expect(Math.abs(meanOf(values, 2) - 1)).toBeLessThan(Math.sqrt(2) * FIVE_SIGMA); // var x² = 2
  expect(Math.abs(meanOf(values, 3))).toBeLessThan(Math.sqrt(15) * FIVE_SIGMA); // var x³ = 15
  expect(Math.abs(meanOf(values, 4) - 3)).toBeLessThan(Math.sqrt(96) * FIVE_SIGMA); // var x⁴ = 105 − 9
});

test('successive normal numbers are not correlated', () => {
  const values = take(normalStream(3), COUNT);
  const lagged = values.slice(1).reduce((sum, value, i) => sum + value * (values[i] ?? Number.NaN), 0) / COUNT;
  expect(Math.abs(lagged)).toBeLessThan(FIVE_SIGMA);
});

test('uniform numbers lie in [0, 1) and fill it evenly', () => {
  const values = take(uniformStream(5), COUNT);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(Math.abs(meanOf(values, 1) - 1 / 2)).toBeLessThan(FIVE_SIGMA / Math.sqrt(12));
  expect(Math.abs(meanOf(values, 2) - 1 / 3)).toBeLessThan(FIVE_SIGMA * Math.sqrt(4 / 45)); // var u² = 1/5 − 1/9
});
