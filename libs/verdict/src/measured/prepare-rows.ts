import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { realDimension } from '@liesweep/sweep';
import type { ParticleCopies } from './fields/field-basis.js';
import type { LabelledRows } from './label-verdict.js';
import { classLadder, hasTooManyFeatures, rowsFor, SMALLEST_JUDGED_DEGREE } from './polynomials/class-ladder.js';
import type { ClassLadder } from './polynomials/class-ladder.js';
import { judgedDegreeOf } from './polynomials/fit-label.js';
import { fitsNearlyExactly } from './polynomials/fits-nearly-exactly.js';
import { monomialCount } from './polynomials/monomials.js';
import { groupCopies, groupMeans } from './rows/group-copies.js';
import type { CopyGroups } from './rows/group-copies.js';
import { shuffledRows } from './rows/shuffled-rows.js';
import { standardise } from './rows/standardise.js';
import { rootMeanSquare, whiten, whitenRows } from './rows/whiten.js';
import type { Whitening } from './rows/whiten.js';
import {
  refuseConstant,
  refuseDependent,
  refuseFewRows,
  refuseManyFeatures,
  refuseNotFinite,
  refuseSurface,
} from './words/refuse.js';
import type { Refusal } from './words/refuse.js';

/** Fewer rows say nothing, whatever the number of features. */
const FEWEST_ROWS = 20;

/** Cost only: what rows × coefficients² and rows × coefficients may be; a fair part of more rows is judged. */
const MOST_WORK = 3e9;
const MOST_ENTRIES = 1.2e7;

/** Rows ready to be fitted. */
export interface PreparedRows {
  readonly groups: CopyGroups;
  /** The groups that are used, in order: all, or a fair part of them. */
  readonly chosen: readonly number[];
  /** x of the chosen rows in their units, shape [N, r]. */
  readonly samples: Matrix;
  readonly whitening: Whitening;
  /** z, shape [N, r]. */
  readonly points: Matrix;
  /** k labels of every row, before copies are merged. */
  readonly labels: readonly Float64Array[];
  readonly ladder: ClassLadder;
  /** The rows are too few to show the noise in the judged class, but the labels nearly exact: degree 2 shows it. */
  readonly isFewButExact: boolean;
}

/** Why rows cannot be fitted. */
export interface UnfitRows {
  readonly refusal: Refusal;
  readonly distinctRows: number;
}

/** What of the question decides how rows are prepared. */
export interface PreparationOptions {
  readonly isCentred: boolean;
  readonly degree?: number;
  readonly particles: ParticleCopies;
}

/**
 * Checks rows, merges copies, whitens the features and builds the classes of polynomials.
 *
 * @throws RangeError when the numbers of samples, labels and features disagree
 */
export function prepareRows(
  { samples, labels, labelCount, shape }: LabelledRows,
  { isCentred, degree, particles }: PreparationOptions,
): PreparedRows | UnfitRows {
  const variables = particles.count * realDimension(shape);
  const count = samples.length / variables;
  if (!Number.isInteger(count) || labels.length !== count * labelCount || labelCount < 1) {
    throw new RangeError(
      `rows: expected ${String(count * labelCount)} labels for ${String(samples.length)} numbers in rows of ${String(variables)}, got ${String(labels.length)}`,
    );
  }
  const refuse = (refusal: Refusal, distinctRows = 0): UnfitRows => ({ refusal, distinctRows });
  if (!samples.every(Number.isFinite) || !labels.every(Number.isFinite)) {
    return refuse(refuseNotFinite());
  }
  const columns = Array.from({ length: labelCount }, (_, l) => labels.filter((__, at) => at % labelCount === l));
  const all = matrixOf(count, variables, samples);
  const sizes = Float64Array.from({ length: variables }, (_, j) =>
    rootMeanSquare(samples.filter((__, at) => at % variables === j)),
  );
  const groups = groupCopies(all, sizes);
  if (hasTooManyFeatures(variables)) {
    return refuse(refuseManyFeatures(variables), groups.count);
  }
  if (groups.count < FEWEST_ROWS) {
    return refuse(tooFew(groups.count, variables, SMALLEST_JUDGED_DEGREE), groups.count);
  }
  if (columns.every((y) => standardise(y) === null)) {
    return refuse(refuseConstant(), groups.count);
  }
  const chosen = shuffledRows(groups.count, mostRows(variables));
  const means = groupMeans(samples, variables, groups);
  const merged = matrixOf(
    chosen.length,
    variables,
    chosen.flatMap((group) => [...means.subarray(group * variables, (group + 1) * variables)]),
  );
  const whitening = whiten(merged, { isCentred, isComplex: shape.field === 'complex', particles });
  if (whitening === null) {
    return refuse(refuseDependent(), groups.count);
  }
  const points = whitenRows(whitening, merged);
  const needed = degree === undefined ? SMALLEST_JUDGED_DEGREE : judgedDegreeOf(degree);
  const plain = classLadder(points);
  const isNearlyExact = (): boolean =>
    columns.every((y) => fitsNearlyExactly(points, takeGroups(groupMeans(y, 1, groups), chosen)));
  const isFewButExact = plain.highest < needed && isNearlyExact();
  const ladder = isFewButExact ? classLadder(points, true) : plain;
  if (ladder.highest < needed) {
    return refuse(tooFew(groups.count, variables, needed), groups.count);
  }
  if (ladder.classOf(ladder.first).monomials.degree < SMALLEST_JUDGED_DEGREE) {
    return refuse(refuseSurface(SMALLEST_JUDGED_DEGREE), groups.count);
  }
  return { groups, chosen, samples: merged, whitening, points, labels: columns, ladder, isFewButExact };
}

function takeGroups(means: Float64Array, chosen: readonly number[]): Float64Array {
  return Float64Array.from(chosen, (group) => means[group] ?? NaN);
}

function tooFew(distinct: number, variables: number, degree: number): Refusal {
  return refuseFewRows(distinct, Math.max(FEWEST_ROWS, rowsFor(variables, degree)), degree);
}

function mostRows(variables: number): number {
  const coefficients = monomialCount(variables, SMALLEST_JUDGED_DEGREE);
  return Math.floor(Math.min(MOST_WORK / coefficients ** 2, MOST_ENTRIES / coefficients));
}
