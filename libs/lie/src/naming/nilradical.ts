import { innerProduct, normSquared } from '../frobenius.js';
import { matrixOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { adjointOf, identity, rowsOf } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { combine } from '../structure/name-centre.js';
import { stackVertically } from '../structure/split-spaces.js';
import { decideSpaces } from './decide.js';
import { noiseOfFound } from './normalised-algebra.js';
import { complementWithin } from './rows.js';
import { derivedSpace, lowerCentralSeries } from './series.js';
import { UndecidedError } from './undecided-error.js';

/** Elements y drawn, and powers of T_y: enough for five distinct weights, and what they miss is found out. */
const DRAWS = 6;
const POWERS = 5;

/** Matrices below this do not act. */
const ACTS_ABOVE = 1e-6;

/**
 * The nilradical, the largest nilpotent ideal: the x of the radical with a nilpotent ad_x.
 *
 * [g, rad] lies in it. On what its flag g ⊇ [I, g] ⊇ [I, [I, g]] ⊇ … leaves from step to step, I = [g, rad], the rest of
 * the radical acts by matrices T_x that commute, and x belongs to the nilradical where tr(T_x T_y^k) = 0 for all y and k: each a
 * decision that is linear in x, and in the noise.
 *
 * @param radical orthonormal rows
 * @returns orthonormal rows
 * @throws UndecidedError where there is no gap, or where what is found is not nilpotent
 */
export function nilradical(algebra: LieAlgebra, radical: Matrix): Matrix {
  const whole = identity(algebra.dimension);
  const inside = derivedSpace(algebra, whole, radical, '[g, rad]');
  const others = complementWithin(radical, inside);
  if (others.rows === 0) {
    return inside;
  }
  const weightless = decideSpaces(
    traces(gradedActions(algebra, inside, others)),
    noiseOfFound(algebra),
    'the nilradical',
  ).nullspace;
  const found = stackVertically(inside, multiply(weightless, others));
  if (lowerCentralSeries(algebra, found).at(-1)?.rows !== 0) {
    throw new UndecidedError('the nilradical');
  }
  return found;
}

/** For each element, its matrix on every step of the flag of an ideal. */
function gradedActions(algebra: LieAlgebra, ideal: Matrix, elements: Matrix): Matrix[][] {
  const steps = flagSteps(algebra, ideal);
  return rowsOf(elements).map((x) => {
    const adjoint = adjointOf(algebra, x);
    return steps.map((step) => multiply(multiply(step, adjoint), transpose(step)));
  });
}

function flagSteps(algebra: LieAlgebra, ideal: Matrix): Matrix[] {
  const steps: Matrix[] = [];
  for (let space = identity(algebra.dimension); space.rows > 0; ) {
    const next = derivedSpace(algebra, ideal, space, 'the flag of [g, rad]');
    if (next.rows >= space.rows) {
      throw new UndecidedError('the flag of [g, rad]');
    }
    steps.push(complementWithin(space, next));
    space = next;
  }
  return steps;
}

/** tr(T_x T_y^k) by rows, one column for each x. */
function traces(actions: readonly (readonly Matrix[])[]): Matrix {
  const draw = seededNormals(8);
  const steps = actions[0]?.length ?? 0;
  const rows = Array.from({ length: DRAWS }, () => {
    const y = Float64Array.from(actions, draw);
    const drawn = Array.from({ length: steps }, (_, step) =>
      combine(
        y,
        actions.map((each) => each[step] ?? matrixOf(0, 0)),
      ),
    );
    const size = Math.sqrt(drawn.reduce((sum, each) => sum + normSquared(each), 0));
    const unit = drawn.map((each) => scale(each, size > ACTS_ABOVE ? 1 / size : 1));
    let powers = drawn.map((each) => identity(each.rows));
    return Array.from({ length: POWERS }, () => {
      const row = actions.map((each) =>
        each.reduce((sum, matrix, step) => sum + innerProduct(transpose(matrix), powers[step] ?? matrix), 0),
      );
      powers = powers.map((power, step) => multiply(power, unit[step] ?? power));
      return row;
    });
  }).flat();
  return scale(matrixOf(rows.length, actions.length, rows.flat()), 1 / Math.sqrt(rows.length));
}
