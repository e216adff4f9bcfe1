import { matrixOf, multiply, scale, transpose, triangularise, type Matrix } from '@liesweep/lie';
import { countOf } from '@liesweep/sweep';
import { formatDefect, splitDefects } from '@liesweep/verdict';
import type { AnsatzBlock } from '../ansatz.js';
import type { Dictionary } from '../dictionary.js';
import { functionFormula } from '../field-formula.js';
import { directionsOfRows, rowsBetween } from '../null-space.js';
import { largestOne } from '../largest-one.js';
import { smallIntegers } from '../small-integers.js';
import { sparseVectors } from '../sparse-vectors.js';
import { standardFeatures } from '../standard-features.js';
import { whitenedBlock, type WhitenedBlock } from '../whitened-block.js';
import { functionRank } from './function-rank.js';

/** What a flow ẋ = F(x) may conserve, and where it is looked at. */
export interface ConservedProblem {
  /** What the n features are called. */
  readonly features: readonly string[];
  /** Functions of the features, the constant among them. */
  readonly dictionary: Dictionary;
  /** x, row-major [m, n], in the units of the features. */
  readonly samples: Float64Array;
  /** Samples that decide nothing, on which rounded coefficients are tried. */
  readonly heldOut: Float64Array;
  /** F(x), n numbers. */
  readonly velocity: (x: Float64Array) => ArrayLike<number>;
  /** The relative error of F, where it was measured: what is found is then no more than detected. @default 0 */
  readonly precision?: number;
}

/** A function that keeps its value along a flow. */
export interface ConservedFunction {
  /** c_k of θ_k, K of them; 0 of the constant, which any function may have. */
  readonly coefficients: Float64Array;
  /** Such as `x² + y² + px² + py²`. */
  readonly formula: string;
  /** Whether the coefficients are whole numbers that are right on samples that decided nothing. */
  readonly isExact: boolean;
}

/** Why nothing is said. */
export type ConservedRefusal = 'not-finite' | 'near-dependent-functions' | 'few-rows' | 'no-gap';

/** The functions of a dictionary that a flow conserves. */
export interface ConservedQuantities {
  /** d, constants not counted; null where it is refused. */
  readonly dimension: number | null;
  /** Exactly, to rounding; or as well as a measured flow tells. */
  readonly kind: 'certified' | 'detected' | 'refused';
  readonly refusal: ConservedRefusal | null;
  /** One sentence: what was found, or why nothing is said and what to do. */
  readonly reason: string;
  /** Ascending: how far functions of variance 1 are from being conserved, 0 to 1. */
  readonly defects: Float64Array;
  readonly largestZero: number | null;
  readonly smallestNonZero: number | null;
  /** Functions of the dictionary that are a combination of the others on all samples. */
  readonly vanishing: number;
  readonly rowCount: number;
  /** All functions that differ on the samples, less the constant. */
  readonly functionCount: number;
  /** A basis of as few terms as possible. */
  readonly functions: readonly ConservedFunction[];
  /** How many of them are independent as functions, the rank of their gradients: a flow has at most n − 1. */
  readonly independent: number;
}

/** The largest defect on held-out samples at which rounded coefficients are the function's own. */
const ROUNDED_BELOW = 1e-12;

/** Of a measured flow a defect counts as none up to so many times its error. */
const PRECISION_ROOM = 3;

/**
 * Finds the functions f = Σ c_k θ_k with F·∇f = 0: the null space of the rows (F(x_i)·∇θ_k)_k.
 *
 * Functions are whitened by the singular values of their evaluations, so that f has variance 1, and the constant is taken out. A
 * row is taken relative to |F| |∇θ|, its size before anything cancels, so that zero means zero however steep the functions are.
 */
