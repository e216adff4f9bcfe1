import { GENERATOR_NORM_SQUARED, matrixOf, multiply, transpose, type Matrix } from '@liesweep/lie';
import { bracketOf } from './bracket-of.js';
import { closureOf } from './closure-of.js';
import { dot } from './dot.js';
import type { StructureTensor } from './field-problem.js';
import { orthonormalRows } from './orthonormal-rows.js';
import { restrictTensor } from './restrict-tensor.js';

/** Sets of fields close below this: exact subalgebras reach it from anywhere near, and floors of others stand above 1. */
export const POLISHED_BELOW = 1e-10;

/** Where the descent stops: far below what decides. */
const FINISHED_BELOW = 1e-16;

/** A set whose closure is above has ended in a minimum that is not zero once its gradient is below. */
const OPEN_ABOVE = 1e-3;
const FLAT_BELOW = 1e-7;

const MOST_STEPS = 3000;

/** Pairs of differences that L-BFGS keeps. */
const MEMORY = 12;

/** The share of the expected decrease that a step must have, and how often it is halved. */
const SUFFICIENT = 1e-4;
const MOST_HALVINGS = 40;

/** A set of fields after the finish. */
export interface PolishedSet {
  /** c̃ as rows, [N_g, P], orthogonal at |v|² = 2. */
  readonly fields: Matrix;
  readonly closure: number;
}

/**
 * Finishes the closure of trained fields in float64, inside the space that is certified to keep the labels.
 *
 * Subalgebras that are not reductive are closed to fourth order along some directions: span{P_1 + εJ, P_2} of e(2) has closure
 * ε⁴, where steps in float32 end. So the nearest set of the null space is taken, and Σ_{a<b} ‖[v_a, v_b] − …‖² is lowered
 * over all N_g-dimensional subspaces by L-BFGS on the Grassmannian, the gradient in closed form.
 *
 * @param trained c̃ as rows, [N_g, P]
 * @param basis of the null space, orthonormal rows [d, P]
 * @returns null where more fields were trained than there are symmetries, or their parts among these depend on each other
 */
export function polish(trained: Matrix, basis: Matrix, tensor: StructureTensor): PolishedSet | null {
  const { rows: count } = trained;
  if (count > basis.rows || count === 0) return null;
  const inside = multiply(trained, transpose(basis)); // [N_g, d]
  const restricted = restrictTensor(tensor, basis);
  if (!Number.isFinite(closureOf(inside, restricted).closure)) return null;
  const found = descend(orthonormalRows(inside), restricted);
  const scale = Math.sqrt(GENERATOR_NORM_SQUARED);
  const fields = multiply(found.point, basis);
  return {
    fields: matrixOf(
      count,
      basis.columns,
      fields.data.map((entry) => entry * scale),
    ),
    closure: found.value,
  };
}

interface Evaluated {
  readonly value: number;
  /** Horizontal: orthogonal to the rows of the point, [N_g, d]. */
  readonly gradient: Float64Array;
}

function descend(start: Matrix, tensor: StructureTensor): { readonly point: Matrix; readonly value: number } {
  let point = start;
  let here = evaluate(point, tensor);
  let memory: { readonly step: Float64Array; readonly change: Float64Array }[] = [];
  for (let count = 0; count < MOST_STEPS && here.value > FINISHED_BELOW; count += 1) {
    if (here.value > OPEN_ABOVE && dot(here.gradient, here.gradient) < FLAT_BELOW ** 2) break;
    let direction = searchDirection(here.gradient, memory);
    let slope = dot(direction, here.gradient);
    if (!(slope < 0)) {
      memory = [];
      direction = here.gradient.map((entry) => -entry);
      slope = dot(direction, here.gradient);
    }
    const next = along(point, direction, slope, here.value, tensor);
    if (next === null) {
      if (memory.length === 0) break;
      memory = [];
      continue;
    }
    const step = horizontal(next.step, next.point);
    const change = subtract(next.evaluated.gradient, horizontal(here.gradient, next.point));
    memory = memory
      .map((pair) => ({ step: horizontal(pair.step, next.point), change: horizontal(pair.change, next.point) }))
      .slice(1 - MEMORY);
    if (dot(step, change) > 0) memory.push({ step, change });
    point = next.point;
    here = next.evaluated;
  }
  return { point, value: here.value };
}

