import type { Bucket } from './bucket.js';
import { stackLimitOf, stackMemoryBytes } from './stack-memory.js';
import { expectedTrialSeconds } from './trial-cost.js';

const MEBIBYTE = 2 ** 20;

/** Real matrices of n rows. */
const bucket = (dimension: number, generatorCount: number, hasClosure: boolean): Bucket => ({
  ...{ dimension, equivalentDimension: dimension, generatorCount, hasClosure },
});

test('the bracket of all pairs decides the memory where closure has weight', () => {
  // SO(10) with 45 generators: 45² · 100 · 4 bytes per trial and intermediate.
  expect(stackMemoryBytes(bucket(10, 45, true), 1)).toBe(45 ** 2 * 100 * 4 * 24);
  expect(stackMemoryBytes(bucket(10, 45, false), 3)).toBe(3 * 45 * 100 * 4 * 24);
});

test('the largest stack within a limit fits, and one trial more does not', () => {
  const maxStackMemoryBytes = 256 * MEBIBYTE;
  const most = stackLimitOf({ maxStackMemoryBytes }).maxTrials(bucket(4, 10, true));
  expect(stackMemoryBytes(bucket(4, 10, true), most)).toBeLessThanOrEqual(maxStackMemoryBytes);
  expect(stackMemoryBytes(bucket(4, 10, true), most + 1)).toBeGreaterThan(maxStackMemoryBytes);
});

test('a trial that fits nowhere is a stack of its own', () => {
  expect(stackLimitOf({ maxStackMemoryBytes: 1 }).maxTrials(bucket(100, 1000, true))).toBe(1);
});

test('the limit left to the program keeps the trainer below 1.5 GB', () => {
  const most = stackLimitOf({ maxStackMemoryBytes: 'auto' }).maxTrials(bucket(10, 45, true));
  expect(stackMemoryBytes(bucket(10, 45, true), most)).toBeLessThan(1.5e9 / 2);
  expect(most).toBeGreaterThan(10);
});

test('a trial costs more with steps, dimension, generators and closure', () => {
  const base = expectedTrialSeconds(bucket(3, 2, false), 1000);
  expect(base).toBeGreaterThan(0);
  expect(expectedTrialSeconds(bucket(3, 2, false), 2000)).toBeCloseTo(2 * base, 12);
  expect(expectedTrialSeconds(bucket(4, 2, false), 1000)).toBeGreaterThan(base);
  expect(expectedTrialSeconds(bucket(3, 3, false), 1000)).toBeGreaterThan(base);
  expect(expectedTrialSeconds(bucket(3, 2, true), 1000)).toBeGreaterThan(base);
});