export function conservedQuantities(problem: ConservedProblem): ConservedQuantities {
  const { dictionary, samples, precision = 0 } = problem;
  const n = dictionary.dimension;
  const block: AnsatzBlock = {
    dictionary,
    features: problem.features,
    copies: [Array.from({ length: n }, (_, j) => j)],
  };
  const whitened = whitenedBlock(block, standardFeatures(block, samples, n), samples, n);
  const rowCount = samples.length / n;
  const blank: ConservedQuantities = {
    ...{ dimension: null, kind: 'refused', refusal: null, reason: '', defects: new Float64Array() },
    ...{ largestZero: null, smallestNonZero: null, vanishing: whitened.vanishing, rowCount },
    ...{ functionCount: whitened.size - 1, functions: [], independent: 0 },
  };
  const refuse = (refusal: ConservedRefusal, reason: string, found: Partial<ConservedQuantities> = {}) => ({
    ...blank,
    ...found,
    refusal,
    reason,
  });
  if (whitened.nearDependence !== null) {
    const { relation, size } = whitened.nearDependence;
    const names = dictionary.names.filter((_, k) => Math.abs(relation[k] ?? NaN) > 0.1);
    return refuse(
      'near-dependent-functions',
      `A combination of ${names.join(', ')} nearly vanishes on the samples (${formatDefect(size)} of its terms), so that it cannot be told from one that is conserved: leave one of them out, or take samples from a wider region.`,
    );
  }
  if (rowCount < dictionary.size) {
    return refuse(
      'few-rows',
      `${countOf(rowCount, 'sample')}, ${String(dictionary.size)} are needed: fewer samples than functions make a false conservation law. Add samples, or take fewer functions.`,
    );
  }
  const rows = conservationRows(problem, whitened);
  if (!rows.data.every(Number.isFinite)) {
    return refuse('not-finite', 'A function or the flow is not finite at a sample: leave such samples out.');
  }
  const varying = directionsBeside(meanOf(whitened, samples, n));
  const factor = scale(multiply(varying, transpose(triangularise(rows))), 1 / Math.sqrt(rowCount)); // [K̃ − 1, K̃]
  const { directions, values: defects } = directionsOfRows(factor);
  const { zeros, largestZero, smallestNonZero, isClear } = splitMeasured(defects, precision);
  const found = { defects, largestZero, smallestNonZero };
  if (!isClear) {
    return refuse(
      'no-gap',
      `No gap: defects of ${formatDefect(defects[0] ?? NaN)} and more, none of them clearly zero and none clearly not: ${precision > 0 ? 'measure the flow more precisely, or take fewer functions' : 'add samples, or check the flow'}.`,
      found,
    );
  }
  const functions = readable(problem, nullFunctions(rowsBetween(directions, 0, zeros), varying, whitened, problem));
  const kind = precision > 0 ? 'detected' : 'certified';
  return {
    ...blank,
    ...found,
    ...{ dimension: zeros, kind, functions, independent: functionRank(functions, dictionary, samples) },
    reason: reasonOf(zeros, smallestNonZero, precision),
  };
}

function reasonOf(zeros: number, next: number | null, precision: number): string {
  const what =
    zeros === 0
      ? 'No function of the dictionary is conserved'
      : `${countOf(zeros, 'function')} of the dictionary ${zeros === 1 ? 'is' : 'are'} conserved`;
  const beyond = next === null ? '' : `; the next has a relative defect of ${formatDefect(next)}`;
  return precision > 0
    ? `${what} as far as the measured flow tells, which has an error of ${formatDefect(precision)}${beyond}. Nothing bounds that error for functions that are chosen by it, so this is detected and not certified.`
    : `${what}, to rounding${beyond}.`;
}

function splitMeasured(defects: Float64Array, precision: number): ReturnType<typeof splitDefects> {
  if (precision === 0) return splitDefects(defects, defects.length * Number.EPSILON);
  const zeros = defects.filter((defect) => defect <= PRECISION_ROOM * precision).length;
  const [below, above] = [defects[zeros - 1] ?? null, defects[zeros] ?? null];
  const isClear = above === null || above >= PRECISION_ROOM * Math.max(below ?? 0, PRECISION_ROOM * precision);
  return { zeros, largestZero: below, smallestNonZero: above, isClear };
}

/** F·∇ψ̃ at every sample over |F| |∇ψ̃|, in standard coordinates; a sample at rest says nothing. Shape [m, K̃]. */
function conservationRows(
  { samples, velocity, dictionary: { dimension: n } }: ConservedProblem,
  whitened: WhitenedBlock,
): Matrix {
  const { size, features } = whitened;
  const rows = matrixOf(samples.length / n, size);
  for (let i = 0; i < rows.rows; i += 1) {
    const x = samples.subarray(i * n, (i + 1) * n);
    const raw = velocity(x);
    const flow = Float64Array.from({ length: n }, (_, j) => {
      let sum = 0;
      for (let l = 0; l < n; l += 1) sum += features.fromRaw.get(j, l) * (raw[l] ?? NaN);
      return sum;
    });
    const slopes = whitened.derivative(x);
    const scale = Math.hypot(...flow) * Math.hypot(...slopes);
    if (scale === 0) continue;
    for (let k = 0; k < size; k += 1) {
      let sum = 0;
      for (let j = 0; j < n; j += 1) sum += (slopes[k * n + j] ?? NaN) * (flow[j] ?? NaN);
      rows.data[i * size + k] = sum / scale;
    }
  }
  return rows;
}

