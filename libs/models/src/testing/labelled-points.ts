import { normalStream, uniformStream } from '@liesweep/sweep';

/** A table of features with its labels. For tests only. */
export interface LabelledPoints {
  readonly inputs: Float64Array;
  readonly labels: Float64Array;
}

/** Points of two interleaved half circles with a little noise, and which of the two each belongs to. For tests only. */
export function twoMoons(count: number, seed: number): LabelledPoints {
  const [uniform, normal] = [uniformStream(seed), normalStream(seed)];
  const points = Array.from({ length: count }, (_, at) => {
    const angle = Math.PI * uniform();
    const [x, y] = at % 2 === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    return [x + 0.1 * normal(), y + 0.1 * normal()];
  });
  return { inputs: Float64Array.from(points.flat()), labels: Float64Array.from({ length: count }, (_, at) => at % 2) };
}

/** Standard normal points, labelled by a formula, the labels smeared by a relative error. For tests only. */
export function normalPoints(
  count: number,
  dimension: number,
  seed: number,
  { label, smearing = 0 }: { readonly label: (x: Float64Array) => number; readonly smearing?: number },
): LabelledPoints {
  const normal = normalStream(seed);
  const inputs = Float64Array.from({ length: count * dimension }, () => normal());
  const labels = Float64Array.from(
    { length: count },
    (_, at) => label(inputs.subarray(at * dimension, (at + 1) * dimension)) * (1 + smearing * normal()),
  );
  return { inputs, labels };
}
