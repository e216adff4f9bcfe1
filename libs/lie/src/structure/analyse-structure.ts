import { independence } from '../independence.js';
import { isFiniteMatrix, multiply, scale, stackAsRows, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { analyseAlgebra } from '../naming/analyse-algebra.js';
import { GENERATOR_NORM_SQUARED } from '../orthonormalise.js';
import { INDEPENDENT_ABOVE } from '../require-independent.js';
import type { AlgebraStructure } from './algebra-structure.js';
import { cartanSubalgebra } from './cartan-subalgebra.js';
import { centre, derivedAlgebra } from './centre.js';
import { explainReductive } from './explain-reductive.js';
import { ideals } from './ideals.js';
import { killingSignature } from './killing-form.js';
import { lieAlgebraOf, restrictTo, rowsOf } from './lie-algebra.js';
import type { SpannedAlgebra } from './lie-algebra.js';
import { nameAlgebra } from './name-algebra.js';
import { combine, nameCentre } from './name-centre.js';
import { nameSimple } from './name-simple.js';
import { UNKNOWN_STRUCTURE } from './unknown-structure.js';

/**
 * Sets whose closure residual at ‖J‖² = 2 is not below this do not close. Sets that cannot close stand above 0.4; those
 * found in the slides' finite form fall below 1e-4.
 */
export const CLOSED_BELOW = 1e-3;

/**
 * Finds out which Lie algebra a set of generators spans, in float64.
 *
 * Nothing depends on the basis: the set is made orthonormal first. Every decision about a zero asks for a gap above the
 * noise that the closure residual shows, and is left open where there is none. What is not reductive is named by its
 * structure constants, as in `analyseConstants`.
 *
 * @param generators N_g of shape [n, n]; complex ones in their real form [2n, 2n]
 * @returns refuses, with a reason, sets that are empty, not finite, dependent or not closed
 * @throws RangeError when the generators are not square matrices of one size
 */
export function analyseStructure(generators: readonly Matrix[]): AlgebraStructure {
  const unknown = { ...UNKNOWN_STRUCTURE, dimension: generators.length };
  const refusal = refuse(generators);
  if (refusal !== null) {
    return { ...unknown, reason: refusal };
  }
  const algebra = lieAlgebraOf(generators);
  if (!(algebra.closureResidual < CLOSED_BELOW)) {
    const missed = algebra.closureResidual.toPrecision(2);
    return {
      ...unknown,
      reason: `The set does not close: its commutators miss its span by ${missed}, below ${String(CLOSED_BELOW)} is asked for.`,
    };
  }
  const middle = centre(algebra);
  const numbers = {
    ...unknown,
    isClosed: true,
    killing: killingSignature(algebra),
    rank: cartanSubalgebra(algebra)?.rows ?? null,
    centreDimension: middle?.rows ?? null,
    derivedDimension: derivedAlgebra(algebra)?.rows ?? null,
  };
  const { killing, centreDimension } = numbers;
  return killing !== null && centreDimension !== null && killing.zero !== centreDimension
    ? beyondReductive(algebra, generators)
    : { ...numbers, ...nameParts(algebra, numbers) };
}

/** The Killing form vanishes on more than the centre: what is asked of any algebra, with a Levi factor made of the generators. */
function beyondReductive(algebra: SpannedAlgebra, generators: readonly Matrix[]): AlgebraStructure {
  const bracketCount = (algebra.dimension * (algebra.dimension - 1)) / 2;
  const missed = Math.sqrt(algebra.closureResidual / GENERATOR_NORM_SQUARED / bracketCount); // by a bracket, in the mean
  const columns = scale(transpose(stackAsRows(algebra.basis)), 1 / GENERATOR_NORM_SQUARED);
  return analyseAlgebra(algebra, missed, multiply(stackAsRows(generators), columns));
}

/** Why a set spans no algebra of that many dimensions; null when it may. */
function refuse(generators: readonly Matrix[]): string | null {
  if (generators.length === 0) {
    return 'There are no generators.';
  }
  if (!generators.every(isFiniteMatrix)) {
    return 'An entry of a generator is not a finite number.';
  }
  const smallest = independence(generators);
  if (!(smallest > INDEPENDENT_ABOVE)) {
    return `The generators are dependent: their smallest singular value is ${smallest.toPrecision(2)}, above ${String(INDEPENDENT_ABOVE)} is asked for.`;
  }
  return null;
}

function nameParts(
  algebra: SpannedAlgebra,
  { killing, rank, centreDimension }: AlgebraStructure,
): Pick<AlgebraStructure, 'name' | 'ideals' | 'reason'> {
  if (killing === null || rank === null || centreDimension === null) {
    return {
      name: null,
      ideals: [],
      reason: 'The noise leaves no gap between zero and the smallest numbers of the algebra.',
    };
  }
  const parts = ideals(algebra);
  if (parts === null) {
    return { name: null, ideals: [], reason: 'The noise leaves no gap between the ideals of the algebra.' };
  }
  const candidates = parts.simple.map((ideal) => nameSimple(restrictTo(algebra, ideal)));
  const flat = nameCentre(rowsOf(parts.centre).map((row) => combine(row, algebra.basis)));
  const simple = candidates.map((names) => (names.length === 1 ? (names[0] ?? null) : null));
  const named = simple.filter((names) => names !== null);
  const simpleIdeals = parts.simple.map(({ rows }, index) => ({
    dimension: rows,
    name: candidates[index]?.map((names) => names.join(' ≅ ')).join(' or ') ?? null,
  }));
  return {
    name: named.length === simple.length ? nameAlgebra({ simple: named, centre: flat }) : null,
    ideals: [...simpleIdeals, ...flat.map((name) => ({ dimension: 1, name }))],
    reason:
      named.length === simple.length
        ? explainReductive(killing, rank, centreDimension, simple.length)
        : 'An ideal has no known name, or more than one: dimension, rank, signature and roots do not tell.',
  };
}
