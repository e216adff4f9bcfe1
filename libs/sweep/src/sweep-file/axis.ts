import { countOf } from '../count-of.js';
import { z } from 'zod';
import { mapping } from '../schema/mapping.js';

/** Longest axis that a file may ask for. */
const MOST_AXIS_VALUES = 100_000;

/** Ranges are rounded to so many digits, so that 0.1 + 0.1 + 0.1 is written 0.3 in a key. */
const RANGE_DIGITS = 12;

/** Share of a step by which the end of a range may be missed by rounding and still belong to it. */
const END_TOLERANCE = 1e-9;

/** An axis of the grid: one value, a list of distinct values, or `{ from, to, step? }` with both ends; parses to a list. */
export function axis(value: z.ZodType<number, number>, step: z.ZodType<number, number>) {
  const list = z.array(value, { error: 'a list of them' }).min(1, { error: 'a list with at least one value' });
  const range = mapping({ from: value, to: value, step: step.default(1) });
  return z.union([value, list, range]).transform((given, context) => {
    const refuse = (message: string, path: number[] = []): never => {
      context.addIssue({ code: 'custom', message, path });
      return z.NEVER;
    };
    const count = valueCount(given);
    if (count < 1) return refuse('expected from ≤ to, got a range without a value');
    if (count > MOST_AXIS_VALUES)
      return refuse(`expected at most ${countOf(MOST_AXIS_VALUES, 'value')}, got ${String(count)}`);
    const values = valuesOf(given).map((each) => (each === 0 ? 0 : each)); // minus zero is zero
    const repeated = firstRepeated(values);
    if (repeated === undefined) return values;
    return refuse(
      `expected distinct values, got ${String(values[repeated])} twice`,
      Array.isArray(given) ? [repeated] : [],
    );
  });
}

type GivenAxis = number | readonly number[] | { readonly from: number; readonly to: number; readonly step: number };

function valueCount(given: GivenAxis): number {
  if (typeof given === 'number') return 1;
  return 'from' in given ? Math.floor((given.to - given.from) / given.step + END_TOLERANCE) + 1 : given.length;
}

function valuesOf(given: GivenAxis): readonly number[] {
  if (typeof given === 'number') return [given];
  if (!('from' in given)) return given;
  const { from, step } = given;
  return Array.from({ length: valueCount(given) }, (_, i) => Number((from + i * step).toPrecision(RANGE_DIGITS)));
}

function firstRepeated(values: readonly number[]): number | undefined {
  const seen = new Set<number>();
  const position = values.findIndex((value) => seen.size === seen.add(value).size);
  return position < 0 ? undefined : position;
}
