import { z } from 'zod';

/** A whole number in a closed range. */
export function wholeNumber(least: number, most: number) {
  const error = `a whole number from ${String(least)} to ${String(most)}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** A finite number. */
export function finiteNumber() {
  return z.number({ error: 'a finite number' });
}

/** A finite number above 0. */
export function positiveNumber() {
  const error = 'a finite number above 0';
  return z.number({ error }).positive({ error });
}

/** A finite number, 0 or above. */
export function nonNegativeNumber() {
  const error = 'a finite number, 0 or above';
  return z.number({ error }).nonnegative({ error });
}

/** A list of finite numbers, at least one. */
export function numberList() {
  return z.array(finiteNumber(), { error: 'a list of finite numbers' }).min(1, { error: 'at least one number' });
}
