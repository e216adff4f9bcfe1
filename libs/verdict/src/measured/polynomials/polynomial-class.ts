import { largestModulus, matrixOf, scale, transpose, triangleFold } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { monomialBlocks } from './monomial-blocks.js';
import { monomialsOf } from './monomials.js';
import type { Monomials } from './monomials.js';

/** A monomial is a combination of those before it when less than this share of it is left. */
const DEPENDENT_BELOW = 1e-7;

/**
 * The polynomials of one degree on the rows, with an orthonormal basis: P = F R, FᵀF/N = 1.
 *
 * R is triangular and monomials stand by degree, so that the first Q_d columns serve for every smaller degree d.
 */
export interface PolynomialClass {
  readonly monomials: Monomials;
  /** z, shape [N, r]: the monomials P there, [N, Q], are evaluated whenever they are asked for. */
  readonly points: Matrix;
  /** R, shape [Q, Q], upper triangular. */
  readonly triangle: Matrix;
  /** F, shape [N, Q]. */
  readonly orthonormal: Matrix;
}

/**
 * The class of the highest degree, up to `degree`, whose polynomials differ on the rows.
 *
 * @param points z, shape [N, r], N ≥ Q
 */
export function polynomialClass(points: Matrix, degree: number): PolynomialClass {
  const monomials = monomialsOf(points.columns, degree);
  const lower = factorMonomials(monomials, points); // Rᵀ
  const identified = identifiedDegree(monomials, lower);
  return identified < degree
    ? polynomialClass(points, identified)
    : { monomials, points, triangle: transpose(lower), orthonormal: orthonormalRows(monomials, points, lower) };
}

/**
 * The factor R of monomials at points, as Rᵀ [Q, Q] with R Rᵀ = PᵀP/N: `factorRows` of all of them, evaluated a block at a time.
 *
 * @param points z, shape [N, r], N ≥ Q
 */
export function factorMonomials(monomials: Monomials, points: Matrix): Matrix {
  let largest = 0;
  for (const { values } of monomialBlocks(monomials, points)) largest = largestModulus(values.data, largest);
  const fold = triangleFold(monomials.counts.at(-1) ?? 1, largest);
  for (const { values } of monomialBlocks(monomials, points)) fold.add(values.data);
  return scale(transpose(fold.triangle()), 1 / Math.sqrt(points.rows));
}

/** The same class cut to a smaller degree: the leading blocks. */
export function leadingClass(whole: PolynomialClass, degree: number): PolynomialClass {
  if (degree === whole.monomials.degree) return whole;
  const monomials = monomialsOf(whole.monomials.variables, degree);
  const count = monomials.counts[degree] ?? 1;
  return {
    monomials,
    points: whole.points,
    triangle: leadingBlock(whole.triangle, count, count),
    orthonormal: leadingBlock(whole.orthonormal, whole.orthonormal.rows, count),
  };
}

function leadingBlock({ columns, data }: Matrix, rows: number, count: number): Matrix {
  const block = matrixOf(rows, count);
  for (let i = 0; i < rows; i++) {
    block.data.set(data.subarray(i * columns, i * columns + count), i * count);
  }
  return block;
}

/** What is left of a monomial beside the ones before it is |R_jj|, of its length ‖R e_j‖. */
function identifiedDegree({ degree, counts, blockStart }: Monomials, lower: Matrix): number {
  for (let j = 0; j < lower.rows; j++) {
    const row = lower.data.subarray(j * lower.columns, j * lower.columns + j + 1);
    if (!(Math.abs(row[j] ?? NaN) > DEPENDENT_BELOW * Math.hypot(...row))) {
      return counts.indexOf(blockStart[j] ?? 0);
    }
  }
  return degree;
}

/** F = P R⁻¹ row by row: f_j = (p_j − Σ_{i<j} f_i R_ij) / R_jj. Four rows at once, so that R is read a quarter as often. */
function orthonormalRows(monomials: Monomials, points: Matrix, lower: Matrix): Matrix {
  const { columns } = lower;
  const orthonormal = matrixOf(points.rows, columns);
  const factors = Array.from({ length: columns }, (_, j) => lower.data.subarray(j * columns, j * columns + j + 1));
  for (const { values, first } of monomialBlocks(monomials, points)) {
    const target = orthonormal.data.subarray(first * columns, (first + values.rows) * columns);
    orthonormaliseBlock(values, factors, { ...values, data: target });
  }
  return orthonormal;
}

function orthonormaliseBlock(values: Matrix, factors: readonly Float64Array[], target: Matrix): void {
  const { rows, columns } = values;
  const spare = new Float64Array(columns);
  const rowOf = ({ data }: Matrix, i: number): Float64Array =>
    i < rows ? data.subarray(i * columns, (i + 1) * columns) : spare;
  for (let i = 0; i < rows; i += 4) {
    const p = [0, 1, 2, 3].map((s) => rowOf(values, i + s));
    const [a = spare, b = spare, c = spare, d = spare] = [0, 1, 2, 3].map((s) =>
      i + s < rows ? rowOf(target, i + s) : new Float64Array(columns),
    );
    for (let j = 0; j < columns; j++) {
      const r = factors[j] ?? spare;
      let [sa, sb, sc, sd] = [p[0]?.[j] ?? NaN, p[1]?.[j] ?? NaN, p[2]?.[j] ?? NaN, p[3]?.[j] ?? NaN];
      for (let k = 0; k < j; k++) {
        const factor = r[k] ?? NaN;
        sa -= (a[k] ?? NaN) * factor;
        sb -= (b[k] ?? NaN) * factor;
        sc -= (c[k] ?? NaN) * factor;
        sd -= (d[k] ?? NaN) * factor;
      }
      const pivot = r[j] ?? NaN;
      a[j] = sa / pivot;
      b[j] = sb / pivot;
      c[j] = sc / pivot;
      d[j] = sd / pivot;
    }
  }
}
