import { matrixOf, multiply, stackAsRows, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { adjointOf, rowsOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { decideSpaces } from './decide.js';
import { formSignature, formSize } from './form-signature.js';

/** What elements do to an ideal: one matrix [k, k] for each, in the ideal's own coordinates. */
export function actionsOn(algebra: LieAlgebra, ideal: Matrix, elements: Matrix): Matrix[] {
  const columns = transpose(ideal);
  return rowsOf(elements).map((x) => multiply(multiply(ideal, adjointOf(algebra, x)), columns));
}

/** Whether no element but 0 acts as 0. */
export function isFaithful(actions: readonly Matrix[], noise: number): boolean {
  return decideSpaces(stackAsRows(actions), noise, 'whether the action is faithful').rowSpace.rows === actions.length;
}

/** The symmetric forms that an action keeps. */
export interface InvariantForms {
  readonly count: number;
  /** Numbers of positive and negative squares of the only one; null where there are more, or where it is degenerate. */
  readonly signature: readonly [plus: number, minus: number] | null;
}

/** The symmetric matrices B with AᵀB + BA = 0 for every matrix A of an action. */
export function invariantForms(actions: readonly Matrix[], noise: number): InvariantForms {
  const k = actions[0]?.rows ?? 0;
  const places = Array.from({ length: k }, (_, i) =>
    Array.from({ length: k - i }, (_unused, j) => [i, i + j] as const),
  ).flat();
  const system = matrixOf(actions.length * k * k, places.length);
  actions.forEach((action, a) => {
    places.forEach(([i, j], place) => {
      const form = symmetric(k, [[i, j, 1]]);
      const [first, second] = [multiply(transpose(action), form), multiply(form, action)];
      first.data.forEach((entry, at) => {
        system.data[(a * k * k + at) * places.length + place] = entry + (second.data[at] ?? NaN);
      });
    });
  });
  const size = Math.sqrt(formSize(multiply(transpose(system), system)));
  const { nullspace } = decideSpaces(system, noise * size, 'the invariant forms');
  if (nullspace.rows !== 1) {
    return { count: nullspace.rows, signature: null };
  }
  const form = symmetric(
    k,
    places.map(([i, j], place) => [i, j, nullspace.data[place] ?? NaN]),
  );
  const { plus, minus, zero } = formSignature(form, noise * formSize(form), 'the signature of the invariant form');
  return { count: 1, signature: zero === 0 ? [plus, minus] : null };
}

function symmetric(k: number, entries: readonly (readonly [number, number, number])[]): Matrix {
  const form = matrixOf(k, k);
  for (const [i, j, entry] of entries) {
    form.data[i * k + j] = entry;
    form.data[j * k + i] = entry;
  }
  return form;
}