/** A step of sufficient decrease, at first of length 1 in units of the direction. */
function along(
  point: Matrix,
  direction: Float64Array,
  slope: number,
  value: number,
  tensor: StructureTensor,
): { readonly point: Matrix; readonly evaluated: Evaluated; readonly step: Float64Array } | null {
  let length = Math.min(1, 1 / Math.sqrt(dot(direction, direction)));
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const step = direction.map((entry) => length * entry);
    const moved = orthonormalRows(
      matrixOf(
        point.rows,
        point.columns,
        point.data.map((entry, at) => entry + (step[at] ?? NaN)),
      ),
    );
    const evaluated = evaluate(moved, tensor);
    if (evaluated.value <= value + SUFFICIENT * length * slope) return { point: moved, evaluated, step };
    length /= 2;
  }
  return null;
}

/** −H⁻¹g by the two loops of L-BFGS. */
function searchDirection(
  gradient: Float64Array,
  memory: readonly { readonly step: Float64Array; readonly change: Float64Array }[],
): Float64Array {
  const q = gradient.slice();
  const weights = memory.toReversed().map(({ step, change }) => {
    const weight = dot(step, q) / dot(step, change);
    q.forEach((entry, at) => {
      q[at] = entry - weight * (change[at] ?? NaN);
    });
    return weight;
  });
  const last = memory.at(-1);
  const size = last === undefined ? 1 : dot(last.step, last.change) / dot(last.change, last.change);
  q.forEach((entry, at) => {
    q[at] = entry * size;
  });
  memory.forEach(({ step, change }, index) => {
    const weight = (weights[memory.length - 1 - index] ?? NaN) - dot(change, q) / dot(step, change);
    q.forEach((entry, at) => {
      q[at] = entry + weight * (step[at] ?? NaN);
    });
  });
  return q.map((entry) => -entry);
}

/**
 * The closure of the span of orthonormal rows x, at |v|² = 2, and its gradient:
 *
 *     f = 4 Σ_{a<b} |r_ab|²,   r_ab = B_ab − Σ_c (B_ab·x_c) x_c,
 *     ∂f/∂x_c = 8 [ Σ_b T(·, x_b)·r_cb − Σ_{a<b} (B_ab·x_c) r_ab ]
 */
function evaluate(point: Matrix, tensor: StructureTensor): Evaluated {
  const { rows: count, columns: d } = point;
  const { size } = tensor;
  const rows = Array.from({ length: count }, (_, a) => point.data.subarray(a * d, (a + 1) * d));
  const gradient = new Float64Array(count * d);
  let value = 0;
  rows.forEach((x, a) => {
    for (let b = a + 1; b < count; b += 1) {
      const other = rows[b] ?? x;
      const bracket = bracketOf(tensor, x, other);
      const rest = bracket.slice();
      const parts = rows.map((row) => dot(row, bracket.subarray(0, d)));
      rows.forEach((row, c) => {
        row.forEach((entry, s) => {
          rest[s] = (rest[s] ?? NaN) - (parts[c] ?? NaN) * entry;
        });
      });
      value += GENERATOR_NORM_SQUARED ** 2 * dot(rest, rest);
      parts.forEach((part, c) => {
        for (let s = 0; s < d; s += 1) gradient[c * d + s] = (gradient[c * d + s] ?? NaN) - part * (rest[s] ?? NaN);
      });
      for (let p = 0; p < d; p += 1) {
        let [first, second] = [0, 0];
        for (let q = 0; q < d; q += 1) {
          const start = (p * d + q) * size;
          let along = 0;
          for (let s = 0; s < size; s += 1) along += (tensor.values[start + s] ?? NaN) * (rest[s] ?? NaN);
          first += along * (other[q] ?? NaN); // T(e_p, x_b)·r
          second -= along * (x[q] ?? NaN); // T(x_a, e_p)·r
        }
        gradient[a * d + p] = (gradient[a * d + p] ?? NaN) + first;
        gradient[b * d + p] = (gradient[b * d + p] ?? NaN) + second;
      }
    }
  });
  const scaled = gradient.map((entry) => 2 * GENERATOR_NORM_SQUARED ** 2 * entry);
  return { value, gradient: horizontal(scaled, point) };
}

/** The part of a tangent, [N_g, d], across the span of the point's rows. */
function horizontal(tangent: Float64Array, { rows, columns, data }: Matrix): Float64Array {
  const across = tangent.slice();
  for (let a = 0; a < rows; a += 1) {
    const own = across.subarray(a * columns, (a + 1) * columns);
    for (let b = 0; b < rows; b += 1) {
      const row = data.subarray(b * columns, (b + 1) * columns);
      const part = dot(own, row);
      row.forEach((entry, at) => {
        own[at] = (own[at] ?? NaN) - part * entry;
      });
    }
  }
  return across;
}

function subtract(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((entry, at) => entry - (b[at] ?? NaN));
}
