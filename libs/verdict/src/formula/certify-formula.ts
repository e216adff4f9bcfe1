import { isFiniteMatrix, singularValues, triangularise, type Matrix } from '@liesweep/lie';
import {
  asRows,
  countOf,
  normalStream,
  parameterCount,
  realDimension,
  Scratch,
  type GeneratorShape,
  type RowBlocks,
} from '@liesweep/sweep';
import { inFeatures } from '../coordinates/in-features.js';
import { mapVectors, standardCoordinates, type StandardCoordinates } from '../coordinates/standard-coordinates.js';
import { areFinite } from '../data/are-finite.js';
import { describeDependence } from '../data/describe-dependence.js';
import { findDependence } from '../data/find-dependence.js';
import { countDifferentRows } from './count-different-rows.js';
import { defectForm, derivativeRows, type DefectForm } from './defect-form.js';
import { defectOf } from './defect-of.js';
import { formatDefect } from './format-defect.js';
import { byRows, toVec } from './generator-columns.js';
import {
  gradientsAt,
  gradientsBeside,
  keptIfFew,
  kindOfGradients,
  type AskedShape,
  type GradientRows,
} from './gradient-rows.js';
import { inStandardCoordinates } from './in-standard-coordinates.js';
import { nullBasis } from './null-basis.js';
import { splitDefects } from './split-defects.js';
import { fromWeightless, weightlessRows } from './weightless-rows.js';

/** A formula at the samples that it is asked about. */
export interface FormulaAtSamples {
  readonly shape: GeneratorShape;
  readonly vectorCount: number;
  readonly labelCount: number;
  /** x, row-major [m, q·r], or block by block, in any units. */
  readonly samples: Float64Array | RowBlocks;
  /** ∇φ in the same units, one gradient per label; absent where only the gradients at the samples are known. */
  readonly gradient: ((x: Float64Array) => readonly Float64Array[]) | undefined;
  /** ∇φ at the samples, row-major [m, k, q·r], or block by block, where they are known already. */
  readonly gradients?: Float64Array | RowBlocks;
  /** How finely each of the r features is known (`columnQuantum`); absent for data that are drawn. */
  readonly quanta?: Float64Array;
  /** Relative rounding of the gradients, where they come out of a file. */
  readonly gradientPrecision?: number;
  /** What messages call the r features. */
  readonly names?: readonly string[];
}

/** Why a certificate is refused. */
export type FormulaRefusal =
  | 'not-finite'
  | 'constant'
  | 'dependent-features'
  | 'few-rows'
  | 'special-rows'
  | 'data-precision'
  | 'no-gap';

/** The dimension of the algebra of matrices that keep a formula, with the gap that makes it one. */
export interface FormulaVerdict {
  /** null where it is refused. */
  readonly dimension: number | null;
  readonly refusal: FormulaRefusal | null;
  /** One sentence: why the number is given, or why it is refused and what to do. */
  readonly reason: string;
  /** All relative defects in ascending order, p of them; empty where they could not be computed. */
  readonly defects: Float64Array;
  readonly largestZero: number | null;
  readonly smallestNonZero: number | null;
  readonly rowCount: number;
  readonly parameterCount: number;
  /** A basis of the algebra in the units of the features, vec 𝒲 each; none where it is refused. */
  readonly generators: readonly Float64Array[];
}

/** How far samples are moved to ask whether they are special, in standard coordinates. */
const JITTER = 1e-6;

/** Of a generator that only the samples' place makes one, moving them shows more than this. */
const MOVED_ABOVE = 1e-8;

const JITTER_SEED = 4_711;

/** A defect within so many times the precision of the data is decided by their rounding. */
const PRECISION_ROOM = 2;

/**
 * Certifies how many independent matrices keep a formula, from its gradients at samples.
 *
 *     dim { 𝒲 : dφ(x_i)·𝒲x_i = 0 for all i } = #{ relative defects at zero }
 *
 * Works in standard coordinates, so that units, scales and mixings of the features and φ → cφ + b change nothing. Refused where
 * the samples could not know better: they do not span, too few of them differ, the next direction differs from a symmetry
 * by less than the data are known, or moving the samples a little leaves fewer symmetries.
 */
