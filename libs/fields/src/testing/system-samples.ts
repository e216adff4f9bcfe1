import { normalStream, uniformStream } from '@liesweep/sweep';

/** Draws one sample of `length` numbers. */
export type SampleLaw = (seed: number, count: number, length: number) => Float64Array;

/** Normal numbers, with a mean and a standard deviation for each of the sample's places. */
export function normalLaw(means: readonly number[] = [0], deviations: readonly number[] = [1]): SampleLaw {
  return (seed, count, length) => {
    const stream = normalStream(seed);
    return Float64Array.from({ length: count * length }, (_, at) => {
      const place = at % length;
      return (means[place % means.length] ?? NaN) + (deviations[place % deviations.length] ?? NaN) * stream();
    });
  };
}

/** Uniform numbers; samples whose particles are nearer to each other than `apart` are drawn anew. */
export function uniformLaw(size: number, n: number, apart = 0): SampleLaw {
  return accepted(
    (draw) => 2 * size * draw() - size,
    (x) => areApart(x, n, n, apart),
  );
}

/** Galilei's: uniform events (t, x, y, z), with times apart. */
export function eventLaw(size: number, apart: number): SampleLaw {
  return accepted(
    (draw) => 2 * size * draw() - size,
    (x) => areApart(x, 4, 1, apart),
  );
}

/** Normal points outside of a ball. */
export function outsideLaw(radius: number): SampleLaw {
  return (seed, count, length) => {
    const stream = normalStream(seed);
    const samples: number[] = [];
    while (samples.length < count * length) {
      const x = Array.from({ length }, () => stream());
      if (Math.hypot(...x) > radius) samples.push(...x);
    }
    return Float64Array.from(samples);
  };
}

/** Points of the unit sphere. */
export const sphereLaw: SampleLaw = (seed, count, length) => {
  const stream = normalStream(seed);
  return Float64Array.from(
    Array.from({ length: count }, () => {
      const x = Array.from({ length }, () => stream());
      return x.map((entry) => entry / Math.hypot(...x));
    }).flat(),
  );
};

function accepted(number: (draw: () => number) => number, isGood: (x: readonly number[]) => boolean): SampleLaw {
  return (seed, count, length) => {
    const draw = uniformStream(seed);
    const samples: number[] = [];
    while (samples.length < count * length) {
      const x = Array.from({ length }, () => number(draw));
      if (isGood(x)) samples.push(...x);
    }
    return Float64Array.from(samples);
  };
}

/** Whether all vectors of n numbers differ in their first `width` by more than a distance. */
function areApart(x: readonly number[], n: number, width: number, apart: number): boolean {
  const vectors = Array.from({ length: x.length / n }, (_, p) => x.slice(p * n, p * n + width));
  return vectors.every((a, p) =>
    vectors.slice(p + 1).every((b) => Math.hypot(...a.map((entry, j) => entry - (b[j] ?? NaN))) > apart),
  );
}