/** E ψ̃, of length 1 where the constant is in the dictionary. */
function meanOf(whitened: WhitenedBlock, samples: Float64Array, n: number): Float64Array {
  const mean = new Float64Array(whitened.size);
  for (let at = 0; at < samples.length; at += n) {
    whitened.evaluate(samples.subarray(at, at + n)).forEach((value, k) => {
      mean[k] = (mean[k] ?? NaN) + (value * n) / samples.length;
    });
  }
  return mean;
}

/** An orthonormal basis of all that is orthogonal to a vector, shape [K̃ − 1, K̃]. */
function directionsBeside(vector: Float64Array): Matrix {
  const { directions } = directionsOfRows(matrixOf(vector.length, 1, vector));
  return rowsBetween(directions, 0, vector.length - 1);
}

/** The null functions in the units of the features, one row each; a constant may be added to any, and is left out. */
function nullFunctions(
  directions: Matrix,
  varying: Matrix,
  { inRaw }: WhitenedBlock,
  { dictionary }: ConservedProblem,
): Matrix {
  const whitened = multiply(directions, varying);
  const raw = multiply(whitened, matrixOf(inRaw.rows, inRaw.columns, inRaw.to1DArray()));
  const constant = constantOf(dictionary);
  if (constant >= 0) raw.data.forEach((_, at) => at % raw.columns === constant && (raw.data[at] = 0));
  return raw;
}

/** Where the constant stands in a dictionary; −1 where it has none. */
function constantOf({ exponents }: Dictionary): number {
  return exponents.findIndex((powers) => powers.every((power) => power === 0));
}

function readable(
  { dictionary, samples, heldOut, velocity }: ConservedProblem,
  functions: Matrix,
): ConservedFunction[] {
  const sizes = deviations(dictionary, samples);
  return sparseVectors(functions, sizes)
    .map((own): ConservedFunction => {
      const rounded = smallIntegers(own);
      const isExact = rounded !== null && keptBy(rounded, dictionary, heldOut, velocity) <= ROUNDED_BELOW;
      const coefficients = isExact ? rounded : largestOne(own, sizes);
      return { coefficients, formula: functionFormula(coefficients, dictionary.names), isExact };
    })
    .toSorted((a, b) => termsOf(a) - termsOf(b));
}

/** The largest F·∇f on samples over the size of its terms before they cancel. */
function keptBy(
  coefficients: Float64Array,
  dictionary: Dictionary,
  samples: Float64Array,
  velocity: ConservedProblem['velocity'],
): number {
  const n = dictionary.dimension;
  let [worst, largest] = [0, 0];
  for (let at = 0; at < samples.length; at += n) {
    const x = samples.subarray(at, at + n);
    const [slopes, flow] = [dictionary.derivative(x), velocity(x)];
    let [sum, size] = [0, 0];
    coefficients.forEach((coefficient, k) => {
      for (let j = 0; j < n; j += 1) {
        const term = coefficient * (slopes[k * n + j] ?? NaN) * (flow[j] ?? NaN);
        sum += term;
        size += Math.abs(term);
      }
    });
    worst = Math.max(worst, Math.abs(sum));
    largest = Math.max(largest, size);
  }
  return largest === 0 ? 0 : worst / largest;
}

/** The standard deviation of every function; 1 of one that does not vary. */
function deviations(dictionary: Dictionary, samples: Float64Array): Float64Array {
  const { dimension: n, size } = dictionary;
  const [sums, squares] = [new Float64Array(size), new Float64Array(size)];
  const shift = dictionary.evaluate(samples.subarray(0, n));
  for (let at = 0; at < samples.length; at += n) {
    dictionary.evaluate(samples.subarray(at, at + n)).forEach((value, k) => {
      const difference = value - (shift[k] ?? NaN);
      sums[k] = (sums[k] ?? NaN) + difference;
      squares[k] = (squares[k] ?? NaN) + difference ** 2;
    });
  }
  const count = samples.length / n;
  return squares.map((square, k) => Math.sqrt(Math.max(0, square / count - ((sums[k] ?? NaN) / count) ** 2)) || 1);
}

function termsOf({ coefficients }: ConservedFunction): number {
  return coefficients.filter((entry) => entry !== 0).length;
}
