import type { Matrix } from '@liesweep/lie';
import { asRows, columnsOf, realDimension, type RowBlocks, type RowSource } from '@liesweep/sweep';
import { areFinite } from '../data/are-finite.js';
import type { ParticleCopies } from './fields/field-basis.js';
import type { LabelledRows } from './label-verdict.js';
import { classLadder, hasTooManyFeatures, rowsFor, SMALLEST_JUDGED_DEGREE } from './polynomials/class-ladder.js';
import type { ClassLadder } from './polynomials/class-ladder.js';
import { judgedDegreeOf } from './polynomials/fit-label.js';
import { fitsNearlyExactly } from './polynomials/fits-nearly-exactly.js';
import { monomialCount } from './polynomials/monomials.js';
import { columnSizes } from './rows/column-moments.js';
import { chooseGroups, groupCopies, groupMeans } from './rows/group-copies.js';
import type { CopyGroups } from './rows/group-copies.js';
import { shuffledRows } from './rows/shuffled-rows.js';
import { isConstant } from './rows/standardise.js';
import { whiten, whitenRows } from './rows/whiten.js';
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
  /** Groups of copies. */
  readonly distinctRows: number;
  /** The groups that are used, in order: all, or a fair part of them. */
  readonly chosen: CopyGroups;
  /** x of the chosen groups in their units, shape [N, r]. */
  readonly samples: Matrix;
  readonly whitening: Whitening;
  /** z, shape [N, r]. */
  readonly points: Matrix;
  /** k labels of every row, before copies are merged, rows of one number each. */
  readonly labels: readonly RowBlocks[];
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
  { samples: given, labels, labelCount, shape }: LabelledRows<Float64Array | RowSource>,
  { isCentred, degree, particles }: PreparationOptions,
): PreparedRows | UnfitRows {
  const variables = particles.count * realDimension(shape);
  const samples = asRows(given, variables);
  const values = asRows(labels, labelCount);
  const count = samples.rowCount;
  const labelTotal = labels instanceof Float64Array ? labels.length : values.rowCount * values.width;
  if (!Number.isInteger(count) || labelTotal !== count * labelCount || labelCount < 1) {
    throw new RangeError(
      `rows: expected ${String(count * labelCount)} labels for ${String(count * variables)} numbers in rows of ${String(variables)}, got ${String(labelTotal)}`,
    );
  }
  const refuse = (refusal: Refusal, distinctRows = 0): UnfitRows => ({ refusal, distinctRows });
  if (!areFinite(samples.blocks()) || !areFinite(values.blocks())) {
    return refuse(refuseNotFinite());
  }
  const columns = Array.from({ length: labelCount }, (_, l) => columnsOf(values, l, 1));
  const groups = groupCopies(samples, columnSizes(samples));
  if (hasTooManyFeatures(variables)) {
    return refuse(refuseManyFeatures(variables), groups.count);
  }
  if (groups.count < FEWEST_ROWS) {
    return refuse(tooFew(groups.count, variables, SMALLEST_JUDGED_DEGREE), groups.count);
  }
  if (columns.every(isConstant)) {
    return refuse(refuseConstant(), groups.count);
  }
  const chosen = chooseGroups(groups, shuffledRows(groups.count, mostRows(variables)));
  const merged = { rows: chosen.count, columns: variables, data: groupMeans(samples, variables, chosen) };
  const whitening = whiten(merged, { isCentred, isComplex: shape.field === 'complex', particles });
  if (whitening === null) {
    return refuse(refuseDependent(), groups.count);
  }
  const points = whitenRows(whitening, merged);
  const needed = degree === undefined ? SMALLEST_JUDGED_DEGREE : judgedDegreeOf(degree);
  const plain = classLadder(points);
  const isNearlyExact = (): boolean =>
    columns.every((y) => fitsNearlyExactly(points, groupMeans(y, 1, chosen)));
  const isFewButExact = plain.highest < needed && isNearlyExact();
  const ladder = isFewButExact ? classLadder(points, true) : plain;
  if (ladder.highest < needed) {
    return refuse(tooFew(groups.count, variables, needed), groups.count);
  }
  if (ladder.classOf(ladder.first).monomials.degree < SMALLEST_JUDGED_DEGREE) {
    return refuse(refuseSurface(SMALLEST_JUDGED_DEGREE), groups.count);
  }
  const distinctRows = groups.count;
  return { distinctRows, chosen, samples: merged, whitening, points, labels: columns, ladder, isFewButExact };
}

function tooFew(distinct: number, variables: number, degree: number): Refusal {
  return refuseFewRows(distinct, Math.max(FEWEST_ROWS, rowsFor(variables, degree)), degree);
}

function mostRows(variables: number): number {
  const coefficients = monomialCount(variables, SMALLEST_JUDGED_DEGREE);
  return Math.floor(Math.min(MOST_WORK / coefficients ** 2, MOST_ENTRIES / coefficients));
}
