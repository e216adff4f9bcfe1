import { factorRows, matrixOf, type Matrix } from '@liesweep/lie';
import { ACCEPT_QUADRATIC_ABOVE, averageDetermination, requireConverged, type FitQuality } from './fit-quality.js';
import { HELD_OUT_SHARE, splitRows, type Split } from './split-rows.js';

/** A labelled dataset to which quadratic forms are fitted. */
export interface QuadraticFit {
  /** x, row-major [m, n]. */
  readonly inputs: ArrayLike<number>;
  /** Row-major [m, k]. */
  readonly labels: ArrayLike<number>;
  /** n and k. */
  readonly inputCount: number;
  readonly labelCount: number;
  /** Decides which rows are held out, where the split is not given. */
  readonly seed: number;
  /** Which rows train and which only judge; default a fifth held out by chance. */
  readonly split?: Split;
  /** The least held-out R²; default `ACCEPT_QUADRATIC_ABOVE`. */
  readonly acceptAbove?: number;
}

/** One quadratic form per label, φ_l(x) = xᵀ A_l x + c_l. */
export interface FittedQuadratic {
  /** A_l, symmetric, n rows of n numbers each. */
  readonly matrices: readonly (readonly (readonly number[])[])[];
  readonly constants: readonly number[];
  readonly quality: FitQuality;
  /** Standard error of the rows ∇φ ⊗ x, relative to them: √(E‖δr‖² / mean ‖r‖²), over all labels. */
  readonly rowError: number;
}

/**
 * Fits a quadratic form to every label by least squares, in float64 and by QR.
 *
 *     min_{A, c} Σ_i (x_iᵀ A x_i + c − y_i)²,   A = Aᵀ
 *
 * The standard error follows from the residual σ² = Σ residual² / (m − p) and the covariance σ² (DᵀD)⁻¹ of the p
 * coefficients, D the design matrix: E‖δr‖² = mean_i 4 ‖x_i‖² E‖δA x_i‖².
 *
 * @throws FitDidNotConvergeError when the held-out R² is below `acceptAbove`, or the rows do not determine the form
 */
export function fitQuadratic(fit: QuadraticFit): FittedQuadratic {
  const { inputs, labels, inputCount, labelCount, seed, acceptAbove = ACCEPT_QUADRATIC_ABOVE } = fit;
  const { split = splitRows(inputs.length / inputCount, HELD_OUT_SHARE, seed) } = fit;
  const sample = (row: number): Float64Array =>
    Float64Array.from({ length: inputCount }, (_, at) => inputs[row * inputCount + at] ?? Number.NaN);
  const labelsOf = (row: number): number[] =>
    Array.from({ length: labelCount }, (_, label) => labels[row * labelCount + label] ?? Number.NaN);
  const design = Array.from(split.train, (row) => [...monomials(sample(row)), ...labelsOf(row)]);
  const { coefficients, variances, inverse } = leastSquares(design, labelCount);
  const forms = coefficients.map((solution) => symmetric(solution, inputCount));
  const judge = (rows: Int32Array): number =>
    averageDetermination(
      Array.from(rows, (row) => coefficients.map((solution) => dot(solution, monomials(sample(row))))).flat(),
      Array.from(rows, labelsOf).flat(),
      labelCount,
    );
  const quality: FitQuality = { measure: 'R²', train: judge(split.train), heldOut: judge(split.heldOut) };
  requireConverged(quality, acceptAbove);
  const weighted = weightedMoments(Array.from(split.train, sample));
  const sizeOf = (form: readonly (readonly number[])[]): number => rowSize(form, weighted);
  const uncertain = inverse.reduce((total, column) => total + sizeOf(symmetric(column, inputCount)), 0);
  const error = variances.reduce((total, variance) => total + variance * uncertain, 0);
  return {
    matrices: forms,
    constants: coefficients.map((solution) => solution.at(-1) ?? Number.NaN),
    quality,
    rowError: Math.sqrt(error / forms.reduce((total, form) => total + sizeOf(form), 0)),
  };
}

/** x_i x_j for i ≤ j, twice off the diagonal so that the coefficient is the entry of A; then 1. */
function monomials(x: Float64Array): number[] {
  return [
    ...Array.from(x).flatMap((left, i) =>
      Array.from(x.subarray(i), (right, beyond) => (beyond === 0 ? 1 : 2) * left * right),
    ),
    1,
  ];
}

/** The symmetric matrix whose entries (i, j), i ≤ j, come row by row. */
function symmetric(coefficients: readonly number[], n: number): number[][] {
  const at = (i: number, j: number): number => i * n - (i * (i - 1)) / 2 + (j - i);
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => coefficients[i <= j ? at(i, j) : at(j, i)] ?? Number.NaN),
  );
}

interface Solution {
  /** One solution per label, p numbers. */
  readonly coefficients: readonly (readonly number[])[];
  /** σ² of each label's residual. */
  readonly variances: readonly number[];
  /** The columns of T⁻¹, with T⁻¹T⁻ᵀ = (DᵀD)⁻¹. */
  readonly inverse: readonly (readonly number[])[];
}

/** The least-squares solution of every label, from the triangle T of [D | Y]. @param table rows of D, then of Y */
function leastSquares(table: readonly (readonly number[])[], labelCount: number): Solution {
  const width = table[0]?.length ?? 0;
  const p = width - labelCount;
  const triangle = factorRows(matrixOf(table.length, width, table.flat()), 1); // Tᵀ, [p + k, p + k]
  const entry = (row: number, column: number): number => triangle.data[column * triangle.columns + row] ?? Number.NaN;
  const solve = (right: (row: number) => number): number[] => {
    const solution = new Array<number>(p).fill(0);
    for (let row = p - 1; row >= 0; row -= 1) {
      const known = solution.reduce(
        (total, value, column) => (column > row ? total + entry(row, column) * value : total),
        0,
      );
      solution[row] = (right(row) - known) / entry(row, row);
    }
    return solution;
  };
  const perLabel = Array.from({ length: labelCount }, (_, label) => p + label);
  return {
    coefficients: perLabel.map((column) => solve((row) => entry(row, column))),
    variances: perLabel.map(
      (column) =>
        perLabel.reduce((total, row) => total + (row > column ? 0 : entry(row, column) ** 2), 0) / (table.length - p),
    ),
    inverse: Array.from({ length: p }, (_, column) => solve((row) => (row === column ? 1 : 0))),
  };
}

/** mean_i ‖x_i‖² x_i x_iᵀ, [n, n]. */
function weightedMoments(samples: readonly Float64Array[]): Matrix {
  const n = samples[0]?.length ?? 0;
  const moments = matrixOf(n, n);
  for (const x of samples) {
    const weight = dot(Array.from(x), Array.from(x)) / samples.length;
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1)
        moments.data[i * n + j] = (moments.data[i * n + j] ?? 0) + weight * (x[i] ?? Number.NaN) * (x[j] ?? Number.NaN);
    }
  }
  return moments;
}

/** mean_i ‖2 A x_i ⊗ x_i‖² = 4 tr(A M A) with M the weighted moments. */
function rowSize(form: readonly (readonly number[])[], { data, columns }: Matrix): number {
  return form.reduce(
    (total, row) =>
      total +
      4 *
        row.reduce(
          (sum, left, i) =>
            sum + left * row.reduce((inner, right, j) => inner + right * (data[i * columns + j] ?? Number.NaN), 0),
          0,
        ),
    0,
  );
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((total, value, at) => total + value * (right[at] ?? Number.NaN), 0);
}
