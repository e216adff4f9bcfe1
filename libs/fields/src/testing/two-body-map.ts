import { normalStream, uniformStream } from '@liesweep/sweep';
import type { LabelFunctions } from './reference-system.js';
import type { SampleLaw } from './system-samples.js';

/** The time of the map, and the steps of Runge and Kutta on the way: few, for these keep every affine symmetry exactly. */
const TIME = 0.5;
const STEPS = 16;

/** The numbers of a state: q_1, q_2, p_1, p_2 in the plane. */
const LENGTH = 8;

/** Two bodies of mass 1 that attract each other by 1/r², from one time to the next, with its exact derivative. */
export const twoBodyMap: LabelFunctions = {
  count: LENGTH,
  value: (x) => [...integrate(x).subarray(0, LENGTH)],
  gradient: (x) => {
    const end = integrate(x);
    // Behind the state stand the derivatives ∂x(t)/∂x_j, one column after another.
    return Array.from({ length: LENGTH }, (_, label) =>
      Float64Array.from({ length: LENGTH }, (__, j) => end[LENGTH * (1 + j) + label] ?? NaN),
    );
  },
};

/** Orbits near circles, whose centre of mass moves, or rests at the origin. */
export function orbitLaw(isMoving: boolean): SampleLaw {
  return (seed, count) => {
    const [uniform, normal] = [uniformStream(seed), normalStream(seed + 1)];
    const states = Array.from({ length: count }, () => {
      const [distance, angle] = [1 + uniform(), 2 * Math.PI * uniform()];
      const r = [distance * Math.cos(angle), distance * Math.sin(angle)];
      const speed = Math.sqrt(2 / distance) * (0.8 + 0.4 * uniform());
      const v = [-speed * Math.sin(angle), speed * Math.cos(angle)].map((entry) => entry + 0.1 * normal());
      const centre = [0, 0].map(() => (isMoving ? normal() : 0));
      const momentum = [0, 0].map(() => (isMoving ? normal() : 0)); // of both
      const part = (a: readonly number[], b: readonly number[], sign: number): number[] =>
        a.map((entry, j) => entry + (sign * (b[j] ?? NaN)) / 2);
      const half = momentum.map((entry) => entry / 2);
      return [...part(centre, r, 1), ...part(centre, r, -1), ...part(half, v, 1), ...part(half, v, -1)];
    });
    return Float64Array.from(states.flat());
  };
}

/** The state after the map, and its derivatives behind it. */
function integrate(x: Float64Array): Float64Array {
  let state = new Float64Array(LENGTH * (1 + LENGTH));
  state.set(x);
  for (let j = 0; j < LENGTH; j += 1) state[LENGTH * (1 + j) + j] = 1;
  const h = TIME / STEPS;
  for (let step = 0; step < STEPS; step += 1) {
    const k1 = slope(state);
    const k2 = slope(moved(state, k1, h / 2));
    const k3 = slope(moved(state, k2, h / 2));
    const k4 = slope(moved(state, k3, h));
    state = state.map(
      (entry, at) => entry + (h / 6) * ((k1[at] ?? NaN) + 2 * (k2[at] ?? NaN) + 2 * (k3[at] ?? NaN) + (k4[at] ?? NaN)),
    );
  }
  return state;
}

function moved(state: Float64Array, along: Float64Array, h: number): Float64Array {
  return state.map((entry, at) => entry + h * (along[at] ?? NaN));
}

/** ẋ, and of each column of derivatives its own. */
function slope(state: Float64Array): Float64Array {
  const change = new Float64Array(state.length);
  const at = (place: number): number => state[place] ?? NaN;
  const r = [at(0) - at(2), at(1) - at(3)] as const;
  const size = Math.hypot(...r);
  for (let column = 0; column <= LENGTH; column += 1) {
    const first = LENGTH * column;
    for (let j = 0; j < 4; j += 1) change[first + j] = at(first + 4 + j);
    const d = [at(first) - at(first + 2), at(first + 1) - at(first + 3)] as const;
    const along = (3 * (r[0] * d[0] + r[1] * d[1])) / size ** 5;
    for (let j = 0; j < 2; j += 1) {
      const force = column === 0 ? -(r[j] ?? NaN) / size ** 3 : -(d[j] ?? NaN) / size ** 3 + along * (r[j] ?? NaN);
      change[first + 4 + j] = force;
      change[first + 6 + j] = -force;
    }
  }
  return change;
}
