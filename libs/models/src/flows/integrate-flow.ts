/** A generator field: the velocity v(x) at a point of R^n. */
export type VectorField = (x: Float64Array) => Float64Array;

/** How far to follow a field. */
export interface FlowSpan {
  /** The parameter t at the end; negative flows backwards. */
  readonly length: number;
  /** The largest step to take, > 0. */
  readonly step: number;
}

/** A path along a field. */
export interface Flow {
  /** x(0), x(h), x(2h), …, x(length). */
  readonly points: readonly Float64Array[];
  /** h, the step that was taken: it divides the length evenly, and has its sign. */
  readonly step: number;
}

/**
 * Follows a field, dx/dt = v(x), by the classical Runge–Kutta method of fourth order, whose error falls as the fourth
 * power of the step.
 *
 *     x ← x + h/6 (k₁ + 2k₂ + 2k₃ + k₄),   k₁ = v(x), k₂ = v(x + h/2 k₁), k₃ = v(x + h/2 k₂), k₄ = v(x + h k₃)
 *
 * @throws RangeError when the step is not positive, or the path leaves the finite numbers
 */
export function integrateFlow(field: VectorField, start: Float64Array, { length, step: largestStep }: FlowSpan): Flow {
  if (!(largestStep > 0) || !Number.isFinite(length))
    throw new RangeError(
      `flow: expected a finite length and a step above 0, got ${String(length)} and ${String(largestStep)}`,
    );
  const count = Math.ceil(Math.abs(length) / largestStep);
  const step = count === 0 ? largestStep : length / count;
  const points = [start];
  let x = start;
  for (let at = 0; at < count; at += 1) {
    x = rungeKuttaStep(field, x, step);
    if (!x.every(Number.isFinite))
      throw new RangeError(`flow: the path is not finite after ${String(at + 1)} steps of ${String(step)}`);
    points.push(x);
  }
  return { points, step };
}

function rungeKuttaStep(field: VectorField, x: Float64Array, step: number): Float64Array {
  const k1 = field(x);
  const k2 = field(moved(x, k1, step / 2));
  const k3 = field(moved(x, k2, step / 2));
  const k4 = field(moved(x, k3, step));
  return x.map(
    (value, at) =>
      value +
      (step / 6) *
        ((k1[at] ?? Number.NaN) + 2 * (k2[at] ?? Number.NaN) + 2 * (k3[at] ?? Number.NaN) + (k4[at] ?? Number.NaN)),
  );
}

function moved(x: Float64Array, velocity: Float64Array, by: number): Float64Array {
  return x.map((value, at) => value + by * (velocity[at] ?? Number.NaN));
}