export function certifyFormula(formula: FormulaAtSamples): FormulaVerdict {
  const { shape, vectorCount, labelCount, names = [] } = formula;
  const p = parameterCount(shape);
  const length = vectorCount * realDimension(shape);
  const samples = asRows(formula.samples, length);
  const sampleCount = samples.rowCount;
  const refuse = (refusal: FormulaRefusal, reason: string, found: Partial<FormulaVerdict> = {}): FormulaVerdict => ({
    ...{ dimension: null, refusal, reason, defects: new Float64Array(), largestZero: null, smallestNonZero: null },
    ...{ rowCount: sampleCount * labelCount, parameterCount: p, generators: [] },
    ...found,
  });
  if (!areFinite(samples.blocks())) return refuse('not-finite', 'A sample is not finite: leave it out.');
  const coordinates = standardCoordinates(samples, shape);
  const dependence = findDependence(coordinates, formula.quanta);
  if (dependence !== undefined) {
    const featureNames = names.length === 0 ? Array.from({ length }, (_, j) => `x${String(j + 1)}`) : names;
    return refuse(
      'dependent-features',
      `${describeDependence(dependence, featureNames)} within the precision of the data, so no sample shows what lies across: leave one of these features out.`,
    );
  }
  const sampled = gradientRowsOf(formula, samples);
  const kind = kindOfGradients(sampled);
  if (kind === 'not finite') {
    return refuse('not-finite', 'The derivative of the oracle is not finite on some sample: leave that sample out.');
  }
  if (kind === 'zero') {
    return refuse(
      'constant',
      'The oracle is constant on the samples, so every transformation keeps it: nothing is to be found.',
    );
  }
  const standard = inStandardCoordinates(sampled, coordinates);
  const precision = relativePrecision(formula, coordinates);
  const different = countDifferentRows(derivativeRowsOf(standard), precision, p);
  if (different < p) {
    return refuse('few-rows', explainFewRows(different, p, sampleCount * labelCount));
  }
  const form = defectForm(standard);
  let unweighted: Matrix;
  try {
    unweighted = weightlessRows(form);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse('dependent-features', `${capital(error.message)}: add samples elsewhere.`);
  }
  if (!isFiniteMatrix(unweighted))
    return refuse('not-finite', 'The derivative of the oracle is too large for float64.');
  const defects = singularValues(unweighted).toReversed();
  const rounding = Math.max(p * Number.EPSILON, formula.gradientPrecision ?? 0) / coordinates.spread;
  const split = splitDefects(defects, rounding);
  const found = { defects, largestZero: split.largestZero, smallestNonZero: split.smallestNonZero };
  if (!split.isClear) {
    return refuse(
      'no-gap',
      `No gap: relative defects of ${formatDefect(defects[0] ?? Number.NaN)} and more, none of them clearly zero and none clearly not: add samples, or check the oracle.`,
      found,
    );
  }
  const { zeros, smallestNonZero } = split;
  if (smallestNonZero !== null && smallestNonZero <= PRECISION_ROOM * precision) {
    return refuse(
      'data-precision',
      explainPrecision(zeros, smallestNonZero, precision, dilationDefect(form, shape) <= PRECISION_ROOM * precision),
      found,
    );
  }
  const square = unweighted.rows === p ? unweighted : triangularise(unweighted);
  const basis = nullBasis(square, zeros).map((u) => fromWeightless(u, form.weight));
  if (formula.gradient !== undefined && formula.quanta !== undefined && zeros > 0) {
    const moved = movedDefect(formula, formula.gradient, coordinates, basis);
    if (moved > Math.max(MOVED_ABOVE, DEFECT_ROOM * rounding)) {
      return refuse(
        'special-rows',
        `The rows keep ${String(zeros)} directions, but not when they are moved a little (defect ${formatDefect(moved / JITTER)} per unit): they lie on a curve or surface on which the oracle has more symmetry than around it, such as φ = 0. Add rows off it.`,
        found,
      );
    }
  }
  return {
    ...found,
    ...{ dimension: zeros, refusal: null, rowCount: sampleCount * labelCount, parameterCount: p },
    reason: explainSplit(zeros, p, smallestNonZero),
    generators: basis.map((theta) => inFeatures(toVec(theta, shape), shape, coordinates)),
  };
}

