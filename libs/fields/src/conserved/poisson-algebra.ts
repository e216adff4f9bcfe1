import {
  analyseConstants,
  matrixOf,
  pairs,
  scale,
  transpose,
  triangularise,
  type AlgebraStructure,
  type Matrix,
} from '@liesweep/lie';
import { inverse, Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import type { Dictionary } from '../dictionary.js';
import { functionFormula } from '../field-formula.js';
import { directionsOfRows, rowsBetween } from '../null-space.js';
import { smallIntegers } from '../small-integers.js';
import { sparseVectors } from '../sparse-vectors.js';
import type { ConservedFunction } from './conserved-quantities.js';

/** Functions and the brackets between features that they are taken with. */
export interface PoissonProblem {
  /** Independent functions. */
  readonly functions: readonly ConservedFunction[];
  readonly dictionary: Dictionary;
  /** x, row-major [m, n]. */
  readonly samples: Float64Array;
  /** Positions of a coordinate and its momentum: {q, p} = 1, and all other brackets of features are 0. */
  readonly pairs: readonly (readonly [coordinate: number, momentum: number])[];
  /** The relative error of the functions. @default 0 */
  readonly precision?: number;
}

/** What functions are under their Poisson brackets. */
export interface PoissonAlgebra {
  /**
   * `algebra`: brackets are combinations of the functions with numbers. `algebra-on-levels`: with numbers that depend on central
   * functions, so that they are an algebra wherever those have a value. `none`: brackets are other functions.
   */
  readonly kind: 'algebra' | 'algebra-on-levels' | 'none';
  /** The largest share of a bracket that is no such combination. */
  readonly residual: number;
  /** Functions whose brackets with all others vanish, such as `px² + py² + x² + y²`. */
  readonly central: readonly string[];
  /** The value of each central function on the level that the structure is of; empty where it is of all. */
  readonly level: readonly number[];
  /** Whether the constant 1 is a bracket that no choice of additive constants takes away: it is then the last element. */
  readonly hasConstant: boolean;
  /** Formulas of the elements of the algebra, in the order of the constants. */
  readonly elements: readonly string[];
  /** a, [pairs, N]: {f_a, f_b} = Σ_c a_abc f_c in the order of `pairs`. No rows where there is no algebra. */
  readonly structureConstants: Matrix;
  readonly structure: AlgebraStructure | null;
}

/** What rounding leaves of a bracket that is a combination of the functions. */
const CLOSED_BELOW = 1e-8;

/** A combination whose brackets are below this share of the largest is central. */
const CENTRAL_BELOW = 1e-7;

/** Constants are numbers of a measured flow up to so many times its error. */
const PRECISION_ROOM = 30;

/** A function is independent of others where more than this share of it is left. */
const INDEPENDENT_ABOVE = 1e-6;

/** Digits of the coefficients of central functions. */
const DIGITS = 10;

/** Samples at which brackets are compared: more than there are combinations. */
const SAMPLES_PER_COMBINATION = 4;
const FEWEST_SAMPLES = 200;

/**
 * The algebra of conserved functions under {f, g} = Σ ∂f/∂q ∂g/∂p − ∂f/∂p ∂g/∂q.
 *
 * Where brackets are no combinations with numbers, they are compared with combinations whose numbers are linear in the central
 * functions: {A_i, A_j} = −2H ε_ijk L_k of the Kepler problem. The structure is then that on the level of the median of every
 * central function: so(4) where H < 0, as that of L and A/√(−2H).
 */
export function poissonAlgebra(problem: PoissonProblem): PoissonAlgebra {
  const { functions, dictionary, precision = 0 } = problem;
  const site = evaluated(problem);
  const centre = centralCombinations(site, Math.max(CENTRAL_BELOW, PRECISION_ROOM * precision));
  const shown = centre.map((own) => centralFunction(sumOf(functions, own, site.sizes)));
  const central = shown.map(({ coefficients }) => functionFormula(coefficients, dictionary.names));
  const isClosed = ({ residual }: Combinations): boolean =>
    residual <= Math.max(CLOSED_BELOW, PRECISION_ROOM * precision);
  const plain = combinationsWith(site, []);
  if (isClosed(plain)) return { kind: 'algebra', ...algebraOf(problem, site, plain, []), central, level: [] };
  const onLevels = centre.length === 0 ? plain : combinationsWith(site, centre);
  const { residual } = onLevels;
  if (!isClosed(onLevels)) {
    const nothing = {
      level: [],
      hasConstant: false,
      elements: [],
      structureConstants: matrixOf(0, 0),
      structure: null,
    };
    return { kind: 'none', residual, central, ...nothing };
  }
  const level = centre.map((own, z) => median(site.values.map((f) => dot(f, own))) * (shown[z]?.factor ?? NaN));
  return { kind: 'algebra-on-levels', ...algebraOf(problem, site, onLevels, centre), central, level };
}

/** Functions of variance 1 and their brackets at samples. */
interface Site {
  /** Their standard deviations before that. */
  readonly sizes: Float64Array;
  /** f_a(x_i), d numbers a sample. */
  readonly values: readonly Float64Array[];
  /** {f_a, f_b}(x_i) in the order of `pairs`. */
  readonly brackets: readonly Float64Array[];
  /** The root mean square of each bracket's terms before they cancel. */
  readonly uncancelled: Float64Array;
}

function evaluated({ functions, dictionary, samples, pairs: canonical }: PoissonProblem): Site {
  const n = dictionary.dimension;
  const wanted = Math.max(FEWEST_SAMPLES, SAMPLES_PER_COMBINATION * (functions.length + 1) ** 2);
  const points = Array.from({ length: Math.min(wanted, samples.length / n) }, (_, at) =>
    samples.subarray(at * n, (at + 1) * n),
  );
  const raw = points.map((x) => combine(functions, dictionary.evaluate(x), 1).map((own) => own[0] ?? NaN));
  const sizes = Float64Array.from(functions, (_, a) => deviation(raw.map((f) => f[a] ?? NaN)));
  const all = pairs(functions.length);
  const squares = new Float64Array(all.length);
  const brackets = points.map((x) => {
    const slopes = combine(functions, dictionary.derivative(x), n).map((own, a) =>
      own.map((slope) => slope / (sizes[a] ?? NaN)),
    );
    return Float64Array.from(all, ([a, b], pair) => {
      let [sum, size] = [0, 0];
      for (const [q, p] of canonical) {
        const [one, two] = [
          (slopes[a]?.[q] ?? NaN) * (slopes[b]?.[p] ?? NaN),
          (slopes[a]?.[p] ?? NaN) * (slopes[b]?.[q] ?? NaN),
        ];
        sum += one - two;
        size += Math.abs(one) + Math.abs(two);
      }
      squares[pair] = (squares[pair] ?? NaN) + (size * size) / points.length;
      return sum;
    });
  });
  const values = raw.map((f) => Float64Array.from(f, (value, a) => value / (sizes[a] ?? NaN)));
  return { sizes, values, brackets, uncancelled: squares.map(Math.sqrt) };
}

/** Σ_k c_k of numbers [K, width], for every function. */
function combine(functions: readonly ConservedFunction[], numbers: Float64Array, width: number): Float64Array[] {
  return functions.map(({ coefficients }) => {
    const sum = new Float64Array(width);
    coefficients.forEach((coefficient, k) => {
      if (coefficient === 0) return;
      for (let j = 0; j < width; j += 1) sum[j] = (sum[j] ?? NaN) + coefficient * (numbers[k * width + j] ?? NaN);
    });
    return sum;
  });
}

/** Combinations of the functions that have no bracket with any, as few terms each as possible. */
function centralCombinations({ brackets, uncancelled }: Site, tolerance: number): Float64Array[] {
  const d = Math.round((1 + Math.sqrt(1 + 8 * uncancelled.length)) / 2);
  const all = pairs(d);
  const size = Math.hypot(...uncancelled) || 1;
  const rows = matrixOf(brackets.length * d, d);
  brackets.forEach((own, i) => {
    all.forEach(([a, b], pair) => {
      const value = (own[pair] ?? NaN) / size;
      rows.data[(i * d + b) * d + a] = value;
      rows.data[(i * d + a) * d + b] = -value;
    });
  });
  const { directions, values } = directionsOfRows(
    scale(transpose(triangularise(rows)), 1 / Math.sqrt(brackets.length)),
  );
  const count = values.filter((value) => value <= tolerance).length;
  return sparseVectors(rowsBetween(directions, 0, count), new Float64Array(d).fill(1));
}

/** Brackets as combinations of the functions, the constant, and both times each central function. */
interface Combinations {
  /** Σ of (1, h_1, …)_z (1, f_1, …)_c: number z (d + 1) + c of each pair. */
  readonly numbers: readonly Float64Array[];
  readonly residual: number;
}

function combinationsWith({ values, brackets, uncancelled }: Site, centre: readonly Float64Array[]): Combinations {
  const design = values.map((f) => {
    const own = [1, ...f];
    return [1, ...centre.map((combination) => dot(f, combination))].flatMap((h) => own.map((value) => h * value));
  });
  const width = design[0]?.length ?? 0;
  const size = Array.from({ length: width }, (_, c) => Math.hypot(...design.map((row) => row[c] ?? NaN)) || 1);
  const matrix = new MlMatrix(design.map((row) => row.map((entry, c) => entry / (size[c] ?? NaN))));
  const solver = new SingularValueDecomposition(matrix, { autoTranspose: true });
  const solved = solver.solve(new MlMatrix(brackets.map((own) => [...own])));
  const missed = new MlMatrix(brackets.map((own) => [...own])).sub(matrix.mmul(solved));
  const residuals = Array.from(
    uncancelled,
    (whole, pair) => Math.hypot(...missed.getColumn(pair)) / Math.sqrt(brackets.length) / (whole || 1),
  );
  return {
    numbers: Array.from(uncancelled, (_, pair) =>
      Float64Array.from(solved.getColumn(pair), (entry, c) => entry / (size[c] ?? NaN)),
    ),
    residual: Math.max(0, ...residuals),
  };
}

/** The algebra that combinations are: of all functions, or of those beside the centre on the level of its medians. */
function algebraOf(
  { functions, precision = 0 }: PoissonProblem,
  { values, sizes }: Site,
  { numbers, residual }: Combinations,
  centre: readonly Float64Array[],
): Pick<PoissonAlgebra, 'residual' | 'hasConstant' | 'elements' | 'structureConstants' | 'structure'> {
  const d = functions.length;
  const chosen = beside(centre, d);
  const h = [1, ...centre.map((combination) => median(values.map((f) => dot(f, combination))))];
  const basis = new MlMatrix([...chosen.map((a) => unitVector(a, d)), ...centre.map((own) => [...own])]);
  const inBasis = inverse(basis);
  const all = pairs(d);
  const brackets = pairs(chosen.length).map(([a, b]) => {
    const pair = all.findIndex(([one, two]) => one === chosen[a] && two === chosen[b]);
    const own = Array.from({ length: d + 1 }, (_, c) =>
      h.reduce((sum, value, z) => sum + value * (numbers[pair]?.[z * (d + 1) + c] ?? NaN), 0),
    );
    const parts = MlMatrix.rowVector(own.slice(1)).mmul(inBasis).to1DArray();
    // On the level a central function is a number.
    const constant = centre.reduce(
      (sum, _, z) => sum + (parts[chosen.length + z] ?? NaN) * (h[z + 1] ?? NaN),
      own[0] ?? NaN,
    );
    return { parts: parts.slice(0, chosen.length), constant };
  });
  const hasConstant = !isAbsorbed(brackets, Math.max(CLOSED_BELOW, PRECISION_ROOM * precision));
  const count = chosen.length + (hasConstant ? 1 : 0);
  const constants = withConstant(brackets, count, hasConstant);
  const whitening = whiteningOf(values, chosen, count);
  const units = Array.from({ length: count }, (_, a) => (a < chosen.length ? (sizes[chosen[a] ?? 0] ?? NaN) : 1));
  return {
    ...{ residual, hasConstant },
    elements: [...chosen.map((a) => functions[a]?.formula ?? ''), ...(hasConstant ? ['1'] : [])],
    structureConstants: inOtherBasis(constants, MlMatrix.diag(units)),
    structure: analyseConstants(inOtherBasis(constants, whitening), Math.max(residual, precision)),
  };
}

interface Bracket {
  readonly parts: readonly number[];
  readonly constant: number;
}

/** Whether f_c + s_c with some numbers s_c have brackets without constants: constant_ab = Σ_c a_abc s_c. */
function isAbsorbed(brackets: readonly Bracket[], tolerance: number): boolean {
  const largest = Math.max(0, ...brackets.flatMap(({ parts, constant }) => [...parts, constant].map(Math.abs)));
  if (brackets.every(({ constant }) => Math.abs(constant) <= tolerance * largest)) return true;
  // Rounding of parts that are none must not be divided by.
  const matrix = new MlMatrix(
    brackets.map(({ parts }) => parts.map((part) => (Math.abs(part) <= tolerance * largest ? 0 : part))),
  );
  if (matrix.max() === 0 && matrix.min() === 0) return false;
  const constants = MlMatrix.columnVector(brackets.map(({ constant }) => constant));
  const shifts = new SingularValueDecomposition(matrix, { autoTranspose: true }).solve(constants);
  return constants.sub(matrix.mmul(shifts)).norm() <= tolerance * largest;
}

/** a, [pairs(count), count], the constant as the last element where it is one: it commutes with all. */
function withConstant(brackets: readonly Bracket[], count: number, hasConstant: boolean): Matrix {
  const constants = matrixOf((count * (count - 1)) / 2, count);
  const among = pairs(hasConstant ? count - 1 : count);
  pairs(count).forEach(([a, b], pair) => {
    const own = brackets[among.findIndex(([one, two]) => one === a && two === b)];
    if (own === undefined) return;
    constants.data.set([...own.parts, ...(hasConstant ? [own.constant] : [])], pair * count);
  });
  return constants;
}

/** The change to functions that are orthonormal on the samples; the constant stays. */
function whiteningOf(values: readonly Float64Array[], chosen: readonly number[], count: number): MlMatrix {
  const means = chosen.map((a) => values.reduce((sum, f) => sum + (f[a] ?? NaN), 0) / values.length);
  const centred = new MlMatrix(values.map((f) => chosen.map((a, c) => (f[a] ?? NaN) - (means[c] ?? NaN))));
  const { diagonal, rightSingularVectors } = new SingularValueDecomposition(centred, { autoTranspose: true });
  const own = rightSingularVectors
    .transpose()
    .mulColumnVector(diagonal.map((value) => Math.sqrt(values.length) / value));
  return MlMatrix.eye(count).setSubMatrix(own, 0, 0);
}

/** Constants of new elements M e: a′_ab = Σ M_ac M_bd a_cd M⁻¹. */
function inOtherBasis({ rows, columns: n, data }: Matrix, change: MlMatrix): Matrix {
  const all = pairs(n);
  const back = inverse(change);
  const result = matrixOf(rows, n);
  all.forEach(([a, b], pair) => {
    const sum = new Float64Array(n);
    all.forEach(([c, d], old) => {
      const weight = change.get(a, c) * change.get(b, d) - change.get(a, d) * change.get(b, c);
      if (weight === 0) return;
      for (let e = 0; e < n; e += 1) sum[e] = (sum[e] ?? NaN) + weight * (data[old * n + e] ?? NaN);
    });
    result.data.set(
      MlMatrix.rowVector([...sum])
        .mmul(back)
        .to1DArray(),
      pair * n,
    );
  });
  return result;
}

/** Functions that span, with the centre, all: the first that do. */
function beside(centre: readonly Float64Array[], count: number): number[] {
  const spanned: Float64Array[] = [];
  const isNew = (vector: Float64Array): boolean => {
    let rest = vector;
    for (const unit of [...spanned, ...spanned]) {
      const part = dot(rest, unit);
      rest = rest.map((entry, at) => entry - part * (unit[at] ?? NaN));
    }
    const size = Math.hypot(...rest);
    if (size <= INDEPENDENT_ABOVE * Math.hypot(...vector)) return false;
    spanned.push(rest.map((entry) => entry / size));
    return true;
  };
  centre.forEach(isNew);
  return Array.from({ length: count }, (_, a) => a).filter((a) => isNew(Float64Array.from(unitVector(a, count))));
}

function unitVector(position: number, length: number): number[] {
  return Array.from({ length }, (_, at) => (at === position ? 1 : 0));
}

/** The coefficients of a combination of functions of variance 1. */
function sumOf(functions: readonly ConservedFunction[], combination: Float64Array, sizes: Float64Array): Float64Array {
  const sum = new Float64Array(functions[0]?.coefficients.length ?? 0);
  functions.forEach(({ coefficients }, a) => {
    const factor = (combination[a] ?? NaN) / (sizes[a] ?? NaN);
    coefficients.forEach((entry, k) => (sum[k] = (sum[k] ?? NaN) + factor * entry));
  });
  return sum;
}

/** A central function as it is written, in whole numbers where it is of such, and what it is multiplied by for that. */
function centralFunction(coefficients: Float64Array): { readonly coefficients: Float64Array; readonly factor: number } {
  const largest = coefficients.reduce((most, entry) => (Math.abs(entry) > Math.abs(most) ? entry : most), 0);
  const scaled = coefficients.map((entry) =>
    Math.abs(entry) < CENTRAL_BELOW * Math.abs(largest) ? 0 : entry / largest,
  );
  const written = smallIntegers(scaled) ?? scaled.map((entry) => Number(entry.toPrecision(DIGITS)));
  return { coefficients: written, factor: (written[coefficients.indexOf(largest)] ?? NaN) / largest };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? NaN) * (b[at] ?? NaN);
  return sum;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0));
}
