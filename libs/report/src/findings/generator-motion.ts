import { flow } from '@liesweep/fields';
import { exponential, multiply, scale, type Matrix } from '@liesweep/lie';
import type { StoredTrialTensors } from '@liesweep/storage';
import { realForms } from '@liesweep/lie';
import { conjugate, mapVectors } from '@liesweep/verdict';
import type { MatrixBasis } from './generator-basis.js';

/** What a generator does to samples, in the units of the features. */
export interface Motion {
  /** v at a sample, q·r numbers. */
  readonly velocity: (sample: Float64Array) => Float64Array;
  /** exp(tv) of a sample at t = k·duration/steps for k = 0 … steps; NaN beyond a pole. */
  readonly follow: (sample: Float64Array, duration: number, steps: number) => readonly Float64Array[];
}

/**
 * The motion of a field: followed step by step.
 *
 * @param tolerance of a step; as exact as float64 where it is left out
 */
export function fieldMotion(velocity: (sample: Float64Array) => Float64Array, tolerance?: number): Motion {
  return {
    velocity,
    follow: (sample, duration, steps) => [
      sample,
      ...flow(
        velocity,
        sample,
        Array.from({ length: steps }, (_, k) => (duration * (k + 1)) / steps),
        tolerance,
      ),
    ],
  };
}

/**
 * The motion x → exp(t𝕁)x of a matrix on every vector of a sample. The exponential is taken in standard coordinates, where no unit makes
 * it inexact.
 */
export function matrixMotion(
  { generators, shape }: MatrixBasis,
  index: number,
  coordinates: StoredTrialTensors['coordinates'],
): Motion {
  const [count = 1] = generators.shape;
  const width = generators.data.length / count;
  const [form] = realForms(generators.data.subarray(index * width, (index + 1) * width), shape);
  if (form === undefined) throw new RangeError(`there is no generator ${String(index)}`);
  const inStandard = coordinates === undefined ? form : conjugate(form, coordinates);
  const steps = new Map<number, Matrix>();
  const stepOf = (time: number): Matrix => {
    const known = steps.get(time);
    if (known !== undefined) return known;
    const step = exponential(scale(inStandard, time));
    const inFeatures =
      coordinates === undefined ? step : multiply(multiply(coordinates.toRaw, step), coordinates.fromRaw);
    steps.set(time, inFeatures);
    return inFeatures;
  };
  return {
    velocity: (sample) => mapVectors(sample, form),
    follow: (sample, duration, count) => {
      const step = stepOf(duration / count);
      const points = [sample];
      for (let k = 0; k < count; k += 1) points.push(mapVectors(points[k] ?? sample, step));
      return points;
    },
  };
}