/** Rounding of moved rows is allowed so many times. */
const DEFECT_ROOM = 100;

function gradientRowsOf(formula: FormulaAtSamples, samples: RowBlocks): GradientRows {
  const { gradient, gradients } = formula;
  if (gradients !== undefined) {
    return gradientsBeside(askedOf(formula), samples, asRows(gradients, formula.labelCount * samples.width));
  }
  if (gradient !== undefined) return gradientsAt(askedOf(formula), samples, gradient);
  throw new RangeError('a formula: expected its gradient or its gradients at the samples, got neither');
}

function askedOf({ shape, vectorCount, labelCount }: FormulaAtSamples): AskedShape {
  return { shape, vectorCount, labelCount };
}

function* derivativeRowsOf(rows: GradientRows): Generator<Matrix> {
  const scratch = new Scratch();
  for (const block of rows.blocks()) yield derivativeRows(block, scratch);
}

/** How finely the samples are known in standard coordinates, relative to 1. */
function relativePrecision({ quanta }: FormulaAtSamples, { rms, spread }: StandardCoordinates): number {
  if (quanta === undefined) return 0;
  const largest = quanta.reduce((most, quantum, j) => Math.max(most, quantum / (rms[j] ?? Number.NaN)), 0);
  return largest / spread;
}

/** The largest defect of the generators at samples that are moved by `JITTER` in every direction. */
function movedDefect(
  formula: FormulaAtSamples,
  gradient: (x: Float64Array) => readonly Float64Array[],
  coordinates: StandardCoordinates,
  generators: readonly Float64Array[],
): number {
  const samples = asRows(formula.samples, formula.vectorCount * realDimension(formula.shape));
  const moved: RowBlocks = {
    ...{ rowCount: samples.rowCount, width: samples.width },
    *blocks() {
      const stream = normalStream(JITTER_SEED);
      const [mapped, back] = [new Scratch(), new Scratch()];
      for (const block of samples.blocks()) {
        const standard = mapVectors(block, coordinates.fromRaw, mapped.take(block.length));
        for (let at = 0; at < standard.length; at += 1) {
          standard[at] = (standard[at] ?? Number.NaN) + JITTER * stream();
        }
        yield mapVectors(standard, coordinates.toRaw, back.take(block.length));
      }
    },
  };
  const sampled = gradientsAt(askedOf(formula), keptIfFew(moved), gradient);
  const form = defectForm(inStandardCoordinates(sampled, coordinates));
  return generators.reduce((most, theta) => Math.max(most, defectOf(theta, form)), 0);
}

/** The defect of x → tx, which is zero on a cone φ = 0 of a homogeneous oracle. */
function dilationDefect(form: DefectForm, shape: GeneratorShape): number {
  const { dimension: n } = shape;
  const one = new Float64Array(parameterCount(shape));
  for (let j = 0; j < n; j += 1) one[j * (n + 1)] = 1;
  return defectOf(byRows(one, shape), form);
}

function explainFewRows(different: number, p: number, rowCount: number): string {
  const said = `${countOf(different, 'different row')}, ${String(p)} are needed`;
  return rowCount < p
    ? `${said}: fewer rows than a generator has entries make a false symmetry. Add samples.`
    : `${said}: of ${String(rowCount)} rows the others are copies, up to sign, scale and rounding, and tell nothing new. Add samples.`;
}

function explainPrecision(zeros: number, next: number, precision: number, isCone: boolean): string {
  const cause = isCone
    ? 'the oracle hardly changes along the rays through the rows, as on φ = 0'
    : 'the rows hardly extend in the direction that would decide';
  return `${String(zeros)} directions keep the oracle and another has a relative defect of ${formatDefect(next)}, within the precision of the data (${formatDefect(precision)}): ${cause}. Give more digits, or rows that are not so special.`;
}

function explainSplit(zeros: number, p: number, next: number | null): string {
  if (zeros === p) return `All of it: every one of ${String(p)} directions keeps the oracle on the samples.`;
  const above = formatDefect(next ?? Number.NaN);
  return zeros === 0
    ? `No direction of ${String(p)} keeps the oracle: the smallest relative defect is ${above}.`
    : `${String(zeros)} of ${String(p)} directions keep the oracle to rounding; the next has a relative defect of ${above}.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
